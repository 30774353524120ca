"""A recording from its first to its last second: every format, every kind of damage, a window at a time."""

import io
import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from glossator.errors import InputError
from glossator.speech import Listening, transcribe
from glossator.speech.decoding import opened
from glossator.speech.transcribing import seekable
from glossator.speech.windows import windows

from .sounds import RATE, Told, encoded, said, silence, tone, wav

pytestmark = pytest.mark.slow

av: Any = pytest.importorskip("av", reason="the extra 'speech' is not installed")
HTML = b"<!doctype html><html><title>Not found</title><p>Debate tonight</p></html>"


def heard(data: bytes, *stretches: Any, **how: Any) -> Any:
    return transcribe(io.BytesIO(data), Listening(recogniser=Told(list(stretches)), **how))


@pytest.mark.parametrize(
    ("form", "codec", "rate"),
    [("mp3", "libmp3lame", RATE), ("mp4", "aac", RATE), ("ipod", "aac", RATE), ("ogg", "libopus", 48_000),
     ("webm", "libopus", 48_000), ("flac", "flac", RATE), ("wav", "pcm_s16le", RATE), ("adts", "aac", RATE)],
)  # fmt: skip
def test_every_format_gives_the_same_seconds(form: str, codec: str, rate: int) -> None:
    data = encoded(tone(3.0), form, codec, rate)
    found = heard(data, said("Oil was sold."))
    assert [word.text for word in found.words] == ["Oil", "was", "sold."]
    assert found.seconds == pytest.approx(3.0, abs=0.15)
    assert found.remarks == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (HTML, "a web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2_000), "a picture"),
        (b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n", "cannot be read as a recording"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "cannot be read as a recording"),
        (b"\x00" * 5_000, "cannot be read as a recording"),
        (b"RIFF\x24\x00\x00\x00WAVE" + b"\xff" * 3_000, "cannot be read as a recording"),
        (wav(silence(0.0)), "no sound"),
    ],
)
def test_what_is_no_recording_is_told_by_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        heard(data, said("Never heard."))


def test_an_mp4_without_its_end_is_told_to_be_cut_short() -> None:
    data = encoded(tone(5.0), "mp4", "aac")
    with pytest.raises(InputError, match="cut short"):
        heard(data[: len(data) // 2], said("Never heard."))


def test_a_recording_that_breaks_off_gives_what_is_there_and_says_so() -> None:
    data = wav(tone(20.0))
    found = heard(data[: len(data) // 2], said("Oil was sold."))
    assert found.seconds == pytest.approx(10.0, abs=0.1)
    assert found.remarks == ["the recording breaks off after 0:09; it says that it lasts 0:19"]


def test_a_video_without_sound_is_not_told_to_be_cut_short() -> None:
    held = io.BytesIO()
    with av.open(held, "w", format="mp4") as container:
        stream: Any = container.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 64
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode(None))
    with pytest.raises(InputError, match=r"^it has no audio track") as told:
        heard(held.getvalue(), said("Never heard."))
    assert "cut short" not in str(told.value)


def test_frames_of_another_rate_on_the_way_are_heard_like_the_others() -> None:
    """As in an MP3 that was joined from two, and in one whose frames' heads are damaged."""
    data = b"".join(encoded(tone(4.0), "mp3", "libmp3lame", rate) for rate in (16_000, 44_100, 16_000))
    found = heard(data, said("Oil was sold."))
    assert found.seconds == pytest.approx(12.0, abs=0.5)


def test_damage_in_the_middle_loses_only_itself() -> None:
    data = bytearray(encoded(tone(20.0), "mp3", "libmp3lame"))
    data[20_000:24_000] = bytes(range(250)) * 16
    found = heard(bytes(data), said("Oil was sold."))
    assert len(found.words) == 3
    assert found.seconds > 17


@pytest.mark.parametrize("samples", [silence(2.0), tone(2.0)], ids=["silence", "music"])
def test_no_word_is_an_error_that_says_how_long_was_listened(samples: Any) -> None:
    with pytest.raises(InputError, match=r"no speech was heard in 0:02 of sound"):
        heard(wav(samples))


def test_what_went_round_in_circles_is_left_out_and_told() -> None:
    found = heard(wav(tone(2.0)), said("Oil was sold."), [])
    assert found.remarks == ["not understood, and left out: 0:00–0:01"]


def test_seconds_count_from_the_beginning_of_the_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator.speech.windows.setting", {"window": 4.0, "part": 2.0}.__getitem__)
    told = Told([said("First window.")], [said("Second window.")])
    heard_until: list[tuple[float, float | None]] = []
    found = transcribe(
        io.BytesIO(wav(np.concatenate([tone(2.9), silence(0.6), tone(2.5)]))),
        Listening(recogniser=told, told=lambda at, of: heard_until.append((at, of))),
    )
    first, second = (length for length, _ in told.asked)
    assert 2.5 < first < 4.0
    assert found.words[2].start == pytest.approx(first, abs=0.01)
    assert first + second == pytest.approx(6.0, abs=0.01)
    assert heard_until[-1][1] == pytest.approx(6.0, abs=0.1)


def test_three_hours_are_never_in_memory_at_once() -> None:
    def blocks() -> Iterator[Any]:
        quiet = np.random.default_rng(1).integers(-60, 60, RATE * 10, dtype=np.int16)
        yield from (quiet for _ in range(3 * 360))

    tracemalloc.start()
    total = sum(len(samples) for _, samples in windows(blocks()))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total == 3 * 3600 * RATE
    assert most < 150_000_000, f"{most:,} bytes"


def test_gaps_in_a_stream_keep_the_seconds_right() -> None:
    import av

    held = io.BytesIO()
    with av.open(held, "w", format="matroska") as container:
        stream: Any = container.add_stream("pcm_s16le", rate=RATE)
        stream.layout = "mono"
        for at in (0, 1, 5):
            frame = av.AudioFrame.from_ndarray(tone(1.0)[None, :], format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, at * RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    held.seek(0)
    with opened(held) as sound:
        assert sum(len(block) for block in sound.blocks()) / RATE == pytest.approx(6.0, abs=0.05)


def test_standard_input_is_kept_on_disk_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    with seekable(io.BytesIO(b"abc")) as file:
        assert file.read() == b"abc"
    monkeypatch.setattr("glossator.speech.transcribing.LARGEST", 2)
    with pytest.raises(InputError, match="larger than 2 bytes"), seekable(io.BytesIO(b"abc")):
        pass
