"""The event lexicon (verbs, event nouns and operators, with PLOVER types) and the PLOVER ontology."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from glossator.conduct.words import load

Token = Any


@dataclass(frozen=True)
class Frame:
    """What a verb or noun codes if its conditions hold."""

    type: str
    mode: str = ""
    target: tuple[str, ...] = ("obj", "obj.homes", "with", "to", "against", "on", "at", "from", "in")
    both: bool = False
    conditions: dict[str, Any] = field(default_factory=dict)


CODED = {"type", "mode", "target", "both"}  # whatever else a row has is a condition
PRAISED = ("obj", "obj.homes", "to", "with")  # "congratulated X on Y": Y is no target


@dataclass(frozen=True)
class Lexicon:
    """The event lexicon."""

    classes: dict[str, frozenset[str]]
    operators: dict[str, str]
    light: dict[str, frozenset[str]]
    carried: dict[str, str]
    frames: dict[str, Frame]
    behind: dict[str, tuple[str, ...]]
    nouns: dict[str, Frame]
    verbs: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, dict[str, Any]]

    def words(self, condition: str | list[str]) -> frozenset[str]:
        """The lemmas of a named class, or the lemmas given."""
        if isinstance(condition, str):
            return self.classes.get(condition, frozenset({condition}))
        return frozenset().union(*(self.classes.get(word, frozenset({word})) for word in condition))


def _frame(row: dict[str, Any]) -> Frame:
    praised = row.get("type") == "SUPPORT"
    target = row.get("target", PRAISED if praised else Frame.target)
    return Frame(
        type=row.get("type", ""),
        mode=row.get("mode", ""),
        target=(target,) if isinstance(target, str) else tuple(target),
        both=bool(row.get("both")),
        conditions={key: value for key, value in row.items() if key not in CODED},
    )


def _listed(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else [value]


@cache
def lexicon() -> Lexicon:
    """The package's lexicon."""
    rows = load("lexicon")
    return Lexicon(
        classes={name: frozenset(words) for name, words in rows["classes"].items()},
        operators={word: kind for kind, words in reversed(rows["operators"].items()) for word in words},
        light={kind: frozenset(words) for kind, words in rows["light"].items()},
        carried=rows["carried"],
        frames={name: _frame(row) for name, row in rows["frames"].items()},
        behind={type_: tuple(paths) for type_, paths in rows["behind"].items()},
        nouns={word: _frame(row) for word, row in rows["nouns"].items()},
        verbs={word: tuple(_frame(row) for row in _listed(value)) for word, value in rows["verbs"].items()},
        adjectives=rows["adjectives"],
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
    rows = load("ontology")
    contexts = {name: tuple(words) for name, words in rows["contexts"].items()}
    return Ontology(rows["types"], rows["intended"], rows["drafts"], contexts)
