"""PDF files with text in them: the lines of their pages, and what the file says of itself."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from glossator.errors import InputError
from glossator.formats.pdf_text import printed, read_pages

LARGEST = 200_000_000  # bytes
MOST_PAGES = 3000


@dataclass
class Pdf:
    """The lines of all pages in reading order, and what the file states; a page that a browser printed has no day."""

    lines: list[str]
    title: str = ""
    author: str = ""
    made: date | None = None
    modified: date | None = None
    printed: date | None = None  # by a browser: the page in it was published before that day
    remarks: list[str] = field(default_factory=list)


def read(data: bytes) -> Pdf:
    """The file in these bytes; raises InputError for one that is locked, damaged, too long, or holds only pictures."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        file = PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise InputError("protected with a password; save it without one")
        if len(file.pages) > MOST_PAGES:
            raise InputError(f"more than {MOST_PAGES:,} pages; save those you need by themselves")
        found = read_pages(file.pages)
        about = file.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise InputError(f"not a PDF that can be read ({str(problem)[:150]}); get it again") from problem
    if not "".join(found.lines).strip():
        raise InputError("no text in it: its pages are pictures, and must be recognised (OCR) first")
    return _about(about, Pdf(found.lines, remarks=found.remarks))


def _about(about: Any, found: Pdf) -> Pdf:
    if not about:
        return found
    found.title, found.author = str(about.title or ""), str(about.author or "")
    made, modified = _day(about, "creation_date"), _day(about, "modification_date")
    if printed(about):
        found.printed = made
        if made:
            found.remarks.append(f"a page printed on {made}; that is not the day it was published")
    else:
        found.made, found.modified = made, modified
    return found


def _day(about: Any, which: str) -> date | None:
    try:
        moment = getattr(about, which)
    except (ValueError, TypeError):  # the library raises when the file's date is malformed
        return None
    return moment.date() if isinstance(moment, datetime) else None
