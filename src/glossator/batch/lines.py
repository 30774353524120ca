"""The lines of a batch, read one at a time: each an item, or the reason why it is not one."""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from glossator.batch.model import Item, Outcome
from glossator.days import day_in
from glossator.errors import InputError, json_fault

LARGEST_LINE = 16_000_000  # bytes; a longer line is refused rather than held in memory
TOLD = ("speaker", "date", "medium", "address", "title", "format")
LONGEST_NAME = 80  # characters of a file's stem, so that the longest extension still fits every file system
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def read_lines(path: str) -> Iterator[Item | Outcome]:
    """The items of a JSON-lines file ('-' is standard input), in order; an unusable line is a failed outcome.

    A line has `text`, or `file` (relative to the batch file's folder), and may have `id`, `speaker`, `date`, `medium`,
    `address`, `title`, `format` and `as_of`. Raises InputError if the file itself cannot be read.
    """
    folder = Path() if path == "-" else Path(path).parent
    taken: dict[str, int] = {}
    try:
        with _stream(path) as stream:
            for number, line in enumerate(_bounded(stream), 1):
                if line is not None and not line.strip():
                    continue
                yield _item(number, line, folder, taken)
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem


def _stream(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")


def count(path: str) -> int | None:
    """The number of lines, for the progress bar; None if it cannot be known before they are read."""
    if path == "-":
        return None
    try:
        with Path(path).open("rb") as stream:
            return sum(1 for line in _bounded(stream) if line is None or line.strip())
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem


def _bounded(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line; None for one that is too long, the rest of which is skipped."""
    while line := stream.readline(LARGEST_LINE + 1):
        if len(line) <= LARGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_LINE)
        yield None


def _item(number: int, line: bytes | None, folder: Path, taken: dict[str, int]) -> Item | Outcome:
    try:
        row = _row(line, first=number == 1)
        return _read(number, _own(_name(row, number), number, taken), row, folder)
    except InputError as problem:
        return Outcome(line=number, id="", reason=str(problem))


def _own(name: str, number: int, taken: dict[str, int]) -> str:
    """The name, if no earlier line has it; case-insensitively, as on some file systems."""
    if (before := taken.setdefault(name.casefold(), number)) != number:
        raise InputError(f"line {before} already has the id {name!r}")
    return name


def _row(line: bytes | None, *, first: bool) -> dict[str, Any]:
    if line is None:
        raise InputError(f"longer than {LARGEST_LINE:,} bytes")
    try:
        row = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as problem:
        raise InputError(f"not UTF-8 text (byte {problem.start})") from problem
    except (ValueError, RecursionError) as problem:
        raise InputError(f"not JSON ({json_fault(problem)})") from problem
    if not isinstance(row, dict):
        raise InputError("not a JSON object")
    return row


def _read(number: int, name: str, row: dict[str, Any], folder: Path) -> Item:
    for key in ("text", "file", "as_of", *TOLD):
        if row.get(key) is not None and not isinstance(row[key], str):
            raise InputError(f"{key} must be a string")
    text, file = row.get("text"), row.get("file")
    if (text is None) == (file is None):
        raise InputError("needs either text or file" if text is None else "needs either text or file, not both")
    told = {key: row[key] for key in TOLD if row.get(key)}
    return Item(number, name, text, folder / file if file else None, told, day_in(row.get("as_of"), "as_of"))


def _name(row: dict[str, Any], number: int) -> str:
    """A file's stem from the id, else from the file's name, else from the line number: safe on every file system.

    If characters had to be replaced, a few digits of the original's hash are appended, so that no two ids share a file.
    """
    given = row.get("id")
    if given is None:
        given = Path(row["file"]).stem if isinstance(row.get("file"), str) else f"{number:06d}"
    if isinstance(given, bool) or not isinstance(given, (str, int)) or not str(given).strip():
        raise InputError("id must be a string or a whole number")
    wanted = str(given)
    safe = _UNSAFE.sub("-", wanted).strip("-.")[:LONGEST_NAME]
    if safe == wanted:
        return safe
    return "-".join(part for part in (safe, hashlib.sha256(wanted.encode("utf-8", "replace")).hexdigest()[:8]) if part)
