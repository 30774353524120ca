"""PLOVER's ontology: event types, the quarters they belong to, and contexts."""

from dataclasses import dataclass
from functools import cache

from glossator.conduct.words import load


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
    intended = {type_: kind for kind, types in rows["intended"].items() for type_ in types}
    return Ontology(rows["types"], intended, rows["drafts"], contexts)
