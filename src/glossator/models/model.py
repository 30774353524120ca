"""The networks a guide is made with, as one value; each may be replaced by one of your own."""

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
    """What a verifier says on evidence of any length: probabilities, and the deciding sentence's offsets in it."""

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
    """A verifier: of each (claim, evidence), what it says."""

    def judge_many(self, items: Sequence[tuple[str, str]], /) -> Sequence[Judged]: ...


class Reader(Protocol):
    """A reader: of each (claim line, passage line), the side and the worth of the passage."""

    def read(self, pairs: Sequence[tuple[str, str]], /) -> Readings: ...


class Asker(Protocol):
    """An asker: (n, vectors, dim) unit vectors for each claim line, to be compared with those on file."""

    def ask(self, claims: Sequence[str], /) -> NDArray[np.float32]: ...


class Detector(Protocol):
    """A detector: how much each sentence is worth checking, 0 to 1.

    One that also has `checkable` (how probably a sentence can be looked up) is asked for that; else grammar decides.
    """

    def worth(self, sentences: Sequence[str], /) -> Iterable[float]: ...


@dataclass(frozen=True)
class Models:
    """The networks that read a statement and its evidence; what is not named is the one in the package.

    `detector` says what is worth checking; `asker` what to look for; `skim` reads all that is found, `reader` what
    tells; `verifier` judges facts (None: nobody does). They open when first used, and threads may share them. The
    embedder is the record's own, since its vectors lie there.
    """

    detector: Detector = field(default_factory=load_detector)
    asker: Asker = field(default_factory=load_asker)
    skim: Reader = field(default_factory=lambda: load_reader("skim"))
    reader: Reader = field(default_factory=load_reader)
    verifier: Judge | None = field(default_factory=load_verifier)

    @property
    def checkable(self) -> Callable[[Sequence[str]], Iterable[float]] | None:
        """What the detector says can be looked up; None for one that only weighs what is worth checking."""
        said: Callable[[Sequence[str]], Iterable[float]] | None = getattr(self.detector, "checkable", None)
        return said

    def versions(self) -> dict[str, str]:
        """Name and hash of each, as a guide prints them; of one without a version, the name of its class."""
        return {
            "embedder": load_embedder().version,
            "asker": _version(self.asker),
            "verifier": _version(self.verifier),
            "reader": f"{_version(self.reader)}+{_version(self.skim)}",
            "detector": _version(self.detector),
        }


def _version(model: Any) -> str:
    return str(getattr(model, "version", "") or type(model).__name__) if model is not None else "none"
