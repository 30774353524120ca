"""An event as coded, and what the clauses above it say of it."""

from dataclasses import dataclass
from typing import Any

from glossator.conduct.model import Actor
from glossator.language.model import Certainty

Token = Any  # a spaCy token; spaCy's own types are not installed for the checker


@dataclass(frozen=True)
class Act:
    """An event before it is dated and quoted; `verb` is the place of its verb in the sentence."""

    type: str
    mode: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    verb: int
    both: bool = False
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    speakers: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Setting:
    """Handed down the clauses: the grammatical subject to inherit, who is speaking, how deep we are."""

    subject: Token | None = None
    speakers: tuple[str, ...] = ()
    depth: int = 0

    @property
    def reported(self) -> bool:
        """True inside what somebody says."""
        return bool(self.speakers)


def same(actor: Actor, others: list[Actor]) -> bool:
    """True when the actor is one of the others: one state may still act on its own people or parliament."""
    return any(_equal(actor, other) for other in others)


def _equal(one: Actor, other: Actor) -> bool:
    if one.words and one.words == other.words and one.id == other.id:
        return True  # "President" and "President" may be two
    if not one.id or one.id != other.id:
        return False
    if one.person and other.person:
        return one.person == other.person
    return one.role == other.role or "" in {one.role, other.role} or {one.role, other.role} <= {"GOV", "MIL"}
