"""A recording transcribed from beginning to end."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from glossator.errors import InputError
from glossator.speech import voices, weights
from glossator.speech.decoding import clock, opened
from glossator.speech.diarization import Apart
from glossator.speech.hints import offered
from glossator.speech.model import Listening, Transcript, Word
from glossator.speech.recognising import Whisper
from glossator.speech.second_pass import heard_again
from glossator.speech.windows import windows

LARGEST = 8_000_000_000  # bytes of a recording on standard input; a day of video
PIECE = 1_000_000
MOST_TOLD = 5  # unintelligible places that are named


def transcribe(file: IO[bytes], listening: Listening | None = None) -> Transcript:
    """The words of a recording in an open, seekable file.

    A window of some minutes is in memory at a time. Raises InputError if it is not a recording or holds no speech.
    """
    listening = listening or Listening()
    recogniser = listening.recogniser or Whisper(weights.folder(listening.model))
    hints, words, lost = offered(listening.hints), list[Word](), list[tuple[float, float]]()
    apart = _apart(listening)
    with opened(file) as sound:
        for begins, samples in windows(sound.blocks()):
            known = len(words)
            for first in recogniser.hear(samples, ""):
                stretch = heard_again(recogniser, samples, first, hints)
                words += [_later(word, begins) for word in stretch.words]
                if not stretch.words:
                    lost.append((begins + stretch.start, begins + stretch.end))
                if listening.told:
                    listening.told(begins + stretch.end, sound.seconds)
            if apart:
                apart.hear(samples, words[known:], begins)
    if not sound.heard:
        raise InputError("the recording holds no sound that can be read; it may be damaged or cut short")
    if not words:
        raise InputError(f"no speech was heard in {clock(sound.heard)} of sound")
    numbers = apart.told(len(listening.speakers)) if apart else None
    return Transcript(words, sound.heard, recogniser.name, [*sound.remarks, *_not_understood(lost)], numbers)


def _apart(listening: Listening) -> Apart | None:
    """The diariser, if it is wanted and its weights are installed."""
    path = voices.weights() if listening.apart and len(listening.speakers) != 1 else None
    return Apart(voices.load(path)) if path else None


def _later(word: Word, seconds: float) -> Word:
    return word._replace(start=round(word.start + seconds, 2), end=round(word.end + seconds, 2))


def _not_understood(lost: Sequence[tuple[float, float]]) -> list[str]:
    if not lost:
        return []
    places = ", ".join(f"{clock(start)}–{clock(end)}" for start, end in lost[:MOST_TOLD])
    more = f" and in {len(lost) - MOST_TOLD} more places" if len(lost) > MOST_TOLD else ""
    return [f"not understood, and left out: {places}{more}"]


@contextmanager
def seekable(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """A stream such as standard input as a seekable file on disk.

    Some formats keep what is needed to read their beginning at their end. Raises InputError if the stream is too large.
    """
    with tempfile.TemporaryFile() as kept:
        size = 0
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > LARGEST:
                raise InputError(f"larger than {LARGEST:,} bytes; give the file's name instead")
            kept.write(piece)
        kept.seek(0)
        yield kept


@contextmanager
def file_of(path: Path) -> Iterator[IO[bytes]]:
    """The file of a recording. Raises InputError if it cannot be opened."""
    try:
        file = path.open("rb")
    except OSError as problem:
        raise InputError(problem.strerror or str(problem)) from problem
    with file:
        yield file
