"""What counts as a recording: first bytes before names."""

from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.speech.recordings import head_of, in_folder, instead, is_recording, kind


@pytest.mark.parametrize(
    ("head", "name"),
    [(b"ID3\x04", "MP3"), (b"\xff\xfb\x90\x64", "MP3"), (b"RIFF\x00\x00\x00\x00WAVEfmt ", "WAV"), (b"OggS\x00", "OGG"),
     (b"\x00\x00\x00 ftypisom", "MP4"), (b"\x1a\x45\xdf\xa3\x01", "WebM"), (b"fLaC", "FLAC")],
)  # fmt: skip
def test_first_bytes_tell_whatever_the_name(head: bytes, name: str) -> None:
    assert kind(head) == name
    assert is_recording("notes.txt", head)


@pytest.mark.parametrize(
    "head",
    [b"WEBVTT\n", b"\xff\xfeH\x00i\x00", b"<!doctype html>", b"RIFF\0\0\0\0WEBP", b"\0\0\0 ftypheic", b""],
)
def test_other_files_are_none(head: bytes) -> None:
    assert not is_recording("statement.txt", head)


def test_what_only_has_the_name_is_told() -> None:
    assert is_recording("debate.MP3", b"<html>")
    assert instead(b"\n <html>") == "a web page"
    assert instead(b"\x89PNG\r\n") == "a picture (PNG)"
    assert instead(b"GIF89a") == "a picture (GIF)"
    assert instead(b"\x00\x01") == ""


def test_a_folder_gives_its_recordings_in_order(tmp_path: Path) -> None:
    for name in ("b.mp3", "a.WAV", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in in_folder(tmp_path)] == ["a.WAV", "b.mp3"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        head_of(tmp_path / "none.mp3")
