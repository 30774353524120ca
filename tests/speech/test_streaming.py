"""A stream: sentences as soon as they are over, with the seconds of the stream, from sound in any form."""

import io
import os
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from glossator.errors import InputError
from glossator.speech import streaming
from glossator.speech.model import Stretch, Word

from .sounds import RATE, encoded, said, silence, tone, wav

pytest.importorskip("faster_whisper", reason="the extra 'speech' is not installed")


class Speaks:
    """Hears, of a fixed speech, the words whose sound is there; loud samples count as speech."""

    name = "speaks 1"

    def __init__(self, text: str) -> None:
        self.words = said(text, pace=0.5)
        self.offset = 0.0
        self.stream: Any = None

    def hear(self, sound: Any, hints: str) -> Iterator[Stretch]:
        start = self.stream.begins / RATE
        end = start + len(sound) / RATE
        words = [word._replace(start=word.start - start, end=word.end - start)
                 for word in self.words if word.start >= start - 0.05 and word.end <= end]  # fmt: skip
        if words:
            yield Stretch(words[0].start, words[-1].end, words)


@pytest.fixture(autouse=True)
def loud_is_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    """The detector of the tests: what is not silent is speech."""

    def model() -> Any:
        return lambda tail: (np.abs(tail.reshape(-1, streaming.FRAME)).max(axis=1) > 0.01).astype(float)

    monkeypatch.setattr("faster_whisper.vad.get_vad_model", model)


def spoken(text: str, sound: Any, piece: float = 0.1) -> list[tuple[float, str]]:
    """What was given away, with the second of the stream at which it was."""
    recogniser = Speaks(text)
    stream = recogniser.stream = streaming.Stream(recogniser)
    size, found = int(piece * RATE), list[tuple[float, list[Word]]]()
    for at in range(0, len(sound), size):
        found.append(((at + size) / RATE, stream.take(sound[at : at + size])))
    found.append((len(sound) / RATE, stream.take(silence(0.0), last=True)))
    return [(seconds, " ".join(word.text for word in words)) for seconds, words in found if words]


def test_a_sentence_is_given_when_a_pause_follows_and_again_nothing_is_lost() -> None:
    sound = np.concatenate([tone(2.0), silence(3.0), tone(1.5)])
    text = "Russia sold oil then."
    found = spoken(text, sound)
    assert found[0][1] == text
    assert 2.0 < found[0][0] <= 2.9


def test_a_sentence_is_given_when_the_next_one_has_begun_without_a_pause() -> None:
    text = "Russia sold oil then. North Korea bought all of it in the end."
    found = spoken(text, np.concatenate([tone(6.5), silence(2.0)]))
    assert found[0] == (pytest.approx(3.0, abs=0.3), "Russia sold oil then.")
    assert " ".join(words for _, words in found) == text


def test_a_breath_in_a_sentence_does_not_end_it_and_a_long_silence_does() -> None:
    text = "Russia sold oil to the North of Korea."
    sound = np.concatenate([tone(1.95), silence(0.6), tone(1.45), silence(2.0)])
    assert spoken(text, sound)[0][1] == text
    assert spoken("Russia sold", np.concatenate([tone(1.0), silence(2.0)]))[0][1] == "Russia sold"


def test_music_and_silence_give_nothing_and_are_forgotten() -> None:
    recogniser = Speaks("")
    stream = recogniser.stream = streaming.Stream(recogniser)
    for _ in range(300):
        assert stream.take(tone(0.2)) == []
    assert len(stream._sound) <= 25 * RATE
    for _ in range(50):
        assert stream.take(silence(0.2)) == []
    assert len(stream._sound) <= RATE


@pytest.mark.parametrize("form", ["wav", "pcm", "ogg"])
def test_a_pipe_is_read_as_it_comes(form: str) -> None:
    samples = tone(2.0)
    data = {"wav": wav(samples), "pcm": samples.tobytes() + b"\x01", "ogg": encoded(samples, "ogg", "libopus", 48_000)}
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb") as file:
            file.write(data[form])

    threading.Thread(target=write, daemon=True).start()
    with os.fdopen(reading, "rb") as file, streaming.coming(file, "pcm" if form == "pcm" else "") as blocks:
        assert sum(map(len, blocks)) == pytest.approx(2 * RATE, abs=0.05 * RATE)


def test_a_stream_that_is_no_sound_is_told() -> None:
    with streaming.coming(io.BytesIO(b"<html>" * 4_000)) as blocks, pytest.raises(InputError, match="recording"):
        list(blocks)
