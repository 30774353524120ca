"""Check-worthiness and checkability of sentences."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossator.models.runtime import WEIGHTS, Packaged

WORTH, CHECKABLE = 0, 1  # the output columns of the network
REMEMBERED = 4096  # sentences kept in the cache: one-sentence claims ask again, and both questions use the same logits


class Detector(Packaged):
    """Sentences to two probabilities: worth checking, and checkable at all."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._known: dict[str, NDArray[np.float64]] = {}

    def worth(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """(n,) probabilities that each sentence, out of context, is worth checking; rows are independent."""
        return self._probability(sentences, WORTH)

    def checkable(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """(n,) probabilities that each sentence can be checked against a record at all, worth it or not."""
        return self._probability(sentences, CHECKABLE)

    def log_odds(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """(n, 2) uncalibrated logits; a sentence is truncated at 96 tokens."""
        known = self._known if len(self._known) < REMEMBERED else {}
        new = [each for each in dict.fromkeys(sentences) if each not in known]
        rows = self._network.rows(self._network.tokens(new)) if new else []
        known = known | {each: row.astype(np.float64) for each, row in zip(new, rows, strict=True)}
        self._known = known
        return np.stack([known[each] for each in sentences]) if sentences else np.zeros((0, 2))

    def _probability(self, sentences: Sequence[str], column: int) -> NDArray[np.float32]:
        if not sentences:
            return np.zeros(0, np.float32)
        slope, offset = self._network.config["calibration"][column]
        found: NDArray[np.float32] = 1 / (1 + np.exp(-(slope * self.log_odds(sentences)[:, column] + offset)))
        return found.astype(np.float32)


@cache
def load_detector() -> Detector:
    """The packaged detector, shared by the whole process. Raises ModelError if its files are damaged."""
    return Detector(WEIGHTS / "detector")
