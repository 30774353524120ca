"""A recording that is still running: each sentence as soon as it ends, by a pause or the start of the next one."""

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from glossator.errors import InputError
from glossator.language.sentences import ABBREVIATION
from glossator.speech.decoding import RATE, opened
from glossator.speech.model import Recogniser, Word
from glossator.speech.settings import setting
from glossator.speech.turns import STOP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PCM = "pcm"  # raw samples as `ffmpeg -f s16le -ar 16000 -ac 1` writes them
FRAME = 512  # samples per decision of the voice activity detector
TAIL = 3 * RATE  # samples in which a pause is sought
SPEAKS = 0.5  # probability of a frame from which somebody speaks
AFTER = 2  # words after a full stop before the sentence counts as finished
KEPT = RATE // 2  # samples of silence kept, so that no first sound is cut off
NEAR = 0.2  # seconds around the end of a sentence in which the best place to cut is sought
PIECE = 4_096  # bytes read at once: an eighth of a second
WAITING = 20_000  # blocks that wait while others are recognised: more than an hour
HEEDS = 0.5  # maximum seconds until an interrupt is handled
PATIENCE = 5.0  # seconds to wait for the piece being recognised once the caller has left


@dataclass(frozen=True)
class Said:
    """One or more finished sentences: the words with their seconds since the beginning of the stream."""

    words: Sequence[Word]


class Stream:
    """Incoming sound, and the part of it not yet returned; `begins` is its first sample."""

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
        """Take more sound; return the words of the sentences that have ended by now."""
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
        """Where somebody speaks in the sound since the last call."""
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
        """The words up to the last finished sentence; they and their sound are released."""
        words = self._words
        quiet = pause >= setting("pause")
        amount = max((at + 1 for at, word in enumerate(words)
                      if STOP.search(word.text) and not ABBREVIATION.search(word.text)
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
        if self._words:
            self._drop(self._between(over[-1].end, self._words[0].start))
        elif quiet:
            self._drop(max(self._spoken, min(self._heard, self._end) - KEPT))
        else:
            self._drop(int(over[-1].end * RATE))
        return over

    def _between(self, end: float, start: float) -> int:
        """The quietest sample near the end of a sentence: word timestamps are not exact."""
        import numpy as np

        first, last = (int(second * RATE) - self.begins for second in (end - NEAR, start + NEAR / 2))
        near = self._sound[max(0, first) : max(0, last)].astype(np.float32)
        if len(near) < FRAME:
            return int(start * RATE)
        loud = np.convolve(near**2, np.ones(FRAME), "valid")
        return self.begins + max(0, first) + int(np.argmin(loud)) + FRAME // 2

    def _drop(self, before: int) -> None:
        """Forget the sound before a sample."""
        before = min(max(before, self.begins), self._end)
        self._sound = self._sound[before - self.begins :]
        self.begins = before
        self._heard = max(self._heard, before)


def said(blocks: "Iterable[NDArray[np.int16]]", recogniser: Recogniser) -> Iterator[Said]:
    """Finished sentences from blocks of samples as they come, each as soon as it ends.

    If the blocks break off with an error, everything said until then is returned first.
    """
    import numpy as np

    stream, broken = Stream(recogniser), None
    try:
        for block in blocks:
            if words := stream.take(block):
                yield Said(words)
    except InputError as problem:
        broken = problem
    if words := stream.take(np.zeros(0, dtype=np.int16), last=True):
        yield Said(words)
    if broken:
        raise broken


@contextmanager
def listening(file: IO[bytes], recogniser: Recogniser, form: str = "") -> Iterator[Iterator[Said]]:
    """The sentences of a stream as they end, recognised in a thread of its own while notes are made.

    Everything recognised is returned before the end, or before the error that ended it. A caller that leaves early does
    not wait for sound, only for the piece being recognised.
    """
    found: queue.SimpleQueue[Said | BaseException | None] = queue.SimpleQueue()
    left = threading.Event()
    with ExitStack() as held:
        blocks = held.enter_context(coming(file, form))
        listener = threading.Thread(target=_listen, args=(blocks, recogniser, found, left), daemon=True)
        listener.start()
        try:
            yield _heard(found)
        finally:
            left.set()
            held.close()
            listener.join(PATIENCE)


def _listen(
    blocks: "Iterable[NDArray[np.int16]]",
    recogniser: Recogniser,
    found: "queue.SimpleQueue[Said | BaseException | None]",
    left: threading.Event,
) -> None:
    def wanted() -> "Iterator[NDArray[np.int16]]":
        for block in blocks:
            if left.is_set():
                break
            yield block
        if left.is_set():
            raise EOFError  # nobody waits for the remaining words

    try:
        for each in said(wanted(), recogniser):
            found.put(each)
        found.put(None)
    except BaseException as problem:  # told by the thread that waits
        found.put(problem)


def _heard(found: "queue.SimpleQueue[Said | BaseException | None]") -> Iterator[Said]:
    while True:
        try:
            each = found.get(timeout=HEEDS)
        except queue.Empty:  # an interrupt that came just before waiting began is handled now
            continue
        if isinstance(each, BaseException):
            raise each
        if each is None:
            return
        yield each


@contextmanager
def coming(file: IO[bytes], form: str = "") -> "Iterator[Iterator[NDArray[np.int16]]]":
    """The samples of a stream as they come, read in a thread of its own, so that nothing is lost meanwhile.

    Waiting samples come in one block. `form` is 'pcm' for raw samples; any other recording is identified by its first
    bytes. When the context is left, the samples end.
    """
    waiting: queue.Queue[NDArray[np.int16] | BaseException | None] = queue.Queue(WAITING)
    reader = threading.Thread(target=_read, args=(_Unlocked(file, form), form, waiting), daemon=True)
    reader.start()
    try:
        yield _taken(waiting)
    finally:
        with suppress(queue.Full):  # so that a reader does not wait any longer
            waiting.put_nowait(None)


def _read(file: "_Unlocked", form: str, waiting: "queue.Queue[NDArray[np.int16] | BaseException | None]") -> None:
    try:
        for block in _raw(file) if form == PCM else _decoded(file):
            waiting.put(block)
        waiting.put(None)
    except BaseException as problem:  # told by the thread that waits
        waiting.put(problem)


def _raw(file: "_Unlocked") -> "Iterator[NDArray[np.int16]]":
    import numpy as np

    left = b""
    while piece := file.read(PIECE):
        piece = left + piece
        left = piece[len(piece) // 2 * 2 :]
        yield np.frombuffer(piece[: len(piece) // 2 * 2], dtype="<i2").astype(np.int16)


def _decoded(file: "_Unlocked") -> "Iterator[NDArray[np.int16]]":
    with opened(file, live=True) as sound:  # type: ignore[arg-type]
        yield from sound.blocks()


class _Unlocked:
    """A stream that returns what is there without waiting for more; it cannot seek.

    It reads below the stream's buffer: a thread that waits in there holds a lock for which the end of the program, on
    Ctrl-C for example, cannot wait.
    """

    def __init__(self, file: IO[bytes], form: str) -> None:
        below = getattr(file, "raw", None)
        looked_at = below is not None and (not form or file.seekable())  # its first bytes show that it is sound
        self._first = bytes(file.read1(len(file.peek()))) if looked_at else b""  # type: ignore[attr-defined]
        self._file: Any = below or file

    def read(self, size: int) -> bytes:
        """Read at most `size` bytes; none at the end."""
        if self._first:
            given, self._first = self._first[:size], self._first[size:]
            return given
        some = getattr(self._file, "read1", self._file.read)
        return bytes(some(size) or b"")


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
