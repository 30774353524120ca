"""Windows of a recording, a few minutes each, split where nobody speaks."""

from typing import TYPE_CHECKING

from glossator.speech.decoding import RATE
from glossator.speech.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

FRAME = RATE // 10  # samples over which loudness is measured


def windows(blocks: "Iterable[NDArray[np.int16]]") -> "Iterator[tuple[float, NDArray[np.float32]]]":
    """Windows from blocks of samples: the second at which each begins, and its samples from -1 to 1."""
    import numpy as np

    held: list[NDArray[np.int16]] = []
    length, begins, whole = 0, 0, int(setting("window") * RATE)
    for block in blocks:
        held.append(block)
        length += len(block)
        if length >= whole:
            sound = np.concatenate(held)
            cut = _pause(sound)
            yield begins / RATE, _floats(sound[:cut])
            held, begins, length = [sound[cut:].copy()], begins + cut, length - cut
    if length:
        yield begins / RATE, _floats(np.concatenate(held))


def _floats(sound: "NDArray[np.int16]") -> "NDArray[np.float32]":
    import numpy as np

    return sound.astype(np.float32) / 32_768.0


def _pause(sound: "NDArray[np.int16]") -> int:
    """The middle of the longest pause in the last part of a window, or its quietest place if there is none."""
    first = max(0, len(sound) - int(setting("part") * RATE))
    tail = _floats(sound[first:])
    pauses = _pauses(tail)
    if pauses:
        start, end = max(pauses, key=lambda pause: pause[1] - pause[0])
        return first + (start + end) // 2
    import numpy as np

    frames = tail[: len(tail) // FRAME * FRAME].reshape(-1, FRAME)
    quietest = int(np.argmin((frames**2).mean(axis=1)))
    return first + quietest * FRAME + FRAME // 2


def _pauses(tail: "NDArray[np.float32]") -> list[tuple[int, int]]:
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(min_silence_duration_ms=300, speech_pad_ms=0)
    said = [(each["start"], each["end"]) for each in get_speech_timestamps(tail, options)]
    bounds = [0, *(at for one in said for at in one), len(tail)]
    return [(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if 0 < start < end]
