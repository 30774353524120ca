"""How likely a passage is to be worth reading beside a claim, from search features alone.

Logistic regression on five features; the coefficients were fitted on judged claims (`training/fit_finding.py`).
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
    """Set `score` and `matched` of the passages found; `like` are passages they should resemble."""
    table = load("finding")["coefficients"]
    weights = np.asarray([table[name] for name in NUMBERS])
    age = NUMBERS.index("gap")
    for one, row in zip(found, numbers(case, found, like), strict=True):
        one.score = float(table["bias"] + weights @ row)
        one.matched = one.score - float(weights[age] * row[age])


def numbers(case: Case, found: Sequence[Found], like: Sequence[Found]) -> NDArray[np.float64]:
    """(found, 5) features, the NUMBERS of each passage.

    The fused search score; the log of the days between passage and claim, or its era; the cosine similarity to the
    centroid of `like` (relevance feedback, Rocchio 1971) and the highest one to a query; the share of the claim's
    names.
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
    """The normalised centroid of the passages' vectors; None if none of them has a vector."""
    vectors = [one.vector for one in found if one.vector is not None]
    if not vectors:
        return None
    mean = np.mean(vectors, axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
