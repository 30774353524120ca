"""Attribution word lists, as sets."""

from functools import cache
from typing import Any

from glossator.language.lexicon import load


@cache
def lists() -> dict[str, Any]:
    """The contents of `data/attribution.yaml`."""
    return load("attribution")


@cache
def verbs(kind: str) -> frozenset[str]:
    """Lemmas of the reporting verbs by what they govern: clause, object or infinitive."""
    return frozenset(lists()[kind])


@cache
def words(kind: str) -> frozenset[str]:
    """One of the other lists: adjectives, nouns, pronouns, words that are never a source."""
    return frozenset(str(word) for word in lists()[kind])


@cache
def prepositions(verb: str) -> frozenset[str]:
    """The prepositions that introduce the content of a verb."""
    return frozenset(name for name, takes in lists()["preposition"].items() if verb in takes)


@cache
def light(verb: str) -> frozenset[str]:
    """The complements that make a verb a cue which it is not by itself."""
    return frozenset(lists()["light"].get(verb, ()))
