"""Sound for the tests, made here, and a recogniser that hears what it is told to."""

import io
import wave
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from glossator.speech.model import Stretch, Word

RATE = 16_000


def tone(seconds: float, loud: float = 0.3) -> Any:
    """A buzz of several tones, 16 bits: music to the ear, and no speech."""
    at = np.arange(int(seconds * RATE)) / RATE
    made = sum(np.sin(2 * np.pi * pitch * at) / (number + 1) for number, pitch in enumerate((220, 277, 330, 440)))
    return (made / 4 * loud * 32_767).astype(np.int16)


def silence(seconds: float) -> Any:
    """Nothing to hear."""
    return np.zeros(int(seconds * RATE), dtype=np.int16)


def wav(samples: Any, rate: int = RATE) -> bytes:
    """Samples as a WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return held.getvalue()


def encoded(samples: Any, form: str, codec: str, rate: int = RATE) -> bytes:
    """Samples as a file of another format."""
    import av

    held = io.BytesIO()
    with av.open(held, "w", format=form) as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.layout = "mono"
        resampler = av.AudioResampler(format=stream.format.name, layout="mono", rate=rate)
        for at in range(0, len(samples), RATE):
            frame = av.AudioFrame.from_ndarray(samples[None, at : at + RATE], format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, at
            for made in resampler.resample(frame):
                container.mux(stream.encode(made))
        container.mux(stream.encode(None))
    return held.getvalue()


def said(text: str, start: float = 0.0, pace: float = 0.4, unsure: Sequence[str] = ()) -> list[Word]:
    """The words of a text, one after the other; those in `unsure` are not surely heard."""
    return [
        Word(word, round(start + at * pace, 2), round(start + (at + 0.9) * pace, 2),
             0.2 if word.strip(".,") in unsure else 0.95, begins=at == 0)
        for at, word in enumerate(text.split())
    ]  # fmt: skip


class Told:
    """A recogniser that hears the next of the stretches it was given in every window; it keeps what it was asked."""

    name = "told 1"

    def __init__(self, *windows: Sequence[Sequence[Word]]) -> None:
        self.windows = list(windows)
        self.asked: list[tuple[float, str]] = []

    def hear(self, sound: Any, hints: str) -> Iterator[Stretch]:
        """As the protocol says."""
        self.asked.append((len(sound) / RATE, hints))
        for words in self.windows.pop(0) if self.windows else ():
            yield Stretch(words[0].start, words[-1].end, words) if words else Stretch(0.0, 1.0, ())
