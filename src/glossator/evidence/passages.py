"""What goes into the reading of a passage and what comes out of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.lexicon import load
from glossator.evidence.model import Certainty, Interval, Signal, Source, Stance
from glossator.evidence.parties import Party
from glossator.evidence.question import Question
from glossator.evidence.signals import Probabilities
from glossator.evidence.terms import Terms
from glossator.spans import Span


class Judgement(Protocol):
    """What a verifier says on evidence of any length: probabilities, and the deciding sentence's offsets in it."""

    @property
    def supports(self) -> float: ...
    @property
    def refutes(self) -> float: ...
    @property
    def neither(self) -> float: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Judge(Protocol):
    """A verifier: models.verifier.Verifier, or a stand-in with the same two methods.

    `quick` is a faster one that chooses what this one is to read, or None where this one reads everything.
    """

    @property
    def quick(self) -> "Judge | None": ...

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]: ...

    def judge_many(self, items: Sequence[tuple[str, str]], /) -> Sequence[Judgement]: ...


@dataclass(frozen=True)
class Item:
    """One passage to be held against one claim."""

    question: Question
    terms: Terms
    source: Source
    text: str
    signals: tuple[Signal, ...] = ()
    searched: bool = False  # found by search, not given by somebody who says that it bears on the claim


@dataclass(frozen=True)
class Read:
    """What was read from one passage: its deciding sentence (offsets in it) and how it bears on the claim."""

    item: Item
    sentence: Span
    raw: Probabilities
    probabilities: Probabilities
    certainty: Certainty
    certainty_words: tuple[str, ...] = ()
    attributed_to: tuple[str, ...] = ()
    event: Interval | None = None
    party: Party = field(default_factory=lambda: Party(party=False))
    signals: tuple[Signal, ...] = ()

    @property
    def stance(self) -> Stance:
        """The stance the probabilities name."""
        return stance(self.probabilities)


def stance(given: Probabilities) -> Stance:
    """The stance that is likely enough and clearly above the other; neither when there is none."""
    limits = load("stance")
    gap = given.supports - given.refutes
    if max(given.supports, given.refutes) < limits["stance_at"] or abs(gap) < limits["margin"]:
        return Stance.NEITHER
    return Stance.SUPPORTS if gap > 0 else Stance.REFUTES
