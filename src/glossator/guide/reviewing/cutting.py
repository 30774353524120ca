"""Claims cut by hand: their spans, sentence, speaker, and id."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, pairwise, product
from string import ascii_lowercase
from typing import Any

from pydantic import ValidationError

from glossator.errors import InputError
from glossator.guide.model import Guide
from glossator.language.sentences import sentences
from glossator.spans import Span
from glossator.statement.captions import heard
from glossator.statement.model import Claim, Statement

Piece = Span | tuple[int, int]


def cut(statement: Statement, name: str, spans: Sequence[Span], fields: Mapping[str, Any]) -> Claim:
    """The claim on these spans of the statement, by the speaker at its beginning."""
    start, end = spans[0].start, spans[-1].end
    at = next((n for n, one in enumerate(statement.utterances) if one.span.start <= start < one.span.end), None)
    spoken = statement.utterances[at] if at is not None else None
    within = [one for one in sentences(statement.text) if one.start < end and start < one.end] or [
        Span(start=start, end=end)
    ]
    made = Claim(
        id=name,
        spans=list(spans),
        text=said(statement.text, spans),
        speaker=(spoken.speaker if spoken else None) or statement.speaker,
        utterance=at or 0,
        sentence=Span(start=min(start, within[0].start), end=max(end, within[-1].end)),
        **fields,
    )
    return heard.in_claims([made], statement)[0]


def said(text: str, spans: Sequence[Span]) -> str:
    """The text of the spans, with an ellipsis where other words lie between them."""
    made = spans[0].of(text)
    for before, span in pairwise(spans):
        gap = text[before.end : span.start]
        between = " … " if any(map(str.isalnum, gap)) else re.sub(r"\s+", " ", gap) or " "
        made += between + span.of(text)
    return made


def spans_of(statement: Statement, given: Piece | Sequence[Piece]) -> list[Span]:
    """The spans in order, without surrounding white space. Raises InputError for spans outside the text."""
    listed = [given] if isinstance(given, Span) or _is_pair(given) else list(given)
    found = sorted((_span(statement, one) for one in listed), key=lambda span: span.start)
    if not found:
        raise InputError("a claim needs words of the statement: give their start and end")
    if any(one.end > other.start for one, other in pairwise(found)):
        raise InputError("the pieces of a claim overlap")
    return found


def union(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, overlapping ones merged."""
    made: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if made and span.start < made[-1].end:
            made[-1] = Span(start=made[-1].start, end=max(made[-1].end, span.end))
        else:
            made.append(span)
    return made


def _is_pair(given: object) -> bool:
    return isinstance(given, (tuple, list)) and len(given) == 2 and all(isinstance(one, int) for one in given)


def _span(statement: Statement, given: object) -> Span:
    try:
        span = given if isinstance(given, Span) else Span(start=given[0], end=given[1])  # type: ignore[index]
    except (ValidationError, TypeError, IndexError, KeyError):
        raise InputError(f"{given!r}: not a span of the statement (start, end)") from None
    words = span.of(statement.text)
    if span.end > len(statement.text) or not words.strip():
        raise InputError(f"no words from {span.start} to {span.end} of the statement, which has "
                         f"{len(statement.text):,} characters")  # fmt: skip
    start = span.start + len(words) - len(words.lstrip())
    return Span(start=start, end=start + len(words.strip()))


def lettered(guide: Guide, like: str, taken: Sequence[str] = ()) -> str:
    """An unused id for a claim derived from `like`: 'c5a', 'c5b'."""
    match = re.fullmatch(r"(c\d+)[a-z]*", like)
    base = match[1] if match else f"{like}-"
    used = {*taken, *_used(guide)}
    return next(name for letters in _letters() if (name := base + letters) not in used)


def _letters() -> Iterator[str]:
    for size in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=size))


def _used(guide: Guide) -> Iterator[str]:
    yield from (one.id for one in guide.claims)
    for recut in [*guide.recut, *(guide.aside.recut if guide.aside else [])]:
        yield from (one.id for one in [*recut.was, *recut.now])
    yield from (review.claim for review in [*guide.reviews, *guide.set_aside])


def in_order(claims: Sequence[Claim], start: int) -> Claim | None:
    """The last claim that begins at or before an offset, else the first one."""
    before = [one for one in claims if one.spans and one.spans[0].start <= start]
    return before[-1] if before else next(iter(claims), None)
