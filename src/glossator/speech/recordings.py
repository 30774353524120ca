"""Which files are recordings: by their first bytes, else by their name."""

import sys
from pathlib import Path, PurePath

from glossator.errors import InputError
from glossator.speech.settings import load

HEAD = 64  # first bytes that tell the format


def is_recording(name: str, head: bytes) -> bool:
    """True for a file whose first bytes or name are those of a recording."""
    return bool(kind(head)) or PurePath(name).suffix.lower() in load("recordings")["suffixes"]


def head_of(path: str | Path) -> bytes:
    """The first bytes of a file, or of standard input for '-'. Raises InputError if it cannot be read."""
    if str(path) == "-":
        peek = getattr(sys.stdin.buffer, "peek", None)
        return bytes(peek(HEAD)[:HEAD]) if peek else b""
    try:
        with Path(path).open("rb") as file:
            return file.read(HEAD)
    except OSError as problem:
        raise InputError(problem.strerror or str(problem)) from problem


def kind(head: bytes) -> str:
    """'MP3', 'WAV' …, by the first bytes of a file; '' for anything but a recording."""
    if head[4:8] == b"ftyp" and head[8:12].decode("latin-1").strip() in load("recordings")["pictures"]:
        return ""
    for offset, magic, name in load("recordings")["heads"]:
        wanted = bytes.fromhex(magic)
        if head[offset : offset + len(wanted)] == wanted:
            return str(name)
    return ""


def instead(head: bytes) -> str:
    """What a file is that has only the name of a recording: 'a web page'; '' if that is not known."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").hex()
    return next((str(name) for magic, name in load("recordings")["instead"] if start.startswith(magic)), "")


def in_folder(folder: Path) -> list[Path]:
    """The recordings in a folder, by name; subfolders are not searched."""
    suffixes = load("recordings")["suffixes"]
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())
