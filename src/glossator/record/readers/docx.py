"""Word documents: paragraphs and tables in their order."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.record.model import Document
from glossator.record.readers import docx_text
from glossator.record.readers.building import build, file_day
from glossator.record.readers.files import read_bytes
from glossator.record.readers.options import Options

LARGEST = 100_000_000  # bytes, packed
LARGEST_UNPACKED = 400_000_000
LARGEST_PART = 60_000_000  # bytes of the XML of the text itself
_OLE = b"\xd0\xcf\x11\xe0"


def read(path: Path, options: Options) -> Iterator[Document]:
    """The text of the document; the published date is the one it states, the day it was first made."""
    document = opened(read_bytes(path, LARGEST))
    body = document.element.body
    paragraphs = [block.text for block in docx_text.blocks(body)]
    remarks = [docx_text.CHANGED] if docx_text.has_changes(body) else []
    about = document.core_properties
    yield build(
        text="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        source=str(path),
        options=options,
        title=about.title or "",
        author=about.author if about.author != "python-docx" else "",
        published=_day(about.created),
        modified=_day(about.modified),
        captured=file_day(path),
        remarks=[*remarks, *(["published date is the day the document was made"] if about.created else [])],
    )


def opened(data: bytes) -> Any:
    """The document, as the library gives it; raises InputError for what is none, or unpacks to too much."""
    import docx

    if data.startswith(_OLE):
        raise InputError("protected with a password, or in the format of Word before 2007")
    _check(data)
    try:
        document = docx.Document(io.BytesIO(data))
        document.element.body  # noqa: B018 (a part that is no text at all has none)
    except Exception as problem:  # whatever a damaged package makes of zip, XML and the library
        raise InputError(f"not a Word document ({str(problem)[:150]})") from problem
    return document


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except zipfile.BadZipFile as problem:
        raise InputError("not a Word document (damaged zip)") from problem
    xml = max((size for name, size in sizes.items() if name.endswith(".xml")), default=0)
    if sum(sizes.values()) > LARGEST_UNPACKED or xml > LARGEST_PART:
        raise InputError("unpacks to more than any document holds")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
