"""Sentence embeddings for search."""

import json
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from glossator.models.runtime import WEIGHTS, Packaged


class Embedder(Packaged):
    """Texts to unit vectors; the inner product of two is their cosine similarity, -1 to 1."""

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._network.config["dim"])

    def encode(self, texts: Sequence[str], batch_size: int = 32) -> NDArray[np.float32]:
        """(n, dim) unit vectors in the order of `texts`; a text is truncated at 256 tokens. Rows are independent."""
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        return np.stack(self._network.rows(self._network.tokens(texts), batch_size)).astype(np.float32)


@cache
def load_embedder() -> Embedder:
    """The packaged embedder, shared by the whole process. Raises ModelError if its files are damaged."""
    return Embedder(WEIGHTS / "embedder")


def vocabulary() -> frozenset[str]:
    """The whole words in lower case that the embedder's tokenizer knows: common English."""
    model = json.loads((WEIGHTS / "embedder" / "tokenizer.json").read_text("utf-8"))["model"]
    return frozenset(word for word in model["vocab"] if word.isalpha())
