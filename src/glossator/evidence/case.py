"""One case a question: what the stages fill in, each its own part, from asking to deciding.

A stage is a function over a list of cases, so that every network runs once over all of them; a case never looks at its
neighbours, and two questions may bear one id.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.model import Evidence
from glossator.evidence.question import Question
from glossator.models.reader import CONTEXT, NOTHING
from glossator.record.filters import Dated
from glossator.record.model import Hit


@dataclass(frozen=True)
class Days:
    """Which documents a case may read: those published up to one day and from another on, or those without a day."""

    until: date | None = None
    after: date | None = None
    dated: Dated = "dated"


@dataclass(frozen=True)
class Reading:
    """What was read of one passage beside its claim.

    `sides` are six probabilities (`models.reader.SIDES`), `key` that an editor would really print it; by `worth`
    passages beside one claim stand in order; `close` when the large network read it too.
    """

    sides: NDArray[np.float64]
    stance: NDArray[np.float64]
    key: float
    worth: float
    close: bool = False

    @property
    def gain(self) -> float:
        """What an editor is expected to give for it, 0 to 3: 1 for context, 2 for a side, 1 more for a first choice."""
        return float(self.sides[CONTEXT] + 2 * (1 - self.sides[NOTHING] - self.sides[CONTEXT])) + self.key


@dataclass(eq=False)
class Found:
    """A passage that search found for a claim, and what was read of it.

    `fused` sums the reciprocal ranks that its searches gave it, `vector` is the one on file, if any; `shared` is the
    part of the claim's words that it and its title have, `named` the part of those whom the claim is about, both 0 to
    1; by `score`, the logit that it is worth printing, it waits to be read; `matched` is that logit but for its age.
    """

    hit: Hit
    score: float = 0.0
    matched: float = 0.0
    fused: float = 0.0
    vector: NDArray[np.float32] | None = None
    shared: float = 0.0
    named: float = 0.0
    reading: Reading | None = None


@dataclass(eq=False)
class Case:
    """A question, the documents it may read, and what each stage has filled in so far.

    `actors`: whom it is about; `others`: what its sentence names for other claims; `era`: the time that it is about,
    where that is long past.
    """

    question: Question
    days: Days = field(default_factory=Days)
    actors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    era: tuple[date, date] | None = None
    searches: list["Search"] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def said_on(self) -> date | None:
        """The day the claim is read as of: when it was said, else the last day it may be checked by."""
        return self.question.date or self.days.until

    @property
    def read(self) -> list[Found]:
        """What was read, the most telling first."""
        read = [(one.reading.worth, one) for one in self.found if one.reading is not None]
        return [one for _, one in sorted(read, key=lambda pair: (-pair[0], pair[1].hit.passage.id))]


@dataclass(frozen=True, eq=False)
class Search:
    """One search: words or a vector, over the days of the case, its last year only, or the time it is about."""

    asked: str | NDArray[np.float32]
    lately: bool = False
    era: bool = False
    posts: bool = False
