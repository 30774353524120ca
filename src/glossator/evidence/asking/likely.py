"""How likely a passage is worth reading beside a claim, by what the searches alone know of it.

A logistic model over five numbers; its coefficients come from judged claims (`training/fit_finding.py`).
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.asking.era import days_away
from glossator.evidence.case import Case, Found
from glossator.evidence.lexicon import load

NUMBERS = ("fused", "gap", "middle", "asked", "named")


def score(case: Case, found: Sequence[Found], like: Sequence[Found]) -> None:
    """Set `score` and `matched` of what was found; `like` is what it should resemble."""
    table = load("finding")["coefficients"]
    weights = np.asarray([table[name] for name in NUMBERS])
    age = NUMBERS.index("gap")
    for one, row in zip(found, numbers(case, found, like), strict=True):
        one.score = float(table["bias"] + weights @ row)
        one.matched = one.score - float(weights[age] * row[age])


def numbers(case: Case, found: Sequence[Found], like: Sequence[Found]) -> NDArray[np.float64]:
    """(found, 5): NUMBERS of each passage.

    The fused searches; the logarithm of the days between it and the claim, or the claim's era; its cosine with the
    middle of `like` (relevance feedback, Rocchio 1971) and the best one with what was asked; the part of the names.
    """
    centre = middle(like)
    asked = [one.asked for one in case.searches if not isinstance(one.asked, str)]
    rows = np.zeros((len(found), len(NUMBERS)))
    for at, one in enumerate(found):
        gap = days_away(case, one.hit.document.published)
        near = 0.0 if one.vector is None or centre is None else float(one.vector @ centre)
        best = 0.0 if one.vector is None else max((float(one.vector @ vector) for vector in asked), default=0.0)
        rows[at] = (one.fused, math.log1p(gap), near, best, one.named)
    return rows


def middle(found: Sequence[Found]) -> NDArray[np.float32] | None:
    """The unit vector in the middle of passages; None where none of them has a vector."""
    vectors = [one.vector for one in found if one.vector is not None]
    if not vectors:
        return None
    mean = np.mean(vectors, axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
