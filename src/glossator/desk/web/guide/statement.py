"""The statement with the marks of its claims, each piece with its place in the stored text."""

from collections.abc import Mapping
from dataclasses import dataclass

from glossator.desk.work.reading import Card
from glossator.faces.web.segments import blocks
from glossator.guide import plain_words as words
from glossator.guide.model import Guide


@dataclass(frozen=True)
class Marked:
    """Characters of the statement from `at` on, the claim whose mark they carry, and the claims that end here."""

    text: str
    at: int
    card: Card | None = None
    ends: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or part of one, with the speaker if that changes."""

    pieces: list[Marked]
    label: str = ""
    speech: bool = True


def pieces(guide: Guide, cards: Mapping[str, Card]) -> list[Paragraph]:
    """The whole statement in order."""
    made, before = [], None
    for block in blocks(guide.statement, guide.claims):
        at, cut = block.span.start, []
        for piece in block.pieces:
            own = next((cards[one] for one in (*piece.ends, *piece.claims) if one in cards), None)
            cut.append(Marked(piece.text, at, own, tuple(cards[one] for one in piece.ends if one in cards)))
            at += len(piece.text)
        label = ""
        if block.utterance is not None and guide.statement.utterances and block.opens:
            label = _label(guide, block.utterance, before)
            before = guide.statement.utterances[block.utterance].speaker
        made.append(Paragraph(cut, label, block.utterance is not None))
    return made


def _label(guide: Guide, number: int, before: str | None) -> str:
    """Who speaks and when; the name alone is not repeated while the same person continues."""
    spoken = guide.statement.utterances[number]
    when = f"{words.day(spoken.time.date())}, {words.clock(spoken.time)}" if spoken.time else ""
    if spoken.seconds is not None:
        when = words.time_code(spoken.seconds)
    if not when and spoken.speaker == before:
        return ""
    return ", ".join(part for part in (spoken.speaker or "", when) if part)
