"""How likely the passages read bear a claim out, or contradict it: two logistic models over everything read.

The reader, the verifier and the guards each err by themselves: the guards ask for names that a paper leaves out, and
the networks overlook who did what to whom. Together they were fitted on claims with known findings
(`training/fit_settling.py`), half of them false ones that share most words with what is on file.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.case import Case, Verified
from glossator.evidence.finding.numbers import NAMES as READ
from glossator.evidence.finding.numbers import read_closely
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence
from glossator.evidence.signals.table import Name
from glossator.evidence.weighing.chances import matched

SOFT = (Name.NAMES, Name.ROLES, Name.CERTAINTY, Name.PERSON)  # guards that the models weigh; the others hold
LEANS, LEAST = 0.5, 0.04  # a piece may count on a side about as likely as the other, and not negligible
_OWN = ("side", "other side", "chance", "verified", "other verified", "decides", "party", *SOFT)
NAMES = (
    *READ,
    *(f"for: {name}" for name in (*_OWN, "turned", "left when turned")),
    *(f"against: {name}" for name in _OWN),
    "verified for",
    "verified against",
    "matched",
    "printed",
)
SURE = 0.6


class _Read(Protocol):
    @property
    def at(self) -> int: ...
    @property
    def clear(self) -> float: ...
    @property
    def denied(self) -> float: ...


_One = TypeVar("_One", bound=_Read)


def best_for(case: Case, held: Iterable[_One]) -> _One | None:
    """The piece that most likely bears the claim out; None if none may."""

    def likely(one: _One) -> float:
        piece = case.evidence[one.at]
        return one.clear * piece.chance * (piece.supports + LEAST)

    return _best(case, held, lambda piece: (piece.supports, piece.refutes), likely)


def best_against(case: Case, held: Iterable[_One]) -> _One | None:
    """The piece that most likely contradicts the claim; None if none may."""

    def likely(one: _One) -> float:
        piece = case.evidence[one.at]
        return one.denied * piece.chance * (piece.refutes + LEAST)

    return _best(case, held, lambda piece: (piece.refutes, piece.supports), likely)


def _best(
    case: Case,
    held: Iterable[_One],
    side: Callable[[Evidence], tuple[float, float]],
    likely: Callable[[_One], float],
) -> _One | None:
    def may(one: _One) -> bool:
        own, other = side(case.evidence[one.at])
        return own > LEAST and own >= LEANS * other and not _guarded(case.evidence[one.at])

    return max(filter(may, held), key=likely, default=None)


def _guarded(piece: Evidence) -> bool:
    """True where a guard objects that no model may overrule."""
    return any(one.name not in SOFT for one in piece.signals)


def settled(case: Case) -> tuple[float, float]:
    """The probabilities that what was read bears the claim out, and that it contradicts it."""
    table, row = load("settling")["coefficients"], features(case)
    bears, denies = (_share(table[name][0] + float(np.dot(table[name][1:], row))) for name in ("for", "against"))
    return (
        bears if best_for(case, case.verified) else 0.0,
        denies if best_against(case, case.verified) else 0.0,
    )


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def features(case: Case) -> NDArray[np.float64]:
    """(NAMES,) features of a case whose evidence was verified."""
    ours, theirs = best_for(case, case.verified), best_against(case, case.verified)
    turned = [max(ours.turned, 0.0), ours.clear - max(ours.turned, 0.0)] if ours else [0.0, 0.0]
    pieces = case.evidence
    return np.asarray(
        [
            *read_closely(case),
            *_of(case, ours, lambda piece: (piece.supports, piece.refutes), lambda one: (one.clear, one.denied)),
            *turned,
            *_of(case, theirs, lambda piece: (piece.refutes, piece.supports), lambda one: (one.denied, one.clear)),
            sum(one.clear >= SURE and pieces[one.at].supports > pieces[one.at].refutes for one in case.verified),
            sum(one.denied >= SURE and pieces[one.at].refutes > pieces[one.at].supports for one in case.verified),
            max(map(matched, case.read), default=0.0),
            len(pieces),
        ],
        dtype=np.float64,
    )


def _of(
    case: Case,
    one: Verified | None,
    side: Callable[[Evidence], tuple[float, float]],
    told: Callable[[Verified], tuple[float, float]],
) -> Sequence[float]:
    if one is None:
        return [0.0] * len(_OWN)
    piece = case.evidence[one.at]
    guards = {signal.name for signal in piece.signals}
    own = (*side(piece), piece.chance, *told(one), piece.decides, float(piece.party))
    return [*own, *(float(name in guards) for name in SOFT)]
