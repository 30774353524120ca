"""Which language a text is in, as far as one can tell."""

from functools import cache
from typing import Any

LOOKED_AT = 3000  # characters; more changes nothing
SURE = 0.9
TAKEN_FOR_ENGLISH = {"pcm"}  # Nigerian Pidgin: short English texts were mistaken for it, and it is rarely on file
FEWEST_LETTERS = 60  # below this a guess is worth little: the text's own word is taken, or none


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([name for name in identifier.nb_classes if name not in TAKEN_FOR_ENGLISH])
    return identifier


@cache
def named(code: str) -> str:
    """'German' for 'de' (ISO 639-1); the code itself where nobody has that name."""
    import pycountry

    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else None
    return str(found.name).split(" (")[0].removeprefix("Modern ") if found else code


def language(text: str, said: str = "") -> str:
    """Two letters of ISO 639-1, or '' when the text is too short to tell; `said` is what its maker says it is."""
    said = said.strip().lower().replace("_", "-").split("-")[0]
    said = said if len(said) == 2 and said.isalpha() else ""
    look = text[:LOOKED_AT]
    if sum(letter.isalpha() for letter in look) < FEWEST_LETTERS:
        return said
    guess, probability = _identifier().classify(look)
    # Makers of pages often forget to change the language of a template, so a sure look at the words counts more.
    return str(guess) if probability >= SURE else said
