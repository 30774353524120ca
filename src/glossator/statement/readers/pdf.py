"""PDF: the text of its pages, dehyphenated, without running heads and page numbers."""

import re

from glossator.formats.pdf import pdf
from glossator.formats.pdf.pdf import Pdf
from glossator.formats.pdf.pdf_text import whole_words
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs

_SENTENCE_END = re.compile(r"[.!?…:”\"’)]\s*$")


def read(data: bytes) -> Reading:
    """The text of all pages. Raises InputError for an encrypted, damaged or image-only file."""
    return _reading(pdf.read(data))


def read_picture(data: bytes) -> Reading:
    """The text of a scanned page."""
    return _reading(pdf.read_picture(data))


def _reading(found: Pdf) -> Reading:
    reading = paragraphs.read(_paragraphs(found.lines))
    reading.title = found.title or None
    reading.speaker = reading.speaker or found.author or None
    reading.date = found.made
    reading.remarks += found.remarks
    if reading.medium == "text":
        reading.medium = "document"
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
