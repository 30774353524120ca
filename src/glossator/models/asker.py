"""The asker: embeds a claim near the reports a reporter would look for, rather than near its own wording.

"They can help with North Korea" is far from reports of tankers that fuelled North Korean ships. The asker has learnt
where such reports lie in the embedder's vector space, which every record stores.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from glossator.models.runtime import WEIGHTS, Packaged


class Asker(Packaged):
    """Claim lines to unit vectors, several per claim, comparable with the embedder's."""

    def ask(self, claims: Sequence[str]) -> NDArray[np.float32]:
        """(n, vectors, dim) unit vectors, several per claim line; a line is truncated at 96 tokens."""
        settings = self._network.config
        if not claims:
            return np.zeros((0, int(settings["vectors"]), int(settings["dim"])), np.float32)
        rows = self._network.rows(self._network.tokens(claims))
        return np.stack(rows).astype(np.float32)


@cache
def load_asker() -> Asker:
    """The packaged asker, shared by the whole process. Raises ModelError if its files are damaged."""
    return Asker(WEIGHTS / "asker")
