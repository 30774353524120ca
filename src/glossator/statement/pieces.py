"""From a reader's output to a statement: the text is joined once, and utterances get their offsets in it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from glossator.language.sentences import trim
from glossator.spans import Span
from glossator.statement.model import Recording, Statement, Utterance

NEW_UTTERANCE = "\n\n"
SAME_BREATH = " "  # the next utterance continues the sentence of the one before it


@dataclass(frozen=True)
class Piece:
    """One utterance as a reader found it; `joined`: it continues the sentence before it.

    `unnamed`: another voice than the first says it, and nobody says which.
    """

    text: str
    speaker: str | None = None
    time: datetime.datetime | None = None
    address: str | None = None
    seconds: float | None = None
    joined: bool = False
    unnamed: bool = False


@dataclass
class Reading:
    """A reader's output: the text with its utterances, metadata, and remarks on what was assumed.

    `unnamed` holds which utterances are of other voices than the first that nobody names.
    """

    text: str
    utterances: list[Utterance]
    speaker: str | None = None
    date: datetime.date | None = None
    medium: str | None = None
    title: str | None = None
    address: str | None = None
    recording: Recording | None = None
    remarks: list[str] = field(default_factory=list)
    unnamed: frozenset[int] = frozenset()

    def statement(self) -> Statement:
        """The reading as a Statement."""
        return Statement(
            text=self.text,
            speaker=self.speaker,
            date=self.date,
            medium=self.medium,
            title=self.title,
            address=self.address,
            utterances=self.utterances,
            recording=self.recording,
            remarks=self.remarks,
        )


def join(pieces: Iterable[Piece]) -> tuple[str, list[Utterance]]:
    """The pieces as one text, and their utterances in it; empty pieces are dropped."""
    parts: list[str] = []
    utterances: list[Utterance] = []
    at = 0
    for piece in pieces:
        words = piece.text.strip()
        if not words:
            continue
        if utterances:
            gap = SAME_BREATH if piece.joined else NEW_UTTERANCE
            parts.append(gap)
            at += len(gap)
        parts.append(words)
        utterances.append(_utterance(piece, at, at + len(words)))
        at += len(words)
    return "".join(parts), utterances


def _utterance(piece: Piece, start: int, end: int) -> Utterance:
    return Utterance(
        span=Span(start=start, end=end),
        speaker=piece.speaker,
        time=piece.time,
        address=piece.address,
        seconds=piece.seconds,
    )


def utterance_of(text: str, start: int, end: int, speaker: str | None = None) -> list[Utterance]:
    """One utterance over `text[start:end]` without surrounding white space; none if nothing is left."""
    span = trim(text, start, end)
    return [Utterance(span=span, speaker=speaker)] if span else []
