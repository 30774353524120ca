"""The features of a finding, from the readings beside its claim."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.case import Case
from glossator.evidence.lexicon import load
from glossator.evidence.question import EARLY
from glossator.models.reader import AGAINST, CONTEXT, FOR, NOTHING, SETTLES_AGAINST, SETTLES_FOR

BEST = 12  # number of passages, the most telling first
PRINTED = 8


def numbers(
    sides: NDArray[np.float64], stance: NDArray[np.float64], key: NDArray[np.float64], kind: str
) -> NDArray[np.float64]:
    """(NAMES,) features of n readings in order of worth: `sides` (n, 6), `stance` (n, 3), `key` (n,); n may be 0."""
    sides, stance, key = sides[:BEST], stance[:BEST], key[:BEST]
    telling = 1 - sides[:, NOTHING]
    supports, refutes = sides[:, FOR] + sides[:, SETTLES_FOR], sides[:, AGAINST] + sides[:, SETTLES_AGAINST]
    says, denies = stance[:, 0] * telling, stance[:, 1] * telling
    found = [
        *_top(sides[:, SETTLES_FOR], 2),
        *_top(sides[:, SETTLES_AGAINST], 2),
        *_top(supports, 3),
        *_top(refutes, 3),
        *_top(telling, 3),
        *_top(key, 2),
        *_top(says, 2),
        *_top(denies, 2),
        min(_top(supports, 1)[0], _top(refutes, 1)[0]),
        supports[:PRINTED].sum(),
        refutes[:PRINTED].sum(),
        sides[:PRINTED, CONTEXT].sum(),
        telling[:PRINTED].sum(),
        (supports * key).sum() - (refutes * key).sum(),
        (says - denies)[:PRINTED].sum(),
        float(kind in EARLY),
        float(kind == "number"),
    ]
    return np.asarray(found, dtype=np.float64)


def read_closely(case: Case) -> NDArray[np.float64]:
    """The features of the most telling close readings, as many as the finding model was fitted on."""
    read = [one.reading for one in case.read if one.reading is not None and one.reading.close]
    read = read[: int(load("deciding")["fitted_on"])]
    if not read:
        return np.zeros(len(NAMES))
    return numbers(
        np.stack([one.sides for one in read]),
        np.stack([one.stance for one in read]),
        np.asarray([one.key for one in read]),
        case.question.kind,
    )


NAMES = (
    *(f"settles for {n}" for n in (1, 2)),
    *(f"settles against {n}" for n in (1, 2)),
    *(f"for {n}" for n in (1, 2, 3)),
    *(f"against {n}" for n in (1, 2, 3)),
    *(f"telling {n}" for n in (1, 2, 3)),
    *(f"key {n}" for n in (1, 2)),
    *(f"says {n}" for n in (1, 2)),
    *(f"denies {n}" for n in (1, 2)),
    "both told",
    "sum for",
    "sum against",
    "sum of context",
    "sum telling",
    "keys for less keys against",
    "says less denies",
    "not yet",
    "number",
)


def _top(values: NDArray[np.float64], count: int) -> Sequence[float]:
    ordered = np.sort(values)[::-1][:count]
    return [*(float(one) for one in ordered), *[0.0] * (count - len(ordered))]
