"""Recordings of any format as blocks of samples; never more than one block in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, NoReturn

from glossator.errors import InputError
from glossator.speech import recordings
from glossator.speech.settings import load, setting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000  # samples per second, as Whisper expects
MOST_DAMAGED = 1_000  # unreadable packets in a row before the rest is given up
MISSING = 2.0  # seconds missing from its stated length from which a recording counts as cut short


@dataclass
class Sound:
    """The first audio track of a recording; `seconds` is its stated length, `heard` how much was read."""

    container: Any
    seconds: float | None
    heard: float = 0.0
    damaged: int = 0
    remarks: list[str] = field(default_factory=list)

    def blocks(self) -> "Iterator[NDArray[np.int16]]":
        """Blocks of up to some seconds, 16 bits, one channel, 16,000 samples per second.

        Gaps in the stream's timestamps are filled with silence, so that a sample's position gives its time.
        """
        resampling, samples, first = _Resampling(), 0, None
        for frame in self._frames():
            if frame.pts is not None and frame.time_base is not None:
                at = float(frame.pts * frame.time_base)
                first = at if first is None else first
                gap = at - first - samples / RATE
                if setting("gap") < gap < setting("widest_gap"):
                    yield from _silence(int(gap * RATE))
                    samples += int(gap * RATE)
            for block in resampling.take(frame):
                samples += len(block)
                self.heard = samples / RATE
                yield block
        for block in resampling.take(None):
            self.heard += len(block) / RATE
            yield block
        self._tell()

    def _frames(self) -> Iterator[Any]:
        from av.error import FFmpegError

        stream, running = self.container.streams.audio[0], 0
        packets = self.container.demux(stream)
        while running < MOST_DAMAGED:
            try:
                packet = next(packets)
                frames = packet.decode()
            except StopIteration:
                return
            except FFmpegError:
                self.damaged, running = self.damaged + 1, running + 1
                continue
            running = 0
            yield from frames

    def _tell(self) -> None:
        if self.damaged:
            self.remarks.append(f"the recording is damaged in {self.damaged:,} places, of which nothing was heard")
        if self.seconds and self.heard < self.seconds - max(MISSING, 0.01 * self.seconds):
            self.remarks.append(
                f"the recording breaks off after {clock(self.heard)}; it says that it lasts {clock(self.seconds)}"
            )


class _Resampling:
    """Converts frames to samples for Whisper.

    Rate and channels may change on the way; damaged frames look like that too.
    """

    def __init__(self) -> None:
        self._form: object = None
        self._resampler: Any = None

    def take(self, frame: Any) -> "Iterator[NDArray[np.int16]]":
        """The samples of a frame, or those still buffered if it is None."""
        from av.audio.resampler import AudioResampler

        form = (frame.format.name, frame.layout.name, frame.sample_rate) if frame else None
        if self._resampler and form != self._form:
            yield from map(_samples, self._resampler.resample(None))
            self._resampler = None
        if not frame:
            return
        self._resampler = self._resampler or AudioResampler(format="s16", layout="mono", rate=RATE)
        self._form = form
        yield from map(_samples, self._resampler.resample(frame))


@contextmanager
def opened(file: IO[bytes], *, live: bool = False) -> Iterator[Sound]:
    """The sound of a recording.

    Only the formats in `data/recordings.yaml` are opened, and nothing that a file points to. `live` waits for no more
    than the first bytes, and never seeks back. Raises InputError for any other file, saying what it is if that can be
    told.
    """
    import av
    from av.error import FFmpegError

    head = b"" if live else _head(file)
    options = {"format_whitelist": ",".join(load("recordings")["demuxers"]), "protocol_whitelist": "pipe"}
    if live:
        options |= {"probesize": "32768", "analyzeduration": "500000"}
    try:
        container = av.open(
            file, mode="r", container_options=options, metadata_errors="replace", io_open=_nothing_else,
            buffer_size=4_096 if live else 32_768,
        )  # fmt: skip
    except (FFmpegError, ValueError) as problem:
        raise InputError(_unreadable(head, problem)) from problem
    with container:
        if not container.streams.audio:
            raise InputError("it has no audio track; give a recording, or a video with sound")
        seconds = container.duration / 1_000_000 if container.duration else None
        if seconds and not live:
            seconds *= _missing(head, container.size)
        yield Sound(container, seconds)


def clock(seconds: float) -> str:
    """A time as 3:07, or 1:03:07."""
    whole = int(seconds)
    minutes = f"{whole // 60 % 60:02}" if whole >= 3600 else str(whole // 60)
    return (f"{whole // 3600}:" if whole >= 3600 else "") + f"{minutes}:{whole % 60:02}"


def _head(file: IO[bytes]) -> bytes:
    head = file.read(recordings.HEAD)
    if not head:
        raise InputError("the file is empty")
    file.seek(0)
    return head


def _missing(head: bytes, size: int) -> float:
    """How many times longer than its content a WAV file claims to be; FFmpeg goes by the size.

    A stream's header tells nothing.
    """
    said = int.from_bytes(head[4:8], "little") + 8
    cut = head.startswith(b"RIFF") and size < said < 0xFFFF_FF00
    return said / size if cut and size else 1.0


def _unreadable(head: bytes, problem: object) -> str:
    if other := recordings.instead(head):
        return f"it is {other}, despite its name; no recording was found in it"
    said = str(getattr(problem, "strerror", "") or problem)
    cut = "; it may be cut short: get or save it again" if recordings.kind(head) else ""
    return f"cannot be read as a recording ({said}){cut}"


def _nothing_else(_url: str, _flags: int, _options: dict[str, str]) -> NoReturn:
    raise OSError("recordings that refer to other files are not read")


def _samples(frame: Any) -> "NDArray[np.int16]":
    made: NDArray[np.int16] = frame.to_ndarray().reshape(-1)
    return made


def _silence(samples: int) -> "Iterator[NDArray[np.int16]]":
    import numpy as np

    while samples > 0:
        yield np.zeros(min(samples, 10 * RATE), dtype=np.int16)
        samples -= 10 * RATE
