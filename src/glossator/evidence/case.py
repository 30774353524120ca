"""One Case per question, filled in stage by stage from asking to deciding.

A stage is a function on a list of cases, so that every network runs once over all of them. Cases are independent of one
another, and two questions may share an id.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.model import Evidence
from glossator.evidence.question import Question
from glossator.models.reader import CONTEXT, NOTHING
from glossator.record.model import Hit
from glossator.record.searching.filters import Dated


@dataclass(frozen=True)
class Days:
    """Which documents a case may read: those published up to `until` and after `after`, or the undated ones."""

    until: date | None = None
    after: date | None = None
    dated: Dated = "dated"


@dataclass(frozen=True)
class Reading:
    """The reader's output for one passage beside its claim.

    `sides`: six probabilities (`models.reader.SIDES`); `key`: probability that an editor would print it; `worth`: ranks
    the passages beside one claim; `printed`: logit that an editor would print it; `skimmed`: the small network's
    score; `close`: True if the large network read it too, which alone knows `printed`.
    """

    sides: NDArray[np.float64]
    stance: NDArray[np.float64]
    key: float
    worth: float
    printed: float = 0.0
    skimmed: float = 0.0
    close: bool = False

    @property
    def gain(self) -> float:
        """The expected relevance grade, 0 to 3: 1 for context, 2 for a side, 1 more for an editor's first choice."""
        return float(self.sides[CONTEXT] + 2 * (1 - self.sides[NOTHING] - self.sides[CONTEXT])) + self.key


@dataclass(eq=False)
class Found:
    """A passage found for a claim, and how it was read.

    `fused`: sum of reciprocal ranks over its searches; `vector`: the stored one, if any; `shared`: share of the claim's
    words in it and its title; `named`: share of the claim's actors named, both 0 to 1; `score`: logit that it is worth
    printing, by which it queues for reading; `matched`: that logit without its age; `chance`: how likely an editor
    prints it beside this claim, 0 to 1, once all that was found has been read; 1 for what is given with the claim.
    """

    hit: Hit
    score: float = 0.0
    matched: float = 0.0
    fused: float = 0.0
    vector: NDArray[np.float32] | None = None
    shared: float = 0.0
    named: float = 0.0
    reading: Reading | None = None
    chance: float = 1.0


@dataclass(frozen=True)
class Verified:
    """What the verifier says of one printed piece, by its index: all probabilities.

    `clear`: that it bears the claim out; `denied`: that it refutes it; `turned`: that it bears out the claim with two
    of its names exchanged, at most; -1 where nothing was exchanged.
    """

    at: int
    clear: float
    denied: float
    turned: float = -1.0


@dataclass(eq=False)
class Case:
    """A question, the documents it may read, and what the stages have filled in so far.

    `actors`: whom it is about; `others`: what its sentence names for sibling claims; `era`: the past period it is
    about, if any.
    """

    question: Question
    days: Days = field(default_factory=Days)
    actors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    era: tuple[date, date] | None = None
    searches: list["Search"] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    verified: list[Verified] = field(default_factory=list)

    @property
    def said_on(self) -> date | None:
        """The day the claim is checked as of: when it was said, else the last day it may read."""
        return self.question.date or self.days.until

    @property
    def read(self) -> list[Found]:
        """The passages read, most telling first."""
        read = [(one.reading.worth, one) for one in self.found if one.reading is not None]
        return [one for _, one in sorted(read, key=lambda pair: (-pair[0], pair[1].hit.passage.id))]


@dataclass(frozen=True, eq=False)
class Search:
    """One search: words or a vector, over all days of the case, its last year only, or its era."""

    asked: str | NDArray[np.float32]
    lately: bool = False
    era: bool = False
    posts: bool = False
