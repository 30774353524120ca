"""PDF files with text in them: the lines of their pages, and the file's metadata."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from glossator.errors import InputError
from glossator.formats.own_words import OwnWords
from glossator.formats.pdf import scans
from glossator.formats.pdf.pdf_text import PdfText, Scanned, printed, read_pages

LARGEST = 200_000_000  # bytes
MOST_PAGES = 3000


@dataclass
class Pdf(OwnWords):
    """The lines of all pages in reading order, and the file's metadata; a page printed by a browser has no date."""

    lines: list[str]
    printed: date | None = None  # by a browser: the page in it was published before that day
    scanned: bool = False  # some of its words were read by OCR


def read(data: bytes) -> Pdf:
    """The file in these bytes, its images of pages read by OCR if that is installed.

    Raises InputError if it is protected, damaged, too long, or without any text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        file = PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise InputError("protected with a password; save it without one")
        if len(file.pages) > MOST_PAGES:
            raise InputError(f"more than {MOST_PAGES:,} pages; save those you need by themselves")
        found = read_pages(file.pages, lambda numbers: _scanned(data, numbers))
        about = file.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise InputError(f"not a PDF that can be read ({str(problem)[:150]}); get it again") from problem
    if not "".join(found.lines).strip():
        raise InputError("; ".join(["no text in it", *found.remarks]))
    return _about(about, Pdf(found.lines, remarks=[*found.remarks, *_seen(found)], scanned=found.scanned))


def read_picture(data: bytes) -> Pdf:
    """An image of one or more pages. Raises InputError if OCR is not installed, or there is no text in it."""
    found = scans.of_picture(data)
    read = [number for number in sorted(found.lines) if found.lines[number]]
    lines = [line for number in read for line in ["", *found.lines[number]]]
    return Pdf(lines[1:], remarks=[*_recognised(read), *_unread(found)], scanned=True)


def _scanned(data: bytes, numbers: Sequence[int]) -> Scanned:
    """The pages with these numbers, from 0, that are images."""
    try:
        found = scans.of_pdf(data, numbers)
    except InputError as problem:
        return Scanned(remarks=[_not_read(numbers, str(problem))])
    read = [number for number in numbers if found.lines.get(number)]
    return Scanned(found.lines, [*_recognised(read), *_unread(found)])


def _seen(found: PdfText) -> list[str]:
    told = (
        (found.hidden, "text that is not painted on the page is left out"),
        (found.pale, "text in white where nothing darker is beneath: it may not be seen on the page"),
        (found.unsure, "the order of the columns is not sure"),
    )
    return [f"{_pages(numbers)}: {what}" for numbers, what in told if numbers]


def _recognised(numbers: Sequence[int]) -> list[str]:
    return [f"{_pages(numbers)} read by OCR from a scan: letters and figures may be wrong"] if numbers else []


def _unread(found: scans.Scan) -> list[str]:
    why: dict[str, list[int]] = {}
    for number, reason in sorted(found.unread.items()):
        why.setdefault(reason, []).append(number)
    return [_not_read(numbers, reason) for reason, numbers in why.items()]


def _not_read(numbers: Sequence[int], why: str) -> str:
    what = "is a picture" if len(numbers) == 1 else "are pictures"
    return f"{_pages(numbers)} {what}, not read: {why}"


def _pages(numbers: Sequence[int]) -> str:
    """'page 3' or 'pages 1–4, 7', numbers counted from 1."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = ", ".join(f"{run[0] + 1}–{run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs)
    return f"{'page' if len(numbers) == 1 else 'pages'} {named}"


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
    except (ValueError, TypeError):  # the library raises if the file's date is malformed
        return None
    return moment.date() if isinstance(moment, datetime) else None
