"""The text of a PDF's pages as a person reads it: without running heads, notes apart, hyphenation undone."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from glossator.folding import fold
from glossator.formats.pdf.page_text import Line, read_page
from glossator.language import lists
from glossator.models.embedder import vocabulary

_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d+)?\W*$", re.IGNORECASE)
# Searched from the beginning of a word only: from each of its letters, a word of a whole page takes an hour.
_BROKEN = re.compile(r"(?<![^\W_])(?P<before>[^\W_]+)(?P<sign>[-\u2010\u00ad])[ \t]*\n[ \t]*(?P<after>[^\W_]+)")
_LOST = re.compile("[\x00\ufffd]")
_EDGE = 2  # lines at the head and foot of a page that may be the same on every page
_NOTE = re.compile(r"(?:\d{1,3}|\[\d{1,3}\]|[*†‡§]{1,3})\s*(?=[^\W\d_]|[\"“‘(])")
_NOTE_SIZE = 0.95  # of most letters of the file: a note is smaller
_LONGEST_HEAD = 90  # characters
_DIGITS = re.compile(r"\d+")


@dataclass
class PdfText:
    """Lines of all pages in reading order, and what could not be read of them."""

    lines: list[str]
    remarks: list[str] = field(default_factory=list)
    scanned: bool = False  # some of them are not text in the file, but recognised in images
    hidden: list[int] = field(default_factory=list)  # numbers, from 0, of pages whose invisible text is left out
    pale: list[int] = field(default_factory=list)  # of those with text in white on white
    unsure: list[int] = field(default_factory=list)  # of those whose columns are not clear


@dataclass
class Scanned:
    """The lines of pages that are images, by their numbers from 0, and remarks about them."""

    lines: dict[int, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read_pages(pages: Sequence[Any], scanned: Callable[[Sequence[int]], Scanned] | None = None) -> PdfText:
    """The lines of a PDF's pages (pypdf), then its footnotes, then what stands across the pages.

    Pages without text but with an image are passed to `scanned`.
    """
    read = [read_page(page) for page in pages]
    bare = [
        number for number, page in enumerate(pages) if not any(map(_text, read[number].lines)) and _has_picture(page)
    ]
    found = scanned(bare) if scanned and bare else Scanned()
    split = [_recognised(found.lines[n]) if n in found.lines else page.lines for n, page in enumerate(read)]
    body, notes = _notes_apart(_without_heads(split))
    turned = dict.fromkeys(line for page in read for line in page.turned)  # a stamp is on every page
    lines = [*map(_text, body), *notes, *(line for stamp in turned for line in ("", stamp))]
    remarks = found.remarks
    if lost := sum(len(_LOST.findall(line)) for line in lines):
        remarks.append(f"the file does not say which letters stand at {lost} places, shown as \ufffd")
    return PdfText(
        [_LOST.sub("\ufffd", line) for line in lines],
        remarks,
        any(map(any, found.lines.values())),
        hidden=[number for number, page in enumerate(read) if page.hidden],
        pale=[number for number, page in enumerate(read) if page.pale],
        unsure=[number for number, page in enumerate(read) if page.unsure],
    )


def _text(line: Line) -> str:
    return line.text


def _recognised(lines: Sequence[str]) -> list[Line]:
    return [Line(line) for line in lines]


def _has_picture(page: Any) -> bool:
    """False for a page on which nothing is drawn; True if that cannot be told."""
    try:
        contents = page.get_contents()
        return contents is not None and bool(contents.get_data().strip())
    except Exception:  # a damaged page: drawing it will tell
        return True


def _without_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines without running heads, which most pages have at their edge, and page numbers."""
    full = [[line for line in lines if line.text] for lines in pages]
    edges = Counter(head for lines in full for head in {_masked(line.text) for line in _edges(lines)})
    written = sum(bool(lines) for lines in full)
    heads = {head for head, times in edges.items() if times > 1 and times * 2 > written and len(head) <= _LONGEST_HEAD}
    kept: list[list[Line]] = []
    for lines in pages:
        at = _edge_places(lines)
        kept.append(
            [
                line
                for number, line in enumerate(lines)
                if number not in at or (_masked(line.text) not in heads and not _PAGE_NUMBER.match(line.text))
            ]
        )
    return kept


def _edge_places(lines: Sequence[Line]) -> set[int]:
    full = [number for number, line in enumerate(lines) if line.text]
    return {*full[:_EDGE], *full[-_EDGE:]}


def _edges(lines: Sequence[Line]) -> list[Line]:
    return [lines[number] for number in _edge_places(lines)]


def _notes_apart(pages: Sequence[list[Line]]) -> tuple[list[Line], list[str]]:
    """The lines of all pages without the notes at their foot, which break no sentence then; and the notes."""
    sizes: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        sizes[round(line.size, 1)] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    body: list[Line] = []
    notes: list[str] = []
    for lines in pages:
        first = _first_note(lines, usual)
        body += lines[:first]
        for line in lines[first:]:
            notes += ["", line.text] if _NOTE.match(line.text) else [line.text]
    return body, notes


def _first_note(lines: Sequence[Line], usual: float) -> int:
    """Where the small lines below all others begin, if with the mark of a note; otherwise the end."""
    end = first = len(lines)
    while first and (not lines[first - 1].text or 0 < lines[first - 1].size < _NOTE_SIZE * usual):
        first -= 1
    while first < end and not lines[first].text:
        first += 1
    if first == end or not _NOTE.match(lines[first].text):
        return end
    lowest = min((line.height for line in lines[:first] if line.text), default=0.0)
    return first if all(line.height < lowest for line in lines[first:] if line.text) else end


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line)


def whole_words(text: str) -> str:
    """The text with hyphenated words rejoined, ligatures spelled out, and no hidden characters.

    A hyphen stays if it belongs to the word: before a digit or a capital, if the text elsewhere writes it so, or if
    only the parts are words.
    """
    seen = Counter(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold()))
    return fold(_BROKEN.sub(lambda found: _mended(found, seen), text)).text


def _mended(found: re.Match[str], seen: Counter[str]) -> str:
    before, after = found["before"], found["after"]
    apart, together = f"{before}-{after}", f"{before}{after}"
    if found["sign"] == "\u00ad":
        return together
    if not after[0].islower() or before[-1].isdigit():
        return apart
    if seen[together.casefold()] or _is_word(together):
        return together
    both = _is_word(before) and _is_word(after)
    return apart if seen[apart.casefold()] or both else together


@cache
def _words() -> frozenset[str]:
    return vocabulary()


def _is_word(word: str) -> bool:
    return len(word) > 1 and fold(word).text.casefold() in _words()


def printed(about: Any) -> bool:
    """True if a browser printed a page to the file: its date is that of printing."""
    makers = " ".join(str(about.get(name) or "") for name in ("/Creator", "/Producer")) if about else ""
    return _printers().search(makers) is not None


@cache
def _printers() -> re.Pattern[str]:
    data = lists.load("formats", "pdf")
    return re.compile(data["printers"], re.IGNORECASE)
