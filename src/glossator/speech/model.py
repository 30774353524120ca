"""What is heard in a recording, and how somebody wants it listened to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Told = Callable[[float, float | None], None]  # seconds listened to, of how many where that is known


class Word(NamedTuple):
    """A word as heard, from `start` to `end` in seconds of the recording; `sure` is its probability, 0 to 1.

    `begins` is true of the first word of what the recogniser put together as one stretch.
    """

    text: str
    start: float
    end: float
    sure: float
    begins: bool = False


class Stretch(NamedTuple):
    """Some seconds of speech and the words heard in it; none where what was heard went round in circles."""

    start: float
    end: float
    words: Sequence[Word]


class Recogniser(Protocol):
    """What hears words in sound; `name` says which model it is, for the guide's method."""

    name: str

    def hear(self, sound: "NDArray[np.float32]", hints: str) -> Iterator[Stretch]:
        """Stretches of speech in samples (16,000 a second, -1 to 1), their seconds counted from the first sample."""
        ...


@dataclass
class Transcript:
    """All words of a recording in order; `voices` numbers the voice of each, where voices could be told apart."""

    words: list[Word]
    seconds: float
    model: str
    remarks: list[str] = field(default_factory=list)
    voices: list[int] | None = None


@dataclass(frozen=True)
class Listening:
    """How to listen: the model's folder or name ('' finds one), words to expect, who speaks, who hears how far it is.

    `recogniser` stands in for the one that the model's folder would give. Voices are told apart where `apart` is true,
    more than one may speak and the weights for it are installed.
    """

    model: str = ""
    hints: Sequence[str] = ()
    speakers: Sequence[str] = ()
    told: Told | None = None
    recogniser: Recogniser | None = None
    apart: bool = True
