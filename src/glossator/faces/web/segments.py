"""The statement for display: blocks of text split into pieces, each with the claims that cover it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from glossator.language.sentences import sentences
from glossator.spans import Span
from glossator.statement.model import Claim, Statement

_LINE_BREAKS = re.compile(r"\n\s*")
LONGEST_RUN = 500  # characters of sentences merged into one paragraph with one time: half a minute of speech
LONGEST_BLOCK = 900  # characters; longer paragraphs are split between sentences, so that notes stay near their words


@dataclass(frozen=True)
class Piece:
    """Some characters of the statement; `starts` and `ends` are claims whose first or last piece this is."""

    text: str
    claims: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    unsure: Span | None = None  # the unsure words that it is part of


@dataclass
class Block:
    """A paragraph, or part of one: its pieces, and the claims whose notes are beside it."""

    span: Span
    pieces: list[Piece]
    utterance: int | None = None
    opens: bool = False
    goes_on: bool = False
    claims: list[str] = field(default_factory=list)


def blocks(statement: Statement, claims: Sequence[Claim]) -> list[Block]:
    """The whole statement in order; every claim is beside exactly one block, the one in which it begins."""
    cut = [
        Block(span, _pieces(statement, span, claims), utterance, opens, goes_on)
        for span, utterance, opens, goes_on in _spans(statement)
    ]
    if not cut and claims:
        cut = [Block(Span(start=0, end=0), [])]
    for claim in claims:
        _beside(claim, cut).claims.append(claim.id)
    return cut


def _beside(claim: Claim, cut: Sequence[Block]) -> Block:
    start = (claim.spans[-1] if claim.spans else claim.sentence).start
    return next((block for block in cut if start < block.span.end), cut[-1])


def _spans(statement: Statement) -> list[tuple[Span, int | None, bool, bool]]:
    text = statement.text
    found: list[tuple[Span, int | None, bool, bool]] = []
    at = 0
    for number, last in _runs(statement):
        start = max(at, statement.utterances[number].span.start)
        end = min(max(start, statement.utterances[last].span.end), len(text))
        found += [(span, None, False, False) for span, _ in _paragraphs(text, at, start)]
        cut = _paragraphs(text, start, end)
        found += [(span, number, index == 0, goes_on) for index, (span, goes_on) in enumerate(cut)]
        at = end
    spoken = None if statement.utterances else 0
    return found + [(span, spoken, False, goes_on) for span, goes_on in _paragraphs(text, at, len(text))]


def _runs(statement: Statement) -> Iterator[tuple[int, int]]:
    """The first and last of the utterances that form a paragraph: consecutive sentences of one speaker, up to a limit.

    Only transcribed speech comes as sentences; posts and turns are paragraphs by themselves.
    """
    spoken, first = statement.utterances, 0
    for number in range(1, len(spoken) + 1):
        if number < len(spoken) and _goes_on(statement, first, number):
            continue
        yield first, number - 1
        first = number


def _goes_on(statement: Statement, first: int, number: int) -> bool:
    spoken = statement.utterances
    begins, before, this = spoken[first], spoken[number - 1], spoken[number]
    timed = before.seconds is not None and this.seconds is not None
    same = (this.speaker, this.address, this.time) == (before.speaker, before.address, before.time)
    joined = statement.text[before.span.end : this.span.start] == " "
    return timed and same and joined and this.span.end - begins.span.start <= LONGEST_RUN


def _paragraphs(text: str, start: int, end: int) -> list[tuple[Span, bool]]:
    bounds, at = [], start
    for gap in _LINE_BREAKS.finditer(text, start, end):
        bounds.append((at, gap.start()))
        at = gap.end()
    bounds.append((at, end))
    found: list[tuple[Span, bool]] = []
    for first, last in bounds:
        if text[first:last].strip():
            found += [(span, index > 0) for index, span in enumerate(_chunks(text, first, last))]
    return found


def _chunks(text: str, start: int, end: int) -> list[Span]:
    if end - start <= LONGEST_BLOCK:
        return [Span(start=start, end=end)]
    chunks, at = [], start
    for sentence in sentences(text[start:end]):
        if start + sentence.end - at > LONGEST_BLOCK and start + sentence.start > at:
            chunks.append(Span(start=at, end=start + sentence.start))
            at = start + sentence.start
    return [*chunks, Span(start=at, end=end)]


def _pieces(statement: Statement, block: Span, claims: Sequence[Claim]) -> list[Piece]:
    bounds = {block.start, block.end}
    unsure = [one for one in statement.recording.unsure if one.start < block.end and block.start < one.end] \
        if statement.recording else []  # fmt: skip
    for one in unsure:
        bounds |= {at for at in (one.start, one.end) if block.start < at < block.end}
    for claim in claims:
        for span in claim.spans:
            bounds |= {at for at in (span.start, span.end) if block.start < at < block.end}
    ordered = sorted(bounds)
    return [_piece(statement.text, start, end, claims, unsure) for start, end in pairwise(ordered)]


def _piece(text: str, start: int, end: int, claims: Sequence[Claim], unsure: Sequence[Span]) -> Piece:
    over = [claim for claim in claims if any(span.start <= start and end <= span.end for span in claim.spans)]
    return Piece(
        text[start:end],
        tuple(claim.id for claim in over),
        tuple(claim.id for claim in over if min(span.start for span in claim.spans) == start),
        tuple(claim.id for claim in over if max(span.end for span in claim.spans) == end),
        next((one for one in unsure if one.start <= start and end <= one.end), None),
    )
