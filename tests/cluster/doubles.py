"""Workers that die in the middle of their work, once, and vectors that are quick to make."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossator.cluster.annotating import Annotating
from glossator.cluster.workers import Encoding, Reading


def lengths(texts: Sequence[str]) -> NDArray[np.float32]:
    """A vector of eight numbers for each text, quick to make: its words by their length."""
    vectors = np.zeros((len(texts), 8), np.float32)
    for row, text in enumerate(texts):
        for word in text.split():
            vectors[row, len(word) % 8] += 1.0
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def die_once(mark: str) -> None:
    """End this very process as kill -9 would, unless that happened before."""
    try:
        Path(os.environ["GLOSSATOR_TEST_MARKS"], mark).open("x").close()
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


class DyingReading(Reading):
    """Gives some parts of a block and dies before the next."""

    _given = 0

    def __call__(self, batch: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for made in super().__call__(batch):
            self._given += 1
            yield made
            if self._given == 3:
                die_once("reading")


class DyingEncoding(Encoding):
    """Dies on its second batch."""

    _batches = 0

    def __call__(self, batch: Any) -> Any:
        self._batches += 1
        if self._batches == 2:
            die_once("encoding")
        return super().__call__(batch)


class DyingAnnotating(Annotating):
    """Writes the guides of its second block and dies before it can say so."""

    _blocks = 0

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        self._blocks += 1
        made = super().__call__(batch)
        if self._blocks == 2:
            die_once("annotating")
        return made
