"""The text of a PDF's pages as a person reads it: column by column, without running heads, hyphenation undone."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from glossator.folding import fold
from glossator.language import lists
from glossator.models.embedder import vocabulary

_GAP = re.compile(r"\s{4,}")  # spaces between columns of a page laid out in a fixed-width font
_FEWEST_ROWS, _FEWEST_WORDS = 3, 2.5  # rows set side by side; words on average in a line of a column of prose
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d+)?\W*$", re.IGNORECASE)
# Searched from the beginning of a word only: from each of its letters, a word of a whole page takes an hour.
_BROKEN = re.compile(r"(?<![^\W_])(?P<before>[^\W_]+)(?P<sign>[-\u2010\u00ad])[ \t]*\n[ \t]*(?P<after>[^\W_]+)")
_LOST = re.compile("[\x00\ufffd]")
_EDGE = 2  # lines at the head and foot of a page that may be the same on every page
_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡§]{1,3})(?:,\d{1,3})*\s*")
_UNIT, _POWERS = re.compile(r"(?<![^\W\d_])(?:[kcm]?m|ft|mi|in)$"), {"2": "²", "3": "³"}  # "5 km²" is no note
_RAISED, _SMALLER = (0.1, 0.8), 0.85  # relative to the letters before: how high a mark is raised, and how small it is
_FEWEST_DOUBLED = 8  # characters
_LONGEST_HEAD = 90  # characters
_DIGITS = re.compile(r"\d+")


@dataclass
class PdfText:
    """Lines of all pages in reading order, and what could not be read of them."""

    lines: list[str]
    remarks: list[str] = field(default_factory=list)
    scanned: bool = False  # some of them are not text in the file, but recognised in images


@dataclass
class Scanned:
    """The lines of pages that are images, by their numbers from 0, and remarks about them."""

    lines: dict[int, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read_pages(pages: Sequence[Any], scanned: Callable[[Sequence[int]], Scanned] | None = None) -> PdfText:
    """The lines of a PDF's pages (pypdf); pages without text but with an image are passed to `scanned`."""
    split = [[line.strip() for line in _in_reading_order(page)] for page in pages]
    bare = [number for number, page in enumerate(pages) if not any(split[number]) and _has_picture(page)]
    found = scanned(bare) if scanned and bare else Scanned()
    split = [found.lines.get(number, own) for number, own in enumerate(split)]
    lines = _without_heads(split)
    remarks = found.remarks
    if lost := sum(len(_LOST.findall(line)) for line in lines):
        remarks.append(f"the file does not say which letters stand at {lost} places, shown as \ufffd")
    return PdfText([_LOST.sub("\ufffd", line) for line in lines], remarks, any(map(any, found.lines.values())))


def _has_picture(page: Any) -> bool:
    """False for a page on which nothing is drawn; True if that cannot be told."""
    try:
        contents = page.get_contents()
        return contents is not None and bool(contents.get_data().strip())
    except Exception:  # a damaged page: drawing it will tell
        return True


def _in_reading_order(page: Any) -> list[str]:
    plain = [_once(line) for line in _without_marks(page).split("\n")]
    if len(plain) < _FEWEST_ROWS:
        return plain
    try:
        laid_out = page.extract_text(extraction_mode="layout").split("\n")
    except Exception:  # the library's second method fails on pages that its first one reads
        return plain
    rows = [(line, _GAP.split(line.strip())) for line in laid_out if line.strip()]
    pairs = [parts for _, parts in rows if len(parts) == 2]
    spliced = {_squeezed(line) for line in plain}
    together = sum(_squeezed("".join(parts)) in spliced for parts in pairs)
    words = sum(len(part.split()) for parts in pairs for part in parts)
    if together < _FEWEST_ROWS or 2 * together < len(rows) or words < 2 * _FEWEST_WORDS * len(pairs):
        return plain
    return _columns(rows)


def _without_marks(page: Any) -> str:
    """The text of a page without superscript note numbers: "40³" in small type is 40 with a note, not 403."""
    pieces: list[tuple[str, float, float]] = []

    def visit(words: str, _user: Any, place: Sequence[float], _font: Any, size: float) -> None:
        pieces.append((words, place[5], abs(size * (place[3] or 1))))

    text = str(page.extract_text(visitor_text=visit) or "")
    if "".join(words for words, _, _ in pieces).strip() != text.strip():
        return text  # the library joined them differently, so none can be told from its neighbours
    kept: list[str] = []
    base, body = 0.0, 0.0
    for words, height, size in pieces:
        raised = _RAISED[0] * body < height - base < _RAISED[1] * body and size < _SMALLER * body
        if _MARK.fullmatch(words) and raised:
            of_a_unit = kept and _UNIT.search(kept[-1]) and _POWERS.get(words.strip())
            kept += [of_a_unit] if of_a_unit else []
            continue
        kept.append(words)
        if words.strip():
            base, body = height, size
    return "".join(kept)


def _once(line: str) -> str:
    """A line drawn twice in one place, to look bold, once."""
    half = len(line) // 2
    return line[:half] if half >= _FEWEST_DOUBLED and line[:half] == line[half:] else line


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _columns(rows: Sequence[tuple[str, list[str]]]) -> list[str]:
    """The left column, then the right; a line across both ends the columns above it."""
    middle = sorted(len(line) - len(parts[1]) for line, parts in rows if len(parts) == 2)
    gutter = middle[len(middle) // 2]
    found: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line, parts in rows:
        if len(parts) == 2:
            left.append(parts[0])
            right.append(parts[1])
        elif len(line) - len(line.lstrip()) >= gutter - 4:
            right.append(line.strip())
        elif len(line.rstrip()) <= gutter and left:
            left.append(line.strip())
        else:
            found += [*left, *right, " ".join(line.split())]
            left, right = [], []
    return [*found, *left, *right]


def _without_heads(pages: Sequence[list[str]]) -> list[str]:
    """The lines without running heads, which most pages have at their edge, and page numbers."""
    full = [[line for line in lines if line] for lines in pages]
    edges = Counter(head for lines in full for head in {_masked(line) for line in _edges(lines)})
    written = sum(bool(lines) for lines in full)
    heads = {head for head, times in edges.items() if times > 1 and times * 2 > written and len(head) <= _LONGEST_HEAD}
    kept: list[str] = []
    for lines in pages:
        at = _edge_places(lines)
        kept += [
            line
            for number, line in enumerate(lines)
            if number not in at or (_masked(line) not in heads and not _PAGE_NUMBER.match(line))
        ]
    return kept


def _edge_places(lines: Sequence[str]) -> set[int]:
    full = [number for number, line in enumerate(lines) if line]
    return {*full[:_EDGE], *full[-_EDGE:]}


def _edges(lines: Sequence[str]) -> list[str]:
    return [lines[number] for number in _edge_places(lines)]


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
