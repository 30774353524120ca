"""From what a reader found to a statement: the words are joined once, and every utterance knows its place in them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from glossator.language.sentences import trim
from glossator.spans import Span
from glossator.statement.model import Recording, Statement, Utterance

NEW_UTTERANCE = "\n\n"
SAME_BREATH = " "  # the next utterance goes on with the sentence of the one before it


@dataclass(frozen=True)
class Piece:
    """One utterance as a reader found it; `joined` means that it goes on with the sentence before it."""

    text: str
    speaker: str | None = None
    time: datetime.datetime | None = None
    address: str | None = None
    seconds: float | None = None
    joined: bool = False


@dataclass
class Reading:
    """What a reader gives: the stored text with its utterances, and what it learnt or had to assume."""

    text: str
    utterances: list[Utterance]
    speaker: str | None = None
    date: datetime.date | None = None
    medium: str | None = None
    title: str | None = None
    address: str | None = None
    recording: Recording | None = None
    remarks: list[str] = field(default_factory=list)

    def statement(self) -> Statement:
        """The same as a Statement."""
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
    """The pieces as one text, and their places in it; empty pieces are left out."""
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
    """One utterance over `text[start:end]` without white space at its ends, or none when nothing is left."""
    span = trim(text, start, end)
    return [Utterance(span=span, speaker=speaker)] if span else []
