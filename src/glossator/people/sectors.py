"""Nouns that describe actors: PLOVER sectors, titles, and nouns that only count or group."""

from dataclasses import dataclass
from functools import cache

from glossator.people.lexicon import load


@dataclass(frozen=True)
class Sectors:
    """The sector nouns, looked up by lower-case lemma."""

    nouns: dict[str, str]
    of_state: frozenset[str]
    titles: dict[str, str]
    modifiers: dict[str, str]
    partitives: frozenset[str]
    out_of_office: frozenset[str]
    descriptions: dict[str, frozenset[str]]
    given_names: frozenset[str]
    group_nouns: frozenset[str]
    place_nouns: frozenset[str]
    takes_modifier: frozenset[str]
    by_others: frozenset[str]
    calendar: frozenset[str]
    of_anything: frozenset[str]
    buildings: frozenset[str]
    local: frozenset[str]
    things: frozenset[str]
    place_tails: frozenset[str]
    strangers: frozenset[str]


PLAIN = ("partitives", "out_of_office", "given_names", "group_nouns", "place_nouns", "takes_modifier",
         "by_others", "calendar", "of_anything", "buildings", "local", "things", "place_tails",
         "strangers")  # fmt: skip


@cache
def sectors() -> Sectors:
    """The package's sector nouns."""
    listed = load("sectors")
    return Sectors(
        nouns=_inverted(listed["sectors"]),
        of_state=frozenset(listed["of_state"]),
        titles=_inverted(listed["titles"]),
        modifiers=_inverted(listed["modifiers"]),
        **{name: frozenset(listed[name]) for name in PLAIN},
        descriptions={kind: frozenset(words) for kind, words in listed["descriptions"].items()},
    )


def _inverted(groups: dict[str, list[str]]) -> dict[str, str]:
    return {word: sector for sector, words in groups.items() for word in words}
