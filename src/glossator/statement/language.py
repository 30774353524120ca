"""Language identification; short texts count as English unless their letters say otherwise."""

import re
from functools import cache
from typing import Any

from glossator.folding import alike

FEWEST_LETTERS = 40
SURE = 0.9
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def language(text: str) -> str | None:
    """The ISO 639-1 code by py3langid; 'en' for short or uncertain Latin text, None for text without letters."""
    sample = alike(text[:20_000])
    letters = len(_LETTER.findall(sample))
    if not letters:
        return None
    latin = len(_LATIN.findall(sample))
    if latin * 2 > letters and letters < FEWEST_LETTERS:
        return "en"
    code, sure = _identifier().classify(sample)
    if latin * 2 > letters and sure < SURE:
        return "en"
    return str(code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
