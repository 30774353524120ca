"""From tokens to places in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EDGE = " \t\r\n\xa0,;:–—-"
_PLAIN_EDGE = " \t\r\n\xa0"


def place(doc: Doc, tokens: Iterable[Token], *, keep: bool = False) -> list[Span]:
    """The stretches that tokens cover, runs of neighbours joined, without white space and loose commas at their ends."""
    indices = sorted({token.i for token in tokens})
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    text = doc.text
    spans = []
    for run in runs:
        span = trimmed(text, doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]]), _PLAIN_EDGE if keep else _EDGE)
        if span is not None:
            spans.append(span)
    return spans


def trimmed(text: str, start: int, end: int, edge: str = _EDGE) -> Span | None:
    """The span without the characters of `edge` at its ends; None when nothing is left."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start=start, end=end) if end > start else None


def touches(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def inside(inner: Span, outer: Span) -> bool:
    """Whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end
