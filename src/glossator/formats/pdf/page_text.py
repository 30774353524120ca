"""The lines of one page as a person reads it: what is seen, once, in the direction of the page, column by column."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from glossator.formats.pdf.columns import in_columns
from glossator.formats.pdf.painted import Matrix, Painting, times, upright

_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡§]{1,3})(?:,\d{1,3})*\s*")
_UNIT, _POWERS = re.compile(r"(?<![^\W\d_])(?:[kcm]?m|ft|mi|in)$"), {"2": "²", "3": "³"}  # "5 km²" is no note
_RAISED, _SMALLER = (0.1, 0.8), 0.85  # relative to the letters before: how high a mark is raised, and how small it is


@dataclass(frozen=True)
class Line:
    """A line, the size of most of its letters, and how high it stands on the page; zeros if that is not known."""

    text: str
    size: float = 0.0
    height: float = 0.0


@dataclass
class PageText:
    """The lines of a page, those in another direction apart, and what a reader should know of them."""

    lines: list[Line]
    turned: list[str] = field(default_factory=list)
    hidden: bool = False  # invisible letters were left out
    pale: bool = False  # there are white letters on white
    unsure: bool = False  # it has columns, but which line belongs to which is not clear


def read_page(page: Any) -> PageText:
    """The text of a page (pypdf)."""
    painting = Painting()
    lines = _extracted(page, painting)
    hidden, turned, again = painting.hidden(lambda: _area(page)), painting.turned(), painting.repeated()
    aside: list[Line] = []
    if shown := turned - hidden - again:
        aside = _extracted(page, Painting(without=set(range(len(painting.shown))) - shown))
    if hidden or turned or again:
        _keep_contents(page)
        lines = _without_gaps(_extracted(page, Painting(without=hidden | turned | again)), lines)
    ordered, unsure = in_columns(page, [line.text for line in lines])
    if ordered is not None:
        lines = [Line(line.strip()) for line in ordered]
    return PageText(lines, [line.text for line in aside if line.text], bool(hidden), painting.pale, unsure)


def _without_gaps(lines: Sequence[Line], all_lines: Sequence[Line]) -> list[Line]:
    """The lines without the empty ones that are there only because something was left out."""
    ended = {above.text for above, line in pairwise(all_lines) if not line.text}
    kept: list[Line] = []
    for line in lines:
        if line.text or (kept and kept[-1].text in ended):
            kept.append(line)
    return kept


def _area(page: Any) -> float:
    return float(page.mediabox.width) * float(page.mediabox.height)


def _keep_contents(page: Any) -> None:
    """Let what is left out stay left out when the page is read once more."""
    from pypdf.generic import ContentStream, NameObject

    page[NameObject("/Contents")] = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")


def _extracted(page: Any, painting: Painting) -> list[Line]:
    """The lines without superscript note numbers: "40³" in small type is 40 with a note, not 403."""
    pieces: list[_Piece] = []

    def visit(words: str, cm: Matrix, tm: Matrix, _font: Any, size: float) -> None:
        pieces.append(_Piece(words, *upright(times(tm, cm), size)))

    text = page.extract_text(
        visitor_text=visit,
        visitor_operand_before=painting.before,
        visitor_operand_after=None if painting.without else painting.after,
    )
    if "".join(piece.words for piece in pieces).strip() != str(text or "").strip():
        return [Line(line.strip()) for line in str(text or "").split("\n")]  # joined otherwise: no piece can be told
    return _lines(_without_marks(pieces))


@dataclass(frozen=True)
class _Piece:
    words: str
    height: float
    size: float


def _without_marks(pieces: Sequence[_Piece]) -> list[_Piece]:
    kept: list[_Piece] = []
    base, body = 0.0, 0.0
    for piece in pieces:
        raised = _RAISED[0] * body < piece.height - base < _RAISED[1] * body and piece.size < _SMALLER * body
        if _MARK.fullmatch(piece.words) and raised:
            if kept and _UNIT.search(kept[-1].words) and (power := _POWERS.get(piece.words.strip())):
                kept.append(_Piece(power, base, body))
            continue
        kept.append(piece)
        if piece.words.strip():
            base, body = piece.height, piece.size
    return kept


def _lines(pieces: Collection[_Piece]) -> list[Line]:
    found: list[Line] = []
    held: list[_Piece] = []
    for piece in pieces:
        first, *others = piece.words.split("\n")
        held.append(_Piece(first, piece.height, piece.size))
        for other in others:
            found.append(_line(held))
            held = [_Piece(other, piece.height, piece.size)]
    return [*found, _line(held)]


def _line(pieces: Sequence[_Piece]) -> Line:
    longest = max(pieces, key=lambda piece: len(piece.words.strip()), default=_Piece("", 0.0, 0.0))
    return Line("".join(piece.words for piece in pieces).strip(), longest.size, longest.height)
