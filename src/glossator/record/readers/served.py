"""Files that a server gave, read as files on a disk are, and filed under their address."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from glossator.formats.address import comparable, host, of_the_original, rightful
from glossator.formats.kinds import name_of
from glossator.record.identity import document_id
from glossator.record.model import Document, Refusal
from glossator.record.readers import SUFFIXES, reader_of
from glossator.record.readers.options import Options

_LONGEST_NAME = 60  # characters; file systems take 255 bytes
# Files of one document each: it is what stands at the address. Of all others, each document is a part of that.
_ONE = ("pdf", "docx", "odt", "rtf", "pptx", "epub", "text")


def documents(
    data: bytes, suffix: str, address: str, captured: date | None, source: str, options: Options
) -> Iterator[Document | Refusal]:
    """What is in a file with such a suffix; raises InputError, as its reader does. Pages are read elsewhere."""
    address, archived = of_the_original(address)
    captured = min(captured, archived) if captured and archived else captured or archived
    form = SUFFIXES[suffix]
    with TemporaryDirectory() as folder:
        path = Path(folder) / _file_name(address, suffix)
        path.write_bytes(data)
        if captured:
            # A file's day is that of its capture: no date that it states can be later.
            moment = datetime.combine(captured, time(12), UTC).timestamp()
            os.utime(path, (moment, moment))
        for found in reader_of(form)(path, options):
            own = found.model_copy(update={"source": found.source.replace(str(path), source, 1)})
            yield placed(own, form, address) if isinstance(own, Document) else own


def placed(found: Document, form: str, address: str) -> Document:
    """A document of a file as what stands at the file's address.

    What such a file states of other sites is only remarked: it neither stands for their pages nor replaces them.
    """
    stated = found.address
    about: dict[str, Any] = {"address": rightful(stated, address), "publisher": found.publisher or host(address)}
    if form in _ONE:
        return found.model_copy(update={**about, "id": document_id(comparable(about["address"]))})
    if stated and about["address"] == stated:
        return found
    if stated:
        remark = f"it says that it is {stated}; it is on file as what {host(address)} serves"
        about["remarks"] = [*found.remarks, remark]
    return found.model_copy(update={**about, "id": document_id(comparable(address), found.id)})


def _file_name(address: str, suffix: str) -> str:
    """The name that the file would have when saved: rows of a table are told apart by it."""
    name = name_of(address).replace("\x00", "").lstrip(".")[-_LONGEST_NAME:]
    known = SUFFIXES.get(PurePosixPath(name.lower().removesuffix(".gz")).suffix)
    return name if name and known == SUFFIXES[suffix] else f"{name or 'served'}{suffix}"
