"""The networks that read: a quick one for all that is found, a large one for what tells, the verifier for facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from glossator.evidence.judge import Judge

if TYPE_CHECKING:
    from glossator.models.reader import Readings


class Reader(Protocol):
    """models.reader.Reader, or a stand-in with the same method."""

    def read(self, pairs: Sequence[tuple[str, str]], /) -> "Readings": ...


@dataclass(frozen=True)
class Readers:
    """All of them, as the stages use them."""

    quick: Reader
    close: Reader
    verifier: Judge | None = None


def load() -> Readers:
    """The readers in the package."""
    from glossator.models.reader import load_reader
    from glossator.models.verifier import load_verifier

    return Readers(load_reader("skim"), load_reader("reader"), load_verifier())
