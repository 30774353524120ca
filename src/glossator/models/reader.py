"""The reader: what a passage is worth beside a claim, on which side it stands, and whether it settles the claim.

A cross-encoder trained on passages judged by hand. Its input is a claim line (speaker, day, claim) and a passage line
(day, age, publisher, title, text), as `evidence.reading.lines` makes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from glossator.models.runtime import WEIGHTS, Packaged

SIDES = ("nothing", "context", "for", "against", "settles for", "settles against")
NOTHING, CONTEXT, FOR, AGAINST, SETTLES_FOR, SETTLES_AGAINST = range(6)
STANCE, SIDE, KEY, WORTH = slice(0, 3), slice(3, 9), 9, 10


@dataclass(frozen=True)
class Readings:
    """Readings of n passages, a row each: `sides` (n, 6) probabilities of SIDES; `stance` (n, 3) probabilities that the
    passage as a premise supports, refutes or does neither; `key` (n,) probability that an editor would print it;
    `worth` (n,) the score that ranks the passages beside one claim.
    """

    sides: NDArray[np.float64]
    stance: NDArray[np.float64]
    key: NDArray[np.float64]
    worth: NDArray[np.float64]


class Reader(Packaged):
    """Pairs of claim line and passage line to readings; rows are independent of one another."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Readings:
        """A reading of each pair; a pair is truncated at 256 tokens."""
        if not pairs:
            return Readings(np.zeros((0, len(SIDES))), np.zeros((0, 3)), np.zeros(0), np.zeros(0))
        rows = np.stack(self._network.rows(self._network.tokens(pairs), 4)).astype(np.float64)
        key = self._calibrated("key", rows[:, KEY : KEY + 1])[:, 0]
        return Readings(
            sides=_softmax(self._calibrated("side", rows[:, SIDE])),
            stance=_softmax(self._calibrated("stance", rows[:, STANCE])),
            key=1 / (1 + np.exp(-key)),
            worth=rows[:, WORTH],
        )

    def _calibrated(self, head: str, logits: NDArray[np.float64]) -> NDArray[np.float64]:
        """Logits scaled and shifted so that probabilities match frequencies; fitted on held-out claims."""
        settings = self._network.config["calibration"][head]
        found: NDArray[np.float64] = logits * float(settings["scale"]) + np.asarray(settings["bias"], dtype=np.float64)
        return found


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
    return shares


@cache
def load_reader(name: str = "reader") -> Reader:
    """A packaged reader: "reader", or the small and fast "skim". Raises ModelError if its files are damaged."""
    return Reader(WEIGHTS / name)
