"""A document's text as its page shows it: in sheets of bounded length, cut so that exact characters can be marked."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from glossator.errors import InputError
from glossator.guide.sanitizing import visible
from glossator.record import Passage
from glossator.spans import Span

LONGEST = 20_000  # characters per sheet
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Piece:
    """Characters of the text from `at` on; `hidden` ones are spelled out, and count as one."""

    text: str
    at: int
    marked: bool = False
    hidden: bool = False
    passage: tuple[int, Span] | None = None  # number and place of the passage that begins here


@dataclass(frozen=True)
class Sheet:
    """One page of a document's text: paragraphs of pieces; `number` counts from 1, `mark` is what is marked."""

    number: int
    sheets: int
    span: Span
    paragraphs: list[list[Piece]] = field(repr=False)
    mark: Span | None


def cuts(text: str) -> list[int]:
    """Where each sheet begins, and the end: at a paragraph's end near the limit, else a word's, else the limit."""
    found, at = [0], 0
    while len(text) - at > LONGEST:
        limit = at + LONGEST
        line, word = text.rfind("\n", at + LONGEST // 2, limit), text.rfind(" ", at + LONGEST // 2, limit)
        at = (line if line > 0 else word if word > 0 else limit - 1) + 1
        found.append(at)
    return [*found, len(text)]


def sheet(text: str, passages: Sequence[Passage], *, number: int = 1, mark: Span | None = None) -> Sheet:
    """A sheet by its number, or the one in which the marked characters begin. Raises InputError if there is none."""
    bounds = cuts(text)
    if mark is not None:
        if not mark.start < mark.end <= len(text):
            raise InputError(f"characters {mark.start} to {mark.end} are not in this document, which has {len(text):,}")
        number = bisect_right(bounds, mark.start, hi=len(bounds) - 1)
    if not 1 <= number < max(2, len(bounds)):
        raise InputError(f"this document has no page {number}")
    span = Span(start=bounds[number - 1], end=bounds[number])
    begins = {one.span.start: (at, one.span) for at, one in enumerate(passages, 1) if span.start <= one.span.start}
    lines = [line.span() for line in _LINE.finditer(text, span.start, span.end) if line.group().strip()]
    paragraphs = [_paragraph(text, first, last, begins, mark) for first, last in lines]
    return Sheet(number, len(bounds) - 1, span, paragraphs, mark)


def _paragraph(text: str, first: int, last: int, begins: dict[int, tuple[int, Span]], mark: Span | None) -> list[Piece]:
    edges = {first, last, *(at for at in begins if first < at < last)}
    if mark is not None:
        edges |= {at for at in (mark.start, mark.end) if first < at < last}
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(edges)):
        marked = mark is not None and mark.start <= start and end <= mark.end
        pieces += _seen(text, start, end, marked, begins.get(start))
    return pieces


def _seen(text: str, start: int, end: int, marked: bool, passage: tuple[int, Span] | None) -> list[Piece]:
    """The characters in pieces, with each hidden one separate, so that places can still be counted."""
    if visible(text[start:end]) == text[start:end]:
        return [Piece(text[start:end], start, marked, passage=passage)]
    pieces: list[Piece] = []
    run = start
    for at in range(start, end):
        shown = visible(text[at - 1 : at + 1])[len(visible(text[at - 1 : at])) :] if at else visible(text[:1])
        if shown != text[at]:
            pieces += [Piece(text[run:at], run, marked)] if run < at else []
            pieces.append(Piece(shown, at, marked, hidden=True))
            run = at + 1
    pieces += [Piece(text[run:end], run, marked)] if run < end else []
    first = pieces[0]
    return [Piece(first.text, first.at, first.marked, first.hidden, passage), *pieces[1:]]
