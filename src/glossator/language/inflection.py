"""Inflection: stems, and inflected forms from rules with short lists of exceptions."""

import re
from functools import cache, lru_cache

from glossator.language.lexicon import load, words

# A short verb with one vowel doubles its last letter: "stopped".
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
_WORDS = re.compile(r"\w[\w'’-]*|\d[\d.,]*")


@cache
def stem(word: str) -> str:
    """A crude stem, shared by the inflections of a word; used alike on claims and passages."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    irregular: dict[str, str] = load("stems")["irregular"]
    word = irregular.get(word, word)
    for ending in load("stems")["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The stems of the content words of `text`, in lower case."""
    return frozenset(
        stem(word) for word in _WORDS.findall(text) if word.casefold() not in words("stems", "small_words")
    )


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """The Snowball stem (Porter 2) of a word in lower case: 'Getting', 'gets' and 'get' are one."""
    import snowballstemmer

    # one stemmer per call: its state is not safe to share between threads
    return str(snowballstemmer.stemmer("english").stemWord(word.casefold()))


def past(lemma: str) -> str:
    """The past tense of a verb: 'carry' gives 'carried', 'hold' 'held'."""
    irregular: dict[str, str] = load("inflection")["pasts"]
    if lemma in irregular:
        return irregular[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    return f"{lemma}{lemma[-1]}ed" if _DOUBLED.match(lemma) else f"{lemma}ed"


def third_person(lemma: str) -> str:
    """The third person singular of a verb: 'try' gives 'tries'."""
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def irregular_plurals() -> dict[str, str]:
    """Irregular plurals, each with its singular."""
    listed: dict[str, str] = load("inflection")["singulars"]
    return listed


def singular(word: str) -> str:
    """The singular of a noun, by a short list of irregular plurals and the usual endings."""
    irregular = irregular_plurals()
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if _adds_s(word) else word


def is_plural(word: str) -> bool:
    """True for a noun in the plural, by the list of irregular plurals and the usual ending."""
    return word in irregular_plurals() or _adds_s(word)


def _adds_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
