"""The networks that a guide is made with, as one value; each can be replaced by the caller's own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from glossator.models.asker import load_asker
from glossator.models.detector import load_detector
from glossator.models.embedder import load_embedder
from glossator.models.reader import Readings, load_reader
from glossator.models.verifier import load_verifier


class Judged(Protocol):
    """A verifier's result on evidence of any length: probabilities, and the offsets of the deciding sentence."""

    @property
    def supports(self) -> float: ...
    @property
    def refutes(self) -> float: ...
    @property
    def neither(self) -> float: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Judge(Protocol):
    """The verifier's interface."""

    def judge_many(self, items: Sequence[tuple[str, str]], /) -> Sequence[Judged]: ...


class Reader(Protocol):
    """The reader's interface."""

    def read(self, pairs: Sequence[tuple[str, str]], /) -> Readings: ...


class Asker(Protocol):
    """The asker's interface."""

    def ask(self, claims: Sequence[str], /) -> NDArray[np.float32]: ...


class Detector(Protocol):
    """The detector's interface.

    A detector may also have `checkable`, the probability that a sentence can be checked at all; otherwise the grammar
    rules decide that.
    """

    def worth(self, sentences: Sequence[str], /) -> Iterable[float]: ...


@dataclass(frozen=True)
class Models:
    """The networks that read a statement and its evidence; those not given are the packaged ones.

    `detector` estimates check-worthiness; `asker` embeds claims for search; `skim` reads everything found, `reader` the
    most telling part of it; `verifier` judges facts (None: no verification). They are loaded on first use and may be
    shared between threads. The embedder belongs to the record, which stores its vectors.
    """

    detector: Detector = field(default_factory=load_detector)
    asker: Asker = field(default_factory=load_asker)
    skim: Reader = field(default_factory=lambda: load_reader("skim"))
    reader: Reader = field(default_factory=load_reader)
    verifier: Judge | None = field(default_factory=load_verifier)

    @property
    def checkable(self) -> Callable[[Sequence[str]], Iterable[float]] | None:
        """The detector's checkability; None if it only estimates check-worthiness."""
        said: Callable[[Sequence[str]], Iterable[float]] | None = getattr(self.detector, "checkable", None)
        return said

    def versions(self) -> dict[str, str]:
        """Name and hash of each network, as printed in a guide; the class name for a network without a version."""
        return {
            "embedder": load_embedder().version,
            "asker": _version(self.asker),
            "verifier": _version(self.verifier),
            "reader": f"{_version(self.reader)}+{_version(self.skim)}",
            "detector": _version(self.detector),
        }


def _version(model: Any) -> str:
    return str(getattr(model, "version", "") or type(model).__name__) if model is not None else "none"
