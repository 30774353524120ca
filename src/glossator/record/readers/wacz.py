"""Web archives packaged with their index (WACZ): the archives in the folder `archive`, read like loose files."""

import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from glossator.errors import InputError
from glossator.formats.files import beat
from glossator.record.model import Capture, Document, Refusal
from glossator.record.readers.isolated import isolated
from glossator.record.readers.options import Options
from glossator.record.readers.warc import named_from, read_archive

MOST_ARCHIVES = 1_000
LARGEST_GROWTH = 20  # limit of the unpacked size, in multiples of the file's; archives are compressed already
SMALL = 400_000_000  # bytes that may always be unpacked
_FOLDER = "archive"
_SUFFIXES = (".warc", ".warc.gz")
_AGAIN = "download or export it again"
_LOCAL_HEADER = 30  # bytes before the name of a packed file; the lengths of name and extra are the last four


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The documents of every archive in the file; an archive that cannot be read is refused by its name."""
    try:
        with zipfile.ZipFile(path) as packed:
            for entry in _archives(packed, path.stat().st_size):
                named = f"{path}: {entry.filename}"
                yield from isolated(named, partial(_archive, packed, entry, path, named, options))
    except zipfile.BadZipFile as problem:
        raise InputError(f"not a packed web archive (damaged zip: {problem}); {_AGAIN}") from problem


def _archives(packed: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    found = [entry for entry in packed.infolist() if entry.filename.lower().endswith(_SUFFIXES)]
    found = [entry for entry in found if PurePosixPath(entry.filename).parts[0] == _FOLDER]
    if not found:
        raise InputError(f"no web archive in it (folder `{_FOLDER}`, .warc or .warc.gz); {_AGAIN}")
    if len(found) > MOST_ARCHIVES or sum(entry.file_size for entry in found) > max(SMALL, LARGEST_GROWTH * size):
        raise InputError("unpacks to more than any web archive holds; unpack it and add what you need of it")
    return found


def _archive(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, named: str, options: Options
) -> Iterator[Document | Refusal]:
    if ".." in PurePosixPath(entry.filename).parts:
        raise InputError("its name leads out of the file; unpack it and add the archive separately")
    begin, file = _begin(path, entry), named_from(path, options.home)

    def place(offset: int) -> Capture | None:
        return None if begin is None else Capture(file=file, offset=begin + offset)

    with TemporaryDirectory() as folder:
        loose = Path(folder) / ("a.warc.gz" if entry.filename.lower().endswith(".gz") else "a.warc")
        _unpack(packed, entry, loose)
        yield from read_archive(loose, named, place, options)


def _unpack(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path) -> None:
    """Extract one archive, never more of it than its stated size."""
    try:
        with packed.open(entry) as source, to.open("xb") as target:
            while block := source.read(1 << 20):
                target.write(block)
                beat()
    except (zipfile.BadZipFile, zlib.error, EOFError) as problem:
        raise InputError(f"damaged in the packed file ({problem or 'cut short'}); {_AGAIN}") from problem
    except (RuntimeError, NotImplementedError) as problem:
        raise InputError(f"unsupported compression ({problem}); unpack it and add the archive") from problem


def _begin(path: Path, entry: zipfile.ZipInfo) -> int | None:
    """The offset of an archive in the file, if it is stored uncompressed."""
    if entry.compress_type != zipfile.ZIP_STORED:
        return None
    with path.open("rb") as file:
        file.seek(entry.header_offset)
        head = file.read(_LOCAL_HEADER)
    return (
        entry.header_offset
        + _LOCAL_HEADER
        + int.from_bytes(head[26:28], "little")
        + int.from_bytes(head[28:30], "little")
    )
