"""The event lexicon (verbs, event nouns and operators, with PLOVER types) and the PLOVER ontology."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from glossator.language import lists

Token = Any


@dataclass(frozen=True)
class Frame:
    """What a verb or noun codes if its conditions hold."""

    type: str
    mode: str = ""
    target: tuple[str, ...] = ("obj", "obj.homes", "with", "to", "against", "on", "at", "from", "in")
    both: bool = False
    conditions: dict[str, Any] = field(default_factory=dict)


PRAISED = ("obj", "obj.homes", "to", "with")  # "congratulated X on Y": Y is no target


@dataclass(frozen=True)
class Lexicon:
    """The event lexicon."""

    classes: dict[str, frozenset[str]]
    operators: dict[str, str]
    light: dict[str, frozenset[str]]
    carried: dict[str, str]
    nouns: dict[str, Frame]
    verbs: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, dict[str, Any]]
    outcomes: frozenset[str]
    deaths: frozenset[str]
    games: frozenset[str]
    nature: frozenset[str]
    health: frozenset[str]
    unwilling: frozenset[str]
    persons: frozenset[str]
    mishaps: frozenset[str]
    wrecks: frozenset[str]
    harms: frozenset[str]
    unmeant: frozenset[str]
    occurrences: frozenset[str]
    civil: frozenset[str]
    feasts: frozenset[str]
    measures: frozenset[str]
    drawing: frozenset[str]

    def words(self, condition: str | list[str]) -> frozenset[str]:
        """The lemmas of a named class, or the lemmas given."""
        if isinstance(condition, str):
            return self.classes.get(condition, frozenset({condition}))
        return frozenset().union(*(self.classes.get(word, frozenset({word})) for word in condition))


CONDITIONS = (
    "obj",
    "subj",
    "prep",
    "noun",
    "acomp",
    "xcomp",
    "oprd",
    "passive",
    "particle",
    "noun_in_obj",
    "clause_any",
    "needs",
    "clause_or",
    "violent",
    "of",
)


def _frame(row: dict[str, Any]) -> Frame:
    praised = row.get("type") == "SUPPORT"
    target = row.get("target", PRAISED if praised else Frame.target)
    return Frame(
        type=row.get("type", ""),
        mode=row.get("mode", ""),
        target=(target,) if isinstance(target, str) else tuple(target),
        both=bool(row.get("both")),
        conditions={key: row[key] for key in CONDITIONS if key in row},
    )


def _listed(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else [value]


@cache
def lexicon() -> Lexicon:
    """The package's lexicon."""
    rows: dict[str, Any] = lists.load("conduct", "lexicon")
    return Lexicon(
        classes={name: frozenset(words) for name, words in rows["classes"].items()},
        operators={word: kind for kind, words in reversed(rows["operators"].items()) for word in words},
        light={kind: frozenset(words) for kind, words in rows["light"].items()},
        carried=rows["carried"],
        nouns={word: _frame(row) for word, row in rows["nouns"].items()},
        verbs={word: tuple(_frame(row) for row in _listed(value)) for word, value in rows["verbs"].items()},
        adjectives=rows["adjectives"],
        outcomes=frozenset(rows["outcomes"]),
        deaths=frozenset(rows["deaths"]),
        games=frozenset(rows["games"]),
        nature=frozenset(rows["nature"]),
        health=frozenset(rows["health"]),
        unwilling=frozenset(rows["unwilling"]),
        persons=frozenset(rows["persons"]),
        mishaps=frozenset(rows["mishaps"]),
        wrecks=frozenset(rows["wrecks"]),
        harms=frozenset(rows["harms"]),
        unmeant=frozenset(rows["unmeant"]),
        occurrences=frozenset(rows["occurrences"]),
        civil=frozenset(rows["civil"]),
        feasts=frozenset(rows["feasts"]),
        measures=frozenset(rows["measures"]),
        drawing=frozenset(rows["drawing"]),
    )


@dataclass(frozen=True)
class Ontology:
    """The PLOVER ontology."""

    types: dict[str, str]
    intended: dict[str, str]
    drafts: dict[str, str]
    contexts: dict[str, tuple[str, ...]]

    def quarter(self, type_: str) -> str:
        """The quad class: verbal or material, cooperation or conflict."""
        return self.types[type_]

    def cooperative(self, type_: str) -> bool:
        """True for cooperation, verbal or material."""
        return self.types[type_].endswith("cooperation")

    def context(self, text: str) -> str:
        """The PLOVER context that a sentence's words suggest; '' if none."""
        lower = text.lower()
        return next((name for name, words in self.contexts.items() if any(word in lower for word in words)), "")


@cache
def ontology() -> Ontology:
    """The package's ontology."""
    rows: dict[str, Any] = lists.load("conduct", "ontology")
    contexts = {name: tuple(words) for name, words in rows["contexts"].items()}
    return Ontology(rows["types"], rows["intended"], rows["drafts"], contexts)
