"""Captions: overlaps removed, re-flowed into sentences, each with its start in seconds and its speaker."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from glossator.errors import InputError
from glossator.formats import timed_text
from glossator.statement.cutting import unpunctuated
from glossator.statement.pieces import Piece, Reading, join
from glossator.statement.readers import corrected, timed, voices
from glossator.statement.readers.cues import Cue, Cues, is_timing
from glossator.statement.readers.rolling import Spoken, unrolled
from glossator.statement.utterances.speakers import is_named


def looks_like(text: str) -> bool:
    """True for the first lines of WebVTT, SRT, or captions in XML or JSON."""
    if timed_text.looks_like(text):
        return True
    return text.lstrip("\ufeff \n\r").startswith("WEBVTT") or any(map(is_timing, text[:2_000].split("\n")))


def read(text: str) -> Reading:
    """One utterance per sentence, in order of time. Raises InputError if no caption has a time."""
    text, about = corrected.sealed(text)
    parser = Cues()
    marked_up = [Cue(*each) for each in timed_text.shown(text)] if timed_text.looks_like(text) else []
    found = sorted(marked_up or parser.read(text.split("\n")), key=lambda cue: cue.start)
    lines = list(spoken(found if marked_up or parser.sound else timed.cues(text), patient=True))
    if not lines:
        raise InputError("no caption with a time and text was found")
    pieces = list(_pieces(lines))
    stored, utterances = join(pieces)
    remarks = [f"{parser.broken} captions with a broken time were given the time of the one before"]
    named = {line.speaker for line in lines if line.speaker and is_named(line.speaker)}
    alone = named.pop() if len(named) == 1 and all(line.speaker for line in lines) else None
    reading = Reading(
        text=stored,
        utterances=utterances,
        medium="captions",
        speaker=alone,
        unnamed=frozenset(at for at, piece in enumerate(pieces) if piece.unnamed),
        remarks=remarks if parser.sound and parser.broken else [],
    )
    return corrected.opened(reading, about)


def spoken(cues: Iterable[Cue], *, patient: bool = False) -> Iterator[Spoken]:
    """The lines of the cues without repeated words, with their speakers; a speaker continues until the next."""
    cues = list(cues) if patient else cues
    heard = voices.Voices(voices.sure(cues) if patient else ())
    shown = ((cue.start, cue.end, heard.lines(cue)) for cue in cues)
    return voices.going_on(unrolled(shown, patient=patient))


def _pieces(lines: list[Spoken]) -> Iterator[Piece]:
    bare = unpunctuated.is_bare(" ".join(line.text for line in lines))
    begins = [0, *(at for at, line in enumerate(lines) if at and line.new_voice), len(lines)]
    for at, end in pairwise(begins):
        for piece in _sentences(lines[at:end], bare=bare):
            yield replace(piece, unnamed=at > 0 and piece.speaker is None)


def _sentences(lines: list[Spoken], *, bare: bool) -> Iterator[Piece]:
    """The sentences of one voice; each starts at the time of the line with its first character."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    text = " ".join(line.text for line in lines)
    number, first = 0, True
    for span in unpunctuated.sentences_of(text, bare=bare):
        while number + 1 < len(starts) and starts[number + 1] <= span.start:
            number += 1
        yield Piece(text=span.of(text), speaker=lines[number].speaker, seconds=lines[number].seconds, joined=not first)
        first = False
