"""PDF: the text of its pages; hyphens at line ends are undone, running heads and page numbers left out."""

import io
import re
from collections import Counter

from glossator.errors import InputError
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs
from glossator.statement.times import to_date

_HYPHEN = re.compile(r"(\w)[-\u00ad]\n(?=[a-z])")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d+(?:\s*(?:of|/)\s*\d+)?\W*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:”\"’)]\s*$")


def read(data: bytes) -> Reading:
    """The text of every page; raises InputError for a locked or damaged file, or one of pictures only."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        file = PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise InputError("the PDF is locked with a password")
        pages = [page.extract_text() or "" for page in file.pages]
        about = file.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise InputError(f"the PDF cannot be read ({problem})") from problem
    if not "".join(pages).strip():
        raise InputError("the PDF holds no text, only pictures; it must be recognised (OCR) first")
    reading = paragraphs.read(_paragraphs(_without_heads(pages)))
    reading.title = (about.title if about else None) or None
    reading.speaker = reading.speaker or ((about.author if about else None) or None)
    reading.date = to_date(about.creation_date) if about else None
    if reading.medium == "text":
        reading.medium = "document"
    if reading.date:
        reading.remarks.append("the date is the day the PDF was made")
    return reading


def _without_heads(pages: list[str]) -> list[str]:
    """The lines without those that open or close most pages, and without page numbers."""
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(line for lines in split for line in {*lines[:1], *lines[-1:]} if line)
    heads = {line for line, times in edges.items() if times > 2 and times * 2 > len(pages)}
    return [line for lines in split for line in lines if line not in heads and not _PAGE_NUMBER.match(line)]


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs: one ends at an empty line, or at a short line that ends a sentence."""
    widest = max((len(line) for line in lines), default=0)
    found, held = [], []
    for line in lines:
        if line:
            held.append(line)
        if held and (not line or (len(line) < widest * 0.75 and _SENTENCE_END.search(line))):
            found.append(_HYPHEN.sub(r"\1", "\n".join(held)).replace("\n", " "))
            held = []
    return [*found, _HYPHEN.sub(r"\1", "\n".join(held)).replace("\n", " ")] if held else found
