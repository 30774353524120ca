"""Whether a sentence is worth checking: a small network of its own, calibrated on debates."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossator.models.runtime import WEIGHTS, Network


class Detector:
    """Sentences to check-worthiness, 0 to 1, calibrated on debates."""

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder)

    @property
    def version(self) -> str:
        """Name and hash of the weights."""
        return self._network.version

    def worth(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """(n,) probability that each sentence, on its own, is worth checking; no row depends on another."""
        if not sentences:
            return np.zeros(0, np.float32)
        odds = self.log_odds(sentences)
        config = self._network.config
        worth: NDArray[np.float32] = 1 / (1 + np.exp(-(config["slope"] * odds + config["offset"])))
        return worth.astype(np.float32)

    def log_odds(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """(n,) what the network says before it is calibrated; beyond 96 tokens a sentence is cut."""
        tokens = self._network.tokenizer.encode_batch(list(sentences))
        return np.array([float(row[0]) for row in self._network.rows(tokens)])


@cache
def load_detector() -> Detector:
    """The detector in the package, one for the whole process; raises ModelError when its files are damaged."""
    return Detector(WEIGHTS / "detector")
