"""Character spans of tokens, and an index of spans by position."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from glossator.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

_EDGE = " \t\r\n\xa0,;:–—-"
_PLAIN_EDGE = " \t\r\n\xa0"


class Places:
    """Numbered spans in order, searchable for those that touch a given span without a full scan."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._kept: list[tuple[int, int, int]] = []
        self._longest = 0
        for number, span in enumerate(spans):
            self.add(span, number)

    def add(self, span: Span, number: int) -> None:
        """Add a span under a number."""
        insort(self._kept, (span.start, span.end, number))
        self._longest = max(self._longest, span.end - span.start)

    def touching(self, span: Span) -> Iterator[tuple[Span, int]]:
        """The spans that overlap `span`, in order, with their numbers."""
        at = bisect_left(self._kept, (span.start - self._longest, 0, 0))
        while at < len(self._kept) and self._kept[at][0] < span.end:
            start, end, number = self._kept[at]
            if end > span.start:
                yield Span(start=start, end=end), number
            at += 1

    def around(self, offset: int) -> bool:
        """True if the character at `offset` lies inside a span and is not its first."""
        return any(span.start < offset for span, _ in self.touching(Span(start=offset, end=offset + 1)))


def place(doc: Doc, tokens: Iterable[Token], *, keep: bool = False) -> list[Span]:
    """The contiguous spans of some tokens, without white space (and, unless `keep`, commas) at their ends."""
    indices = sorted({token.i for token in tokens})
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = []
    for run in runs:
        # Slice the tokens: `doc.text` is concatenated on every access.
        first, words = doc[run[0]].idx, doc[run[0] : run[-1] + 1].text
        span = trimmed(words, 0, len(words), _PLAIN_EDGE if keep else _EDGE)
        if span is not None:
            spans.append(Span(start=first + span.start, end=first + span.end))
    return spans


def trimmed(text: str, start: int, end: int, edge: str = _EDGE) -> Span | None:
    """The span without leading and trailing characters of `edge`; None if nothing is left."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start=start, end=end) if end > start else None


def touches(one: Span, other: Span) -> bool:
    """True if two spans overlap."""
    return one.start < other.end and other.start < one.end


def inside(inner: Span, outer: Span) -> bool:
    """Whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, overlapping ones merged."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(start=kept[-1].start, end=max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
