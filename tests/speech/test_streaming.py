"""A stream: sentences as soon as they are over, with the seconds of the stream, from sound in any form."""

import io
import os
import signal
import subprocess
import sys
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


def test_an_initial_or_a_title_ends_no_sentence() -> None:
    text = "We met Mr. Lavrov of Russia in the end. North Korea bought all of it."
    found = spoken(text, np.concatenate([tone(7.5), silence(2.0)]))
    assert [words for _, words in found] == ["We met Mr. Lavrov of Russia in the end.", "North Korea bought all of it."]


def test_between_two_sentences_the_sound_is_cut_where_it_is_quiet() -> None:
    """Though the recogniser says that the second begins later than it does, none of its sound is lost."""
    recogniser = Speaks("Russia sold oil then. North Korea bought all of it in the end.")
    stream = recogniser.stream = streaming.Stream(recogniser)
    sound = np.concatenate([tone(1.84), silence(0.06), tone(4.6)])
    for at in range(0, len(sound), RATE // 10):
        if stream.take(sound[at : at + RATE // 10]):
            break
    assert 1.84 * RATE < stream.begins < 1.9 * RATE


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


class Waits:
    """Hears nothing, or fails as a broken model does."""

    name = "waits 1"

    def __init__(self, problem: Exception | None = None) -> None:
        self.problem, self.threads = problem, set[int]()

    def hear(self, sound: Any, hints: str) -> Iterator[Stretch]:
        self.threads.add(threading.get_ident())
        if self.problem:
            raise self.problem
        words = said("Russia sold oil.", pace=0.4)
        yield Stretch(0.0, words[-1].end, words)


def test_all_that_was_heard_is_given_although_nobody_took_it_while_it_was_heard() -> None:
    sound = np.concatenate([np.concatenate([tone(1.5), silence(1.5)]) for _ in range(4)])
    recogniser = Waits()
    with streaming.listening(io.BytesIO(sound.tobytes()), recogniser, "pcm") as sentences:
        found = [" ".join(word.text for word in each.words) for each in sentences]
    assert found
    assert set(found) == {"Russia sold oil."}
    assert threading.get_ident() not in recogniser.threads
    assert not [one for one in threading.enumerate() if one.ident in recogniser.threads]


def test_what_fails_while_listening_reaches_who_waits_for_notes() -> None:
    sound = np.concatenate([tone(1.5), silence(1.5)]).tobytes()
    with (
        pytest.raises(MemoryError, match="no room"),
        streaming.listening(io.BytesIO(sound), Waits(MemoryError("no room")), "pcm") as sentences,
    ):
        list(sentences)
    with (
        pytest.raises(InputError, match="recording"),
        streaming.listening(io.BytesIO(b"<html>" * 4_000), Waits()) as sentences,
    ):
        list(sentences)


def test_what_was_said_before_the_stream_broke_off_is_given_first() -> None:
    class Breaks(io.RawIOBase):
        left = tone(1.5).tobytes()  # no sentence has ended in it

        def readinto(self, buffer: Any) -> int:
            if not self.left:
                raise OSError("the line went dead")
            piece, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
            buffer[: len(piece)] = piece
            return len(piece)

    found: list[streaming.Said] = []
    with (
        pytest.raises(InputError, match="the line went dead"),
        streaming.listening(Breaks(), Waits(), "pcm") as sentences,  # type: ignore[arg-type]
    ):
        found.extend(sentences)
    assert [" ".join(word.text for word in each.words) for each in found] == ["Russia sold oil."]


LISTENS = """
import signal
import sys
from glossator.speech import streaming

signal.signal(signal.SIGINT, signal.default_int_handler)  # also where whoever runs the tests ignores interrupts

class Deaf:
    name = "deaf"
    def hear(self, sound, hints):
        return iter(())

if sys.argv[1:] == ["peeked"]:
    sys.stdin.buffer.peek()
with streaming.listening(sys.stdin.buffer, Deaf(), "" if sys.argv[1:] else "pcm") as sentences:
    print("ready", flush=True)
    list(sentences)
"""


@pytest.mark.parametrize("how", [[], ["peeked"]])
def test_it_ends_cleanly_when_somebody_interrupts_it_while_no_sound_comes(how: list[str]) -> None:
    with subprocess.Popen([sys.executable, "-c", LISTENS, *how], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as program:  # fmt: skip
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdin.write(wav(silence(2.0)))
        program.stdin.flush()
        assert program.stdout.readline() == b"ready\n"
        program.send_signal(signal.SIGINT)
        told = program.stderr.read().decode()
        program.wait(60)
    assert told.rstrip().endswith("KeyboardInterrupt")
    assert "Fatal" not in told
    assert program.returncode in {1, 130, -signal.SIGINT}


def test_bytes_that_were_looked_at_are_not_lost() -> None:
    samples = tone(1.0)
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as file:
        file.write(wav(samples))
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.peek(4)[:4] == b"RIFF"
        with streaming.coming(pipe) as blocks:
            assert sum(map(len, blocks)) == len(samples)
