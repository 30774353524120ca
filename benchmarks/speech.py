"""Speech recognition on recordings with known text: word error rate with and without hints, CPU time, memory.

    GLOSSATOR_SPEECH_DATA=FOLDER GLOSSATOR_SPEECH_MODEL=FOLDER python -m benchmarks.speech [--live RECORD [--processor]]

The data folder contains recordings, each with its text in a .txt file of the same name; `names.txt` lists the expected
names, one per line. `--live` feeds one of them in real time and measures the latency of notes on a record;
`--processor` uses CPU time, for a shared machine.
"""

import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

import numpy as np

from benchmarks.report import Figure, report
from glossator import Record
from glossator.live import Line, Live
from glossator.speech import Listening, streaming, transcribe, weights
from glossator.speech.decoding import opened
from glossator.speech.recognising import Whisper
from glossator.speech.settings import setting
from glossator.speech.streaming import Said

RATE = 16_000
Sound = np.ndarray[Any, np.dtype[np.int16]]
DATA, PIECE = "GLOSSATOR_SPEECH_DATA", 0.1  # seconds of audio fed at once to the live notes
PROMISED = 3.0  # seconds from the end of a sentence to its last note
NOT_HEARD = re.compile(r"[^\w' ]")


def data() -> list[tuple[Path, str]]:
    """The recordings and their texts; exits with a message if there are none."""
    from glossator.speech.recordings import in_folder

    folder = Path(os.environ.get(DATA, "")) if os.environ.get(DATA) else None
    found = [(path, path.with_suffix(".txt")) for path in in_folder(folder)] if folder and folder.is_dir() else []
    held = [(path, text.read_text("utf-8")) for path, text in found if text.exists()]
    if not held:
        raise SystemExit(f"{DATA} names no folder with recordings and their texts, so this cannot be measured here")
    return held


def words(text: str) -> list[str]:
    """The normalised words of a text: lower case, no punctuation, numbers without commas."""
    return NOT_HEARD.sub(
        " ", text.lower().replace("’", "'").replace("-", " ").replace("—", " ").replace(",", "")
    ).split()


def wrong(known: Sequence[str], heard: Sequence[str]) -> int:
    """Word-level edit distance, the numerator of the word error rate."""
    row = list(range(len(heard) + 1))
    for at, word in enumerate(known, 1):
        before, row[0] = row[0], at
        for other, said in enumerate(heard, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (word != said))
    return row[-1]


def accuracy(hints: Sequence[str], prefix: str) -> dict[str, Figure]:
    """Word error rate over all recordings, CPU seconds per minute, and precision of the unsure marks."""
    recogniser = Whisper(weights.folder())
    errors = known = 0
    seconds, worked, marked, amount = 0.0, 0.0, 0, 0
    for path, text in data():
        started = time.process_time()
        with path.open("rb") as file:
            found = transcribe(file, Listening(recogniser=recogniser, hints=hints))
        worked += time.process_time() - started
        errors += wrong(words(text), words(" ".join(word.text for word in found.words)))
        known += len(words(text))
        seconds += found.seconds
        marked += sum(word.sure < setting("unsure") for word in found.words)
        amount += len(found.words)
    return {
        f"{prefix}_wer": errors / known, f"{prefix}_words": known, f"{prefix}_minutes": seconds / 60,
        f"{prefix}_cpu_s_a_minute": worked / seconds * 60, f"{prefix}_unsure_share": marked / amount,
    }  # fmt: skip


class Clock:
    """Seconds since the start: wall time, or CPU time plus waiting.

    The latter is what the same work takes on an idle machine.
    """

    def __init__(self, *, processor: bool) -> None:
        self._now = time.process_time if processor else time.monotonic
        self._processor = processor
        self._begun, self._waited = self._now(), 0.0

    def now(self) -> float:
        """Seconds since the clock was created."""
        return self._now() - self._begun + self._waited

    def wait_until(self, second: float) -> None:
        """Wait, actually or on this clock only."""
        left = second - self.now()
        if left > 0 and self._processor:
            self._waited += left
        elif left > 0:
            time.sleep(left)


class Spoken:
    """Samples as from a microphone, everything that has arrived at once: an unseekable, growing file."""

    def __init__(self, sound: Sound, clock: Clock) -> None:
        self._sound, self._clock, self._at = sound, clock, 0

    def blocks(self) -> Iterator[Sound]:
        """Each block when it has been spoken."""
        while self._at < len(self._sound):
            self._clock.wait_until(self._at / RATE + PIECE)
            first, self._at = self._at, int(self._clock.now() * RATE)
            yield self._sound[first : self._at]

    def read(self, size: int) -> bytes:
        """The samples as bytes, at most `size`, as from a pipe."""
        self._clock.wait_until(min(len(self._sound), self._at + size // 2) / RATE)
        first, self._at = self._at, self._at + size // 2
        return self._sound[first : self._at].tobytes()


@dataclass
class Lags:
    """Seconds until a sentence was heard, a claim noted, and a sentence had all its notes; each from its own end."""

    heard: list[float] = field(default_factory=list)
    noted: list[float] = field(default_factory=list)
    sentence: list[float] = field(default_factory=list)

    def note(self, live: Live, said: Said, clock: Clock) -> None:
        """Make the notes on a sentence and record the lag of each."""
        line = Line(" ".join(word.text for word in said.words), said.words[0].start, heard=said.words)
        before = len(self.noted)
        self.noted += [clock.now() - (note.claim.until or 0.0) for note in live.notes(line) if note.revision == 1]
        if len(self.noted) > before:
            self.sentence.append(clock.now() - said.words[-1].end)


def side_by_side(samples: Sound, recogniser: Whisper, live: Live) -> Lags:
    """Transcribe and note in two threads, by wall time, as `glossator live` does."""
    found, clock = Lags(), Clock(processor=False)
    with streaming.listening(Spoken(samples, clock), recogniser, streaming.PCM) as sentences:  # type: ignore[arg-type]
        for said in sentences:
            found.heard.append(clock.now() - said.words[-1].end)
            found.note(live, said, clock)
    return found


def one_after_the_other(samples: Sound, recogniser: Whisper, live: Live) -> Lags:
    """Transcribe everything, then note, by CPU time as if each had its own core.

    Neither waits for the other, so the sum would be meaningless.
    """
    found, clock, come = Lags(), Clock(processor=True), list[tuple[float, Said]]()
    for said in streaming.said(Spoken(samples, clock).blocks(), recogniser):
        come.append((clock.now(), said))
        found.heard.append(clock.now() - said.words[-1].end)
    clock = Clock(processor=True)
    for second, said in come:
        clock.wait_until(second)
        found.note(live, said, clock)
    return found


def lags(record: str, *, processor: bool) -> dict[str, Figure]:
    """Seconds from the end of a claim's words to its note, for the longest recording fed in real time."""
    path = max((path for path, _ in data()), key=lambda one: one.stat().st_size)
    with path.open("rb") as file, opened(file) as sound:
        samples = np.concatenate(list(sound.blocks()))
    live = Live(Record.open(record), hurried=True)
    live.warm()
    recogniser = Whisper(weights.folder(), quick=True)
    list(recogniser.hear(np.zeros(RATE, dtype=np.float32), ""))
    found = (one_after_the_other if processor else side_by_side)(samples, recogniser, live)
    heard = {f"live_heard_p{at}_s": float(np.percentile(found.heard, at)) for at in (50, 95) if found.heard}
    noted = {f"live_p{at}_s": float(np.percentile(found.noted, at)) for at in (50, 95)}
    ended = {f"live_sentence_p{at}_s": float(np.percentile(found.sentence, at)) for at in (50, 95)}
    within = float(np.mean([one <= PROMISED for one in found.sentence]))
    return {**heard, "live_notes": len(found.noted), **noted, **ended, "live_within_3_s": within,
            "load": os.getloadavg()[0]}  # fmt: skip


def main() -> None:
    """Transcribe everything twice, and report."""
    if not os.environ.get("GLOSSATOR_SPEECH_MODEL"):
        raise SystemExit("GLOSSATOR_SPEECH_MODEL names no model, so this cannot be measured here")
    held = data()
    if sys.argv[1:2] == ["--live"]:
        report("speech_live", lags(sys.argv[2], processor="--processor" in sys.argv))
        return
    names = held[0][0].with_name("names.txt")
    hints = names.read_text("utf-8").splitlines() if names.exists() else []
    figures = accuracy([], "bare") | (accuracy(hints, "hinted") if hints else {})
    model = Path(os.environ["GLOSSATOR_SPEECH_MODEL"]).name
    report("speech", {"model": model, **figures, "most_mb": getrusage(RUSAGE_SELF).ru_maxrss / 1_000})


if __name__ == "__main__":
    main()
