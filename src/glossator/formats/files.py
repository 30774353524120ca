"""Files opened within bounds: nothing is read beyond a limit, compressed or not, and every fault is named."""

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import AnyStr, BinaryIO

from glossator.errors import InputError

LARGEST_PAGE = (
    20_000_000  # bytes of one page or text, decompressed; the largest of a million news pages is a tenth of it
)
LARGEST_LINE = 16_000_000  # bytes of one row
_EARLIEST_FILE_TIME = date(1996, 1, 1)  # archivers that leave out file times write 1970, 1980 or 1985
_BEAT_LINES = 20_000
_PACKED_DAMAGE = (gzip.BadGzipFile, zlib.error, EOFError)


def _beat() -> None:
    """Called while reading goes on, if somebody waits to hear it."""


def set_beat(beat: Callable[[], None]) -> None:
    """Have `beat` called now and then while a large file is read."""
    global _beat
    _beat = beat


def beat() -> None:
    """Signal that reading goes on; for readers with their own way of reading a large file."""
    _beat()


def is_packed(path: Path) -> bool:
    """True if the file begins like gzip, whatever its name."""
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def open_bytes(path: Path) -> BinaryIO:
    """The file's bytes, decompressed on the way if it is gzip."""
    return gzip.open(path, "rb") if is_packed(path) else path.open("rb")  # type: ignore[return-value]


def read_bytes(path: Path, largest: int = LARGEST_PAGE) -> bytes:
    """All bytes, decompressed.

    Raises InputError if there are none, more than `largest`, or the compression is damaged.
    """
    with path.open("rb") as file:
        return _bounded(file, largest)


def unpacked(data: bytes, largest: int = LARGEST_PAGE) -> bytes:
    """Like `read_bytes`, for bytes in memory."""
    return _bounded(io.BytesIO(data), largest)


def _bounded(file: BinaryIO, largest: int) -> bytes:
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    try:
        data = (gzip.GzipFile(fileobj=file) if packed else file).read(largest + 1)
    except _PACKED_DAMAGE as problem:
        raise InputError(_damage(problem)) from problem
    if not data:
        raise InputError("empty")
    if not data.strip(b"\x00"):
        raise InputError("nothing but zeros")
    if len(data) > largest:
        raise InputError(f"larger than {largest:,} bytes" + (" when decompressed" if packed else ""))
    return data


def check_packing(path: Path) -> None:
    """Read the file through once. Raises InputError if it is empty, or its compression is damaged or cut short."""
    for _ in blocks(path):
        pass


def blocks(path: Path, size: int = 1 << 20) -> Iterator[bytes]:
    """The file's bytes, decompressed, one block at a time."""
    seen = False
    try:
        with open_bytes(path) as file:
            while block := file.read(size):
                seen = True
                _beat()
                yield block
    except _PACKED_DAMAGE as problem:
        raise InputError(_damage(problem)) from problem
    if not seen:
        raise InputError("empty")


def read_beginning(path: Path, size: int = 1024) -> bytes:
    """The first bytes, decompressed."""
    try:
        with open_bytes(path) as file:
            return file.read(size)
    except _PACKED_DAMAGE as problem:
        raise InputError(_damage(problem)) from problem


def read_text(path: Path, largest: int = LARGEST_PAGE) -> str:
    """All text. Raises InputError if it is not UTF-8 or not text at all."""
    return decode(read_bytes(path, largest))


def decode(data: bytes) -> str:
    """Text in UTF-8, or in UTF-16 with a byte order mark, line ends as \\n.

    Raises InputError for any other encoding: a wrong character would become a wrong quote.
    """
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(f"not {'UTF-16' if wide else 'UTF-8'} text (byte {problem.start + 1})") from problem
    if "\x00" in text:
        raise InputError("not text (it has NUL characters)")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Numbered lines, one in memory at a time.

    Raises InputError at a line that is too long, or where the compression is damaged.
    """
    number = 0
    try:
        with open_bytes(path) as file, io.BufferedReader(file, 1 << 20) as buffered:  # type: ignore[type-var]
            for number, line in _numbered(buffered.readline, "bytes"):
                yield number, line
    except _PACKED_DAMAGE as problem:
        raise InputError(f"after line {number}: {_damage(problem)}") from problem
    if not number:
        raise InputError("empty")


def _numbered(readline: Callable[[int], AnyStr], unit: str) -> Iterator[tuple[int, AnyStr]]:
    """Lines with their numbers from 1, as `readline` gives them. Raises InputError at one that is too long."""
    number = 0
    while line := readline(LARGEST_LINE + 1):
        number += 1
        if len(line) > LARGEST_LINE:
            raise InputError(f"line {number}: longer than {LARGEST_LINE:,} {unit}")
        if number % _BEAT_LINES == 0:
            _beat()
        yield number, line


def text_lines(path: Path, encoding: str) -> Iterator[str]:
    """Lines of text with their line ends, one in memory at a time.

    Raises InputError at a line that is too long, or not in that encoding.
    """
    number = 0
    try:
        with open_bytes(path) as file, io.TextIOWrapper(file, encoding, newline="") as text:
            for number, line in _numbered(text.readline, "characters"):  # noqa: B007 - told where the text fails
                yield line
    except UnicodeDecodeError as problem:
        raise InputError(f"near line {number + 1}: not {encoding.removesuffix('-sig').upper()} text") from problem
    except _PACKED_DAMAGE as problem:
        raise InputError(f"after line {number}: {_damage(problem)}") from problem
    if not number:
        raise InputError("empty")


def _damage(problem: BaseException) -> str:
    if isinstance(problem, EOFError):
        return "truncated gzip: the file ends before its data does"
    return f"damaged gzip ({problem})"


def file_day(path: Path) -> date | None:
    """The day the file was last written, if that can be believed: a page on disk was captured no later."""
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return written if _EARLIEST_FILE_TIME <= written <= today() else None


def today() -> date:
    """Today's date, in UTC."""
    return datetime.now(UTC).date()
