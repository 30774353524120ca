"""The words that attribute, as sets."""

from functools import cache
from typing import Any

from glossator.language.lexicon import load


@cache
def lists() -> dict[str, Any]:
    """The word lists of `data/attribution.yaml`."""
    return load("attribution")


@cache
def verbs(kind: str) -> frozenset[str]:
    """Lemmas of the verbs of one kind: clause, object, infinitive."""
    return frozenset(lists()[kind])


@cache
def words(kind: str) -> frozenset[str]:
    """Adjectives, nouns, pronouns and what never is a source."""
    return frozenset(str(word) for word in lists()[kind])


@cache
def prepositions(verb: str) -> frozenset[str]:
    """The prepositions that open the content of a verb."""
    return frozenset(name for name, takes in lists()["preposition"].items() if verb in takes)


@cache
def light(verb: str) -> frozenset[str]:
    """The complements with which a verb attributes although alone it does not."""
    return frozenset(lists()["light"].get(verb, ()))
