"""The asker: a claim as the vectors of what a reporter would look for, not of what the claim says.

"They can help with North Korea" lies far from the reports of tankers that fuelled North Korean ships; the asker has
learnt where such reports lie among the embedder's vectors, which every record holds.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossator.models.runtime import WEIGHTS, Network


class Asker:
    """Claim lines to unit vectors, several a claim, to be compared with the embedder's."""

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder)

    @property
    def version(self) -> str:
        """Name and hash of the weights."""
        return self._network.version

    def ask(self, claims: Sequence[str]) -> NDArray[np.float32]:
        """(n, vectors, dim) unit vectors for each claim line; beyond 96 tokens a line is cut."""
        settings = self._network.config
        if not claims:
            return np.zeros((0, int(settings["vectors"]), int(settings["dim"])), np.float32)
        rows = self._network.rows(self._network.tokenizer.encode_batch(list(claims)))
        return np.stack(rows).astype(np.float32)


@cache
def load_asker() -> Asker:
    """The asker in the package, one for the whole process; raises ModelError when its files are damaged."""
    return Asker(WEIGHTS / "asker")
