"""PDF files, and images of pages, as documents: the text of all pages, lines joined into paragraphs."""

import re
from collections.abc import Iterator
from pathlib import Path

from glossator.errors import InputError
from glossator.formats.files import file_day, read_bytes
from glossator.formats.pdf import pdf
from glossator.formats.pdf.pdf import Pdf
from glossator.formats.pdf.pdf_text import whole_words
from glossator.formats.pdf.scans import NoPageError
from glossator.record.model import Document, Refusal
from glossator.record.readers.building import Draft, build
from glossator.record.readers.options import Options

_LINE_END = re.compile(r"(?<![.!?:;”\"’)])\n(?=\S)")
_LONGEST_TITLE = 200  # characters of a first line


def read(path: Path, options: Options) -> Iterator[Document]:
    """The one document in the file; its dates are those the file states."""
    yield _document(pdf.read(read_bytes(path, pdf.LARGEST)), path, options)


def read_picture(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The one document in an image file, undated; an image of anything but a page is skipped."""
    try:
        yield _document(pdf.read_picture(read_bytes(path, pdf.LARGEST)), path, options)
    except NoPageError as problem:
        yield Refusal(source=str(path), reason=str(problem), passed_over=True)


def _document(found: Pdf, path: Path, options: Options) -> Document:
    text = flowing("\n".join(found.lines))
    if not text.strip():
        raise InputError("no text in it")
    remarks = ["published date is the day the PDF was made"] if found.made else []
    return build(
        Draft(
            text=text,
            source=str(path),
            title=found.title or _first_line(text),
            author=found.author,
            published=found.made,
            modified=found.modified,
            ocr=found.scanned,
            captured=found.printed or file_day(path),
            remarks=[*remarks, *found.remarks],
        ),
        options,
    )


def flowing(text: str) -> str:
    """Lines of a page joined where a sentence continues; blank lines separate paragraphs."""
    return re.sub(r"[ \t]+", " ", _LINE_END.sub(" ", whole_words(text))).replace("\n", "\n\n")


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= _LONGEST_TITLE else ""
