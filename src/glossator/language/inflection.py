"""Words cut to the stems that their inflections share."""

import re
from functools import cache, lru_cache

from glossator.language.lexicon import load

_WORDS = re.compile(r"\w[\w'’-]*|\d[\d.,]*")


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load("stems")["small_words"])


@cache
def stem(word: str) -> str:
    """A word cut to what its inflections share; crude on purpose, and the same for claim and passage."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    irregular: dict[str, str] = load("stems")["irregular"]
    word = irregular.get(word, word)
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The words of `text`, lower case, cut to a stem; small words are left out."""
    return frozenset(stem(word) for word in _WORDS.findall(text) if word.casefold() not in _small_words())
