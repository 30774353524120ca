"""Word documents: paragraphs and tables in their order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.record.model import Document
from glossator.record.readers import docx_text
from glossator.record.readers.files import read_bytes
from glossator.record.readers.options import Options
from glossator.record.readers.package import LARGEST, Package
from glossator.record.readers.written import CHANGED, Written, document


def read(path: Path, options: Options) -> Iterator[Document]:
    """The one document in the file."""
    yield document(path, options, written(read_bytes(path, LARGEST)))


def written(data: bytes) -> Written:
    """What the file holds; raises InputError for what is no Word document, or unpacks to too much."""
    file = _opened(data)
    body, about = file.element.body, file.core_properties
    styles = {style.style_id: style.name or "" for style in file.styles}
    return Written(
        blocks=[replace(block, style=styles.get(block.style, "")) for block in docx_text.blocks(body)],
        title=about.title or "",
        author=about.author if about.author != "python-docx" else "",
        made=_day(about.created),
        modified=_day(about.modified),
        remarks=[CHANGED] if docx_text.has_changes(body) else [],
    )


def _opened(data: bytes) -> Any:
    import docx

    safe = Package(data, "docx").repacked()
    try:
        file = docx.Document(safe)
        file.element.body  # noqa: B018 (a part that is no text at all has none)
    except Exception as problem:  # whatever a damaged package makes of zip, XML and the library
        raise InputError(f"not a Word document ({str(problem)[:150]}); get it again, or save it as .txt") from problem
    return file


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
