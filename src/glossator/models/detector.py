"""What a sentence is worth: whether anybody could look up what it says, and whether that is worth checking."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossator.models.runtime import WEIGHTS, Network

WORTH, CHECKABLE = 0, 1  # the columns of what the network says
REMEMBERED = 4096  # sentences: claims of one sentence ask for it again, and so do both questions


class Detector:
    """Sentences to two probabilities: worth checking, and checkable at all."""

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder)
        self._known: dict[str, NDArray[np.float64]] = {}

    @property
    def version(self) -> str:
        """Name and hash of the weights."""
        return self._network.version

    def worth(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """(n,) probability that each sentence, on its own, is worth checking; no row depends on another."""
        return self._probability(sentences, WORTH)

    def checkable(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """(n,) probability that each says something that the record could bear out or refute, worth it or not."""
        return self._probability(sentences, CHECKABLE)

    def log_odds(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """(n, 2) what the network says before it is calibrated; beyond 96 tokens a sentence is cut."""
        known = self._known if len(self._known) < REMEMBERED else {}
        new = [each for each in dict.fromkeys(sentences) if each not in known]
        rows = self._network.rows(self._network.tokenizer.encode_batch(new)) if new else []
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
    """The detector in the package, one for the whole process; raises ModelError when its files are damaged."""
    return Detector(WEIGHTS / "detector")
