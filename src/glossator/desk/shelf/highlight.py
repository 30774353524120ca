"""The words of a search marked in a passage: those that the record's search takes for the same word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from glossator.folding import fold
from glossator.language import lists
from glossator.record.words import telling

_WORD = re.compile(r"\w+")
LONGEST = 900  # characters of a passage that a hit shows
_BEFORE = 120  # of them before the first marked word, in a passage that is longer


@dataclass(frozen=True)
class Piece:
    """Some characters; `marked` where they are a word of the search."""

    text: str
    marked: bool = False


def marked(text: str, question: str) -> list[Piece]:
    """The text in pieces, the question's words marked; of a long text what surrounds the first of them."""
    wanted = {stem(word) for word in _WORD.findall(telling(fold(question).text))}
    places = [word.span() for word in _WORD.finditer(text) if stem(fold(word.group()).text) in wanted]
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


def stem(word: str) -> str:
    """A word without the endings that change between its forms, for comparing alone: 'ships' and 'shipped' are alike.

    The search itself cuts words by Porter's rules; here a word too many or too few is a mark, never a hit.
    """
    small = word.casefold()
    for ending, instead, least in _endings():
        if small.endswith(ending) and len(small) - len(ending) >= least:
            small = small.removesuffix(ending) + instead
            break
    doubled = len(small) > 3 and small[-1] == small[-2] and small[-1] not in "ls"
    return small[:-1] if doubled else small.removesuffix("e") if len(small) > 3 else small


@cache
def _endings() -> list[tuple[str, str, int]]:
    rows: list[dict[str, Any]] = lists.load("desk", "endings")
    return [(row["ending"], row.get("instead", ""), row["least"]) for row in rows]
