"""Claims in a recording: their seconds, and the words that the recogniser was not sure of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from glossator.models.grammar import nlp
from glossator.statement.cutting import marks
from glossator.statement.model import Claim, Recording, Statement, Unsure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from glossator.spans import Span
    from glossator.statement.model import Heard

FLAG = "heard as "  # the flag of a claim that depends on an unsure name or number


def in_claims(claims: Sequence[Claim], statement: Statement) -> list[Claim]:
    """The claims with their seconds and unsure words, for a statement from a recording or timed captions."""
    return [_placed(claim, statement) for claim in claims]


def _placed(claim: Claim, statement: Statement) -> Claim:
    recording = statement.recording
    seconds, until = seconds_of(statement, claim.spans)
    if seconds is None and recording is None:
        return claim
    unsure = _unsure(claim, statement, recording) if recording else []
    flags = [f"{FLAG}“{each.words}”, and not surely" for each in unsure if each.telling]
    return claim.model_copy(update={
        "seconds": seconds, "until": until, "unsure": unsure,
        "flags": list(dict.fromkeys([*(flag for flag in claim.flags if not flag.startswith(FLAG)), *flags])),
    })  # fmt: skip


def seconds_of(statement: Statement, spans: Sequence[Span]) -> tuple[float | None, float | None]:
    """The seconds at which the words at `spans` start and end; captions only give the start of each caption."""
    if not spans:
        return None, None
    said = words_in(statement.recording, spans[0].start, spans[-1].end) if statement.recording else []
    if said:
        return said[0].seconds, said[-1].until
    starts = [each.span.start for each in statement.utterances]
    at = bisect_right(starts, spans[0].start) - 1
    return (statement.utterances[at].seconds if at >= 0 else None), None


def words_in(recording: Recording, start: int, end: int) -> Sequence[Heard]:
    """The words of a recording between two character offsets of the statement."""
    words = recording.words
    first = bisect_right(words, start, key=lambda word: word.end)
    return words[first : bisect_left(words, end, lo=first, key=lambda word: word.start)]


def _unsure(claim: Claim, statement: Statement, recording: Recording) -> list[Unsure]:
    """The unsure words of a claim, without those that the claim leaves out."""
    found = [each for each in recording.unsure
             if any(span.start < each.end and each.start < span.end for span in claim.spans)]  # fmt: skip
    if not found:
        return []

    doc = nlp()(claim.sentence.of(statement.text))
    made = []
    for each in found:
        said = words_in(recording, each.start, each.end)
        made.append(Unsure(
            words=each.of(statement.text),
            sure=min((word.sure for word in said), default=None),
            seconds=said[0].seconds if said else seconds_of(statement, [each])[0],
            telling=_tells(doc, each.start - claim.sentence.start, each.end - claim.sentence.start),
        ))  # fmt: skip
    return made


def _tells(doc: Doc, start: int, end: int) -> bool:
    """True if a name or number is among the words: misheard, it would change the claim."""
    tokens = [token for token in doc if token.idx < end and start < token.idx + len(token)]
    return any(token.pos_ == "PROPN" or marks.is_number(token) for token in tokens)
