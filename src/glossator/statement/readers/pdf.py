"""PDF: the text of its pages; hyphens at line ends are undone, running heads and page numbers left out."""

import io
import re

from glossator.errors import InputError
from glossator.record.readers.pdf_text import printed, read_pages, whole_words
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs
from glossator.statement.times import to_date

_SENTENCE_END = re.compile(r"[.!?…:”\"’)]\s*$")


def read(data: bytes) -> Reading:
    """The text of every page; raises InputError for a locked or damaged file, or one of pictures only."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        file = PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise InputError("the PDF is locked with a password")
        found = read_pages(file.pages)
        about = file.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise InputError(f"the PDF cannot be read ({problem})") from problem
    if not "".join(found.lines).strip():
        raise InputError("the PDF holds no text, only pictures; it must be recognised (OCR) first")
    reading = paragraphs.read(_paragraphs(found.lines))
    reading.title = (about.title if about else None) or None
    reading.speaker = reading.speaker or ((about.author if about else None) or None)
    made = to_date(about.creation_date) if about else None
    reading.date = None if printed(about) else made
    reading.remarks += found.remarks
    if reading.medium == "text":
        reading.medium = "document"
    if made and not reading.date:
        reading.remarks.append(f"a page printed on {made}; that is not the day it was published")
    if reading.date:
        reading.remarks.append("the date is the day the PDF was made")
    return reading


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs: one ends at an empty line, or at a short line that ends a sentence."""
    widest = max((len(line) for line in lines), default=0)
    found, held = [], []
    for line in lines:
        if line:
            held.append(line)
        if held and (not line or (len(line) < widest * 0.75 and _SENTENCE_END.search(line))):
            found.append(whole_words("\n".join(held)).replace("\n", " "))
            held = []
    return [*found, whole_words("\n".join(held)).replace("\n", " ")] if held else found
