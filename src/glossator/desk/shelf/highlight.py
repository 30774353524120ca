"""The words of a search highlighted in a passage: those that the record's search treats as the same word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.folding import fold
from glossator.language.inflection import root
from glossator.record.searching.words import telling

_WORD = re.compile(r"\w+")
LONGEST = 900  # characters of a passage that a hit shows
_BEFORE = 120  # of them before the first marked word, in a longer passage


@dataclass(frozen=True)
class Piece:
    """A piece of text; `marked` if it is a word of the search."""

    text: str
    marked: bool = False


def marked(text: str, question: str) -> list[Piece]:
    """The text in pieces, the query's words marked; of a long text, the part around the first of them."""
    wanted = {root(word) for word in _WORD.findall(telling(fold(question).text))}
    places = [word.span() for word in _WORD.finditer(text) if root(fold(word.group()).text) in wanted]
    start, end = _shown(text, places)
    pieces: list[Piece] = [Piece("… ")] if start else []
    at = start
    for first, last in places:
        if start <= first and last <= end:
            pieces += [Piece(text[at:first]), Piece(text[first:last], True)]
            at = last
    pieces.append(Piece(text[at:end]))
    return [piece for piece in [*pieces, *([Piece(" …")] if end < len(text) else [])] if piece.text]


def _shown(text: str, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if len(text) <= LONGEST:
        return 0, len(text)
    start = max(0, min((places[0][0] if places else 0) - _BEFORE, len(text) - LONGEST))
    return start, start + LONGEST
