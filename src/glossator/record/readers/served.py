"""Files from a server, read like files on a disk, and filed under their URL."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from glossator.formats.address import of_the_original
from glossator.formats.kinds import name_of
from glossator.record.model import Document, Refusal
from glossator.record.readers import SUFFIXES, reader_of
from glossator.record.readers.options import Options
from glossator.record.readers.placing import placed

_LONGEST_NAME = 60  # characters; file systems take 255 bytes


def documents(
    data: bytes, suffix: str, address: str, captured: date | None, source: str, options: Options
) -> Iterator[Document | Refusal]:
    """The contents of a file with this extension. Raises InputError as its reader does. Pages are read elsewhere."""
    address, archived = of_the_original(address)
    captured = min(captured, archived) if captured and archived else captured or archived
    form = SUFFIXES[suffix]
    with TemporaryDirectory() as folder:
        path = Path(folder) / _file_name(address, suffix)
        path.write_bytes(data)
        if captured:
            # A file's day is that of its capture; no date that it states can be later.
            moment = datetime.combine(captured, time(12), UTC).timestamp()
            os.utime(path, (moment, moment))
        for found in reader_of(form)(path, options):
            own = found.model_copy(update={"source": found.source.replace(str(path), source, 1)})
            yield placed(own, form, address) if isinstance(own, Document) else own


def _file_name(address: str, suffix: str) -> str:
    """The name that the file would have if saved: rows of a table are identified by it."""
    name = name_of(address).replace("\x00", "").lstrip(".")[-_LONGEST_NAME:]
    known = SUFFIXES.get(PurePosixPath(name.lower().removesuffix(".gz")).suffix)
    return name if name and known == SUFFIXES[suffix] else f"{name or 'served'}{suffix}"
