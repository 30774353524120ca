"""The language of a text, as far as can be told."""

from functools import cache
from typing import Any

LOOKED_AT = 3000  # characters; more changes nothing
SURE = 0.9
TAKEN_FOR_ENGLISH = {"pcm"}  # Nigerian Pidgin: short English texts were mistaken for it, and it is rarely on file
FEWEST_LETTERS = 60  # below this a guess is worth little: the stated language is taken, or none


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([name for name in identifier.nb_classes if name not in TAKEN_FOR_ENGLISH])
    return identifier


@cache
def named(code: str) -> str:
    """'German' for 'de' (ISO 639-1); the code itself if it has no name."""
    import pycountry

    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else None
    return str(found.name).split(" (")[0].removeprefix("Modern ") if found else code


def language(text: str, said: str = "") -> str:
    """An ISO 639-1 code, or '' if the text is too short to tell; `said` is the language its author states."""
    said = said.strip().lower().replace("_", "-").split("-")[0]
    said = said if len(said) == 2 and said.isalpha() else ""
    look = text[:LOOKED_AT]
    if sum(letter.isalpha() for letter in look) < FEWEST_LETTERS:
        return said
    guess, probability = _identifier().classify(look)
    # Page authors often leave a template's language unchanged, so a confident guess from the words counts more.
    return str(guess) if probability >= SURE else said
