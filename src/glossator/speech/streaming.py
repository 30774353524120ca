"""A recording that still runs: each sentence as soon as it is over, by a pause or by the next one having begun."""

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from glossator.errors import InputError
from glossator.speech.decoding import RATE, opened
from glossator.speech.model import Recogniser, Word
from glossator.speech.settings import setting
from glossator.speech.turns import STOP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PCM = "pcm"  # raw samples as `ffmpeg -f s16le -ar 16000 -ac 1` writes them
FRAME = 512  # samples of which the voice activity detector says whether somebody speaks
TAIL = 3 * RATE  # samples in which a pause is looked for
SPEAKS = 0.5  # probability of a frame from which somebody speaks
AFTER = 2  # words after a stop, before the sentence before it counts as over
KEPT = RATE // 2  # samples kept of silence, so that no first sound is cut off
PIECE = 4_096  # bytes read at once: an eighth of a second
WAITING = 20_000  # blocks that wait while a note is made: more than an hour


@dataclass(frozen=True)
class Said:
    """A finished sentence, or several: the words with their seconds since the beginning of the stream."""

    words: Sequence[Word]


class Stream:
    """Sound that comes in, and what of it has not been said yet; `begins` is the sample with which it begins."""

    def __init__(self, recogniser: Recogniser) -> None:
        import numpy as np

        self._recogniser = recogniser
        self._sound: NDArray[np.int16] = np.zeros(0, dtype=np.int16)
        self.begins = 0
        self._spoken = 0  # sample after the last one with speech in it
        self._looked = 0
        self._heard = 0  # sample up to which the words are known
        self._words: list[Word] = []

    @property
    def _end(self) -> int:
        return self.begins + len(self._sound)

    def take(self, block: "NDArray[np.int16]", *, last: bool = False) -> list[Word]:
        """More sound; the words of the sentences that are over by now."""
        import numpy as np

        self._sound = np.concatenate([self._sound, block])
        if not last and self._end - self._looked < setting("look") * RATE:
            return []
        self._look()
        pause = (self._end - self._spoken) / RATE
        if self._spoken <= self.begins:
            self._drop(max(self.begins, self._end - KEPT))
            return []
        if self._worth_hearing(pause, last=last):
            self._hear()
        return self._over(pause, last=last)

    def _look(self) -> None:
        """Where somebody speaks in what came since the last look."""
        import numpy as np
        from faster_whisper.vad import get_vad_model

        tail = self._sound[-TAIL:].astype(np.float32) / 32_768.0
        padded = np.pad(tail, (0, -len(tail) % FRAME))
        spoken = np.flatnonzero(get_vad_model()(padded).reshape(-1) >= SPEAKS).tolist() if len(padded) else []
        if spoken:
            first = self._end - len(tail)
            self._spoken = max(self._spoken, min(self._end, first + (spoken[-1] + 1) * FRAME))
        self._looked = self._end

    def _worth_hearing(self, pause: float, *, last: bool) -> bool:
        unheard = self._spoken - max(self._heard, self.begins)
        if unheard <= 0:
            return False
        return last or pause >= setting("pause") or unheard >= setting("again") * RATE

    def _hear(self) -> None:
        import numpy as np

        samples = self._sound.astype(np.float32) / 32_768.0
        start = self.begins / RATE
        self._words = [
            word._replace(start=round(word.start + start, 2), end=round(word.end + start, 2))
            for stretch in self._recogniser.hear(samples, "")
            for word in stretch.words
        ]
        self._heard = self._end

    def _over(self, pause: float, *, last: bool) -> list[Word]:
        """The words up to the last sentence that is over; they and their sound are given away."""
        words = self._words
        quiet = pause >= setting("pause")
        amount = max((at + 1 for at, word in enumerate(words) if STOP.search(word.text)
                      and (len(words) - at > AFTER or (quiet and at + 1 == len(words)))), default=0)  # fmt: skip
        if last or pause >= setting("patience"):
            amount = len(words)
        elif len(self._sound) > setting("most_held") * RATE:
            amount = max(amount, len(words) - AFTER)
        if not words and (last or pause >= setting("patience") or len(self._sound) > setting("most_held") * RATE):
            self._drop(self._end)  # sound that is no speech
        if not amount:
            return []
        over, self._words = words[:amount], words[amount:]
        self._drop(int((self._words[0].start if self._words else over[-1].end) * RATE))
        if not self._words and pause >= setting("pause"):
            self._drop(min(self._heard, self._end))
        return over

    def _drop(self, before: int) -> None:
        """Forget the sound before a sample."""
        before = min(max(before, self.begins), self._end)
        self._sound = self._sound[before - self.begins :]
        self.begins = before
        self._heard = max(self._heard, before)


def said(blocks: "Iterable[NDArray[np.int16]]", recogniser: Recogniser) -> Iterator[Said]:
    """Finished sentences from blocks of samples as they come, each as soon as it is over."""
    import numpy as np

    stream = Stream(recogniser)
    for block in blocks:
        if words := stream.take(block):
            yield Said(words)
    if words := stream.take(np.zeros(0, dtype=np.int16), last=True):
        yield Said(words)


@contextmanager
def coming(file: IO[bytes], form: str = "") -> "Iterator[Iterator[NDArray[np.int16]]]":
    """The samples of a stream as they come, read in a thread of its own, so that nothing is lost while notes are made.

    What waits is given in one block. `form` is 'pcm' for raw samples; any other recording is known by its first bytes.
    """
    waiting: queue.Queue[NDArray[np.int16] | BaseException | None] = queue.Queue(WAITING)
    reader = threading.Thread(target=_read, args=(file, form, waiting), daemon=True)
    reader.start()
    yield _taken(waiting)


def _read(file: IO[bytes], form: str, waiting: "queue.Queue[NDArray[np.int16] | BaseException | None]") -> None:
    try:
        for block in _raw(file) if form == PCM else _decoded(file):
            waiting.put(block)
        waiting.put(None)
    except BaseException as problem:  # told by the thread that waits
        waiting.put(problem)


def _raw(file: IO[bytes]) -> "Iterator[NDArray[np.int16]]":
    import numpy as np

    left = b""
    while piece := _some(file, PIECE):
        piece = left + piece
        left = piece[len(piece) // 2 * 2 :]
        yield np.frombuffer(piece[: len(piece) // 2 * 2], dtype="<i2").astype(np.int16)


def _decoded(file: IO[bytes]) -> "Iterator[NDArray[np.int16]]":
    with opened(_Pipe(file), live=True) as sound:  # type: ignore[arg-type]
        yield from sound.blocks()


class _Pipe:
    """A stream that gives what is there, and does not wait for more; it cannot go back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        return _some(self._file, size)


def _some(file: IO[bytes], size: int) -> bytes:
    read1 = getattr(file, "read1", None)
    return bytes(read1(size) if read1 else file.read(size))


def _taken(waiting: "queue.Queue[NDArray[np.int16] | BaseException | None]") -> "Iterator[NDArray[np.int16]]":
    import numpy as np

    while True:
        held = [waiting.get()]
        while held[-1] is not None and not isinstance(held[-1], BaseException) and not waiting.empty():
            held.append(waiting.get())
        blocks = [one for one in held if one is not None and not isinstance(one, BaseException)]
        if blocks:
            yield np.concatenate(blocks)
        if isinstance(held[-1], InputError):
            raise held[-1]
        if isinstance(held[-1], BaseException):
            raise InputError(f"the stream cannot be read any further ({held[-1]})") from held[-1]
        if held[-1] is None:
            return
