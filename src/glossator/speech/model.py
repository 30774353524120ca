"""What is recognised in a recording, and the options for recognising it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Told = Callable[[float, float | None], None]  # seconds done, of how many if that is known


class Word(NamedTuple):
    """A recognised word, from `start` to `end` in seconds of the recording; `sure` is its probability, 0 to 1.

    `begins` is true for the first word of each segment of the recogniser.
    """

    text: str
    start: float
    end: float
    sure: float
    begins: bool = False


class Stretch(NamedTuple):
    """Some seconds of speech and the words recognised in it; none if the recogniser got into a loop."""

    start: float
    end: float
    words: Sequence[Word]


class Recogniser(Protocol):
    """A speech recogniser; `name` says which model it is, for the guide's method."""

    name: str

    def hear(self, sound: "NDArray[np.float32]", hints: str) -> Iterator[Stretch]:
        """Stretches of speech in samples (16,000 per second, -1 to 1), with seconds counted from the first sample."""
        ...


@dataclass
class Transcript:
    """All words of a recording in order; `voices` numbers the voice of each, if voices could be told apart."""

    words: list[Word]
    seconds: float
    model: str
    remarks: list[str] = field(default_factory=list)
    voices: list[int] | None = None


@dataclass(frozen=True)
class Listening:
    """How to transcribe: the model's folder or name ('' finds one), words to expect, speakers, and a progress callback.

    `recogniser` replaces the one in the model's folder. Voices are told apart if `apart` is true, more than one person
    may speak and the weights for it are installed.
    """

    model: str = ""
    hints: Sequence[str] = ()
    speakers: Sequence[str] = ()
    told: Told | None = None
    recogniser: Recogniser | None = None
    apart: bool = True
