"""PDF files with text in them; a scanned page is a picture, and is refused as such."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.record.model import Document
from glossator.record.readers.building import build, file_day
from glossator.record.readers.files import read_bytes
from glossator.record.readers.options import Options
from glossator.record.readers.pdf_text import printed, read_pages, whole_words

LARGEST = 200_000_000  # bytes
MOST_PAGES = 3000
_LINE_END = re.compile(r"(?<![.!?:;”\"’)])\n(?=\S)")


def read(path: Path, options: Options) -> Iterator[Document]:
    """The text of all pages, lines joined into paragraphs; dates are those the file states."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(read_bytes(path, LARGEST)))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("protected with a password")
        if len(reader.pages) > MOST_PAGES:
            raise InputError(f"more than {MOST_PAGES:,} pages")
        read_text = read_pages(reader.pages)
        about = reader.metadata
    except PyPdfError as problem:
        raise InputError(f"not a PDF that can be read ({str(problem)[:150]})") from problem
    text = flowing("\n".join(read_text.lines))
    if not text.strip():
        raise InputError("no text in it: its pages are pictures, and must be recognised (OCR) first")
    made, by_a_browser = _day(about, "creation_date"), printed(about)
    remarks = ["published date is the day the PDF was made"] if made and not by_a_browser else []
    if made and by_a_browser:
        remarks.append(f"a page printed on {made}; that is not the day it was published")
    yield build(
        text=text,
        source=str(path),
        options=options,
        title=str((about and about.title) or _first_line(text)),
        author=str((about and about.author) or ""),
        published=None if by_a_browser else made,
        modified=None if by_a_browser else _day(about, "modification_date"),
        captured=made if by_a_browser else file_day(path),
        remarks=[*remarks, *read_text.remarks],
    )


def flowing(text: str) -> str:
    """Lines of a page joined where a sentence runs on; blank lines part paragraphs."""
    return re.sub(r"[ \t]+", " ", _LINE_END.sub(" ", whole_words(text))).replace("\n", "\n\n")


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 200 else ""


def _day(about: Any, which: str) -> date | None:
    try:
        moment = getattr(about, which) if about else None
    except (ValueError, TypeError):  # the library raises when the file's date is malformed
        return None
    return moment.date() if isinstance(moment, datetime) else None
