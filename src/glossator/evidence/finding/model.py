"""The finding model: multinomial logistic regression on readings, restricted to what the printed evidence allows."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.lexicon import load
from glossator.evidence.model import Verdict
from glossator.evidence.question import EARLY

VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED, Verdict.SILENT, Verdict.OPEN)
_OPPOSITE = {Verdict.SUPPORTED: Verdict.REFUTED, Verdict.REFUTED: Verdict.SUPPORTED}


def likely(numbers: NDArray[np.float64], given: bool = False) -> NDArray[np.float64]:
    """(5,) probabilities of VERDICTS from the features of one claim; `given`: its evidence was given, not found."""
    table = load("given" if given else "deciding")["coefficients"]
    known = [verdict.value for verdict in VERDICTS if verdict.value in table]  # given evidence is never "open"
    scores = np.asarray([table[name][0] + float(np.dot(table[name][1:], numbers)) for name in known])
    powers = np.exp(scores - scores.max())
    shares = dict(zip(known, powers / powers.sum(), strict=True))
    return np.asarray([shares.get(verdict.value, 0.0) for verdict in VERDICTS])


def chosen(
    shares_of: NDArray[np.float64], kind: str, allowed: Collection[Verdict], careful: bool = True
) -> tuple[Verdict, float]:
    """The most probable allowed verdict, with its probability.

    What cannot be true or false yet is open or silent. For found evidence (`careful`), supported and refuted need a
    higher probability.
    """
    shares = dict(zip(VERDICTS, (float(one) for one in shares_of), strict=True))
    left = [verdict for verdict in VERDICTS if verdict in allowed]
    if kind in EARLY:
        left = [verdict for verdict in left if verdict in {Verdict.OPEN, Verdict.SILENT}]
    caution = load("deciding")["caution"]
    for verdict, other in _OPPOSITE.items():
        if careful and verdict in left and shares[verdict] < caution[verdict.value] * shares[other]:
            left.remove(verdict)
    best = max(left, key=lambda verdict: (shares[verdict], -VERDICTS.index(verdict)), default=Verdict.OPEN)
    return best, shares[best]
