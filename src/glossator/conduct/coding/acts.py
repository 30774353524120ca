"""Coded acts."""

from dataclasses import dataclass
from typing import Any

from glossator.conduct.model import Actor
from glossator.language.model import Certainty

Token = Any  # a spaCy token; spaCy's types are not visible to mypy here


@dataclass(frozen=True)
class Act:
    """An event before it is dated and quoted; `verb` is the index of its verb in the sentence."""

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


def same(actor: Actor, others: list[Actor]) -> bool:
    """True if the actor is among the others; a state may still act on its own people or parliament."""
    return any(_equal(actor, other) for other in others)


def _equal(one: Actor, other: Actor) -> bool:
    if one.words and one.words == other.words and one.id == other.id:
        return True  # two actors called only "President" may be different
    if not one.id or one.id != other.id:
        return False
    if one.person and other.person:
        return one.person == other.person
    return one.role == other.role or "" in {one.role, other.role} or {one.role, other.role} <= {"GOV", "MIL"}
