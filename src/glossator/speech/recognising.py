"""The recogniser: samples in, words with timestamps and probabilities out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossator.errors import InputError
from glossator.speech.model import Stretch, Word
from glossator.speech.settings import setting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_THREADS = 4  # more threads only wait for each other with models of this size


class Whisper:
    """Whisper by CTranslate2, on the CPU, in int8; the same sound gives the same words."""

    def __init__(self, folder: Path, *, quick: bool = False) -> None:
        import os

        from faster_whisper import WhisperModel

        from glossator.speech.short_pieces import BriefWhisper

        threads = min(MOST_THREADS, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
        threads = 1 if quick else threads  # the other core makes the notes meanwhile
        try:
            self._model = (BriefWhisper if quick else WhisperModel)(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as problem:
            raise InputError(f"{folder}: not a speech model that can be loaded ({str(problem)[:200]})") from problem
        self.name = f"whisper {folder.name} {_digest(folder)}"
        self._beams = 1 if quick else 5

    def hear(self, sound: "NDArray[np.float32]", hints: str) -> Iterator[Stretch]:
        """Implements `Recogniser.hear`; silence is skipped, and decoding is deterministic."""
        stretches, _ = self._model.transcribe(
            sound, language="en", beam_size=self._beams, temperature=0.0, word_timestamps=True,
            condition_on_previous_text=False, vad_filter=True, hotwords=hints or None,
        )  # fmt: skip
        for each in stretches:
            circles = each.compression_ratio > setting("circles")
            yield Stretch(float(each.start), float(each.end), [] if circles else _words(each.words or []))


def _words(found: Sequence[Any]) -> list[Word]:
    """Whole words: a token without a space before it, as ',000' after '7', belongs to the one before."""
    made: list[Word] = []
    for one in found:
        text, sure = one.word.strip(), float(one.probability)
        if made and text and not one.word.startswith(" "):
            before = made[-1]
            made[-1] = before._replace(text=before.text + text, end=float(one.end), sure=min(before.sure, sure))
        elif text:
            made.append(Word(text, float(one.start), float(one.end), sure, begins=not made))
    return made


def _digest(folder: Path) -> str:
    """The first digits of the hash of the weights, so that a guide says which model was used."""
    import hashlib

    with (folder / "model.bin").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
