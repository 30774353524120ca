"""Recordings: the recogniser's sentences with their seconds, and the words it is not sure of."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from glossator.errors import InputError
from glossator.spans import Span
from glossator.speech import Listening, Transcript, Word, is_recording, transcribe
from glossator.speech.recordings import head_of
from glossator.speech.settings import setting
from glossator.speech.transcribing import file_of, seekable
from glossator.speech.turns import Turn, turns
from glossator.statement.cutting import unpunctuated
from glossator.statement.model import Heard, Recording, Utterance
from glossator.statement.pieces import Piece, Reading, join

FORMAT = "recording"
_EDGES = ' .,;:!?…"“”‘()[]-–—'  # not spoken, so never misheard


def heard(path: str | Path, format: str | None, listening: Listening | None) -> Reading | None:  # noqa: A002
    """The reading of a recording in a file, or on standard input for '-'; None if it is no recording."""
    head = head_of(path)
    if format != FORMAT and not (format is None and is_recording(str(path), head)):
        return None
    if not head:
        raise InputError("the file is empty")
    listening = listening or Listening()
    with _file(path) as file:
        transcript = transcribe(file, listening)
    reading = reading_of(transcript, listening.speakers)
    if str(path) != "-" and reading.recording:
        reading.recording.name = Path(path).name
    return reading


def _file(path: str | Path) -> AbstractContextManager[IO[bytes]]:
    return seekable(sys.stdin.buffer) if str(path) == "-" else file_of(Path(path))


def reading_of(transcript: Transcript, speakers: Sequence[str] = ()) -> Reading:
    """One utterance per sentence; every word has its span, seconds and probability."""
    bare = unpunctuated.is_bare(" ".join(word.text for word in transcript.words))
    pieces: list[Piece] = []
    held: list[list[Word]] = []
    for turn in turns(transcript, speakers):
        for piece, words in _sentences(turn, bare=bare):
            pieces.append(piece)
            held.append(words)
    text, utterances = join(pieces)
    heard_words = list(_places(utterances, held))
    assumed = sorted({each.speaker for each in utterances if each.speaker}) if speakers else []
    remarks = list(transcript.remarks)
    if assumed:
        told = "voices" if transcript.voices else "pauses"
        remarks.append(f"who speaks was assumed from {told} and the names given: {', '.join(assumed)}")
    if transcript.voices and not speakers:
        remarks.append("voices were told apart by their sound; --speakers names them in the order they begin")
    recording = Recording(
        seconds=round(transcript.seconds, 2), heard_by=transcript.model, words=heard_words,
        unsure=unsure(text, heard_words), assumed=assumed,
    )  # fmt: skip
    named = {each.speaker for each in utterances}
    return Reading(
        text=text, utterances=utterances, medium="recording", recording=recording, remarks=remarks,
        speaker=named.pop() if len(named) == 1 and speakers else None,
    )  # fmt: skip


def _sentences(turn: Turn, *, bare: bool) -> Iterator[tuple[Piece, list[Word]]]:
    left = list(_stopped(turn.words))
    text = " ".join(word.text for word in left)
    at, first = 0, True
    for span in unpunctuated.sentences_of(text, bare=bare):
        said: list[Word] = []
        while left and at < span.end:
            said.append(left.pop(0))
            at += len(said[-1].text) + 1
        if said:
            yield Piece(text=" ".join(w.text for w in said), speaker=turn.speaker, seconds=said[0].start,
                        joined=not first), said  # fmt: skip
            first = False


def _stopped(words: Sequence[Word]) -> Iterator[Word]:
    """The words with a missing full stop added before a capitalised 'It' or 'We'."""
    from spacy.lang.en.stop_words import STOP_WORDS

    for word, after in zip(words, [*words[1:], None], strict=True):
        begins = after.text.strip(_EDGES) if after else ""
        fresh = after is not None and (after.begins or after.start - word.end >= setting("breath"))
        anew = fresh and begins.istitle() and begins.lower() in STOP_WORDS and begins != "I"
        yield word._replace(text=word.text + ".") if anew and word.text[-1].isalnum() else word


def _places(utterances: Sequence[Utterance], held: Iterable[Sequence[Word]]) -> Iterator[Heard]:
    for utterance, words in zip(utterances, held, strict=True):
        at = utterance.span.start
        for word in words:
            yield Heard(at, at + len(word.text), word.start, word.end, round(word.sure, 3))
            at += len(word.text) + 1


def unsure(text: str, words: Iterable[Heard]) -> list[Span]:
    """The spans of words below the probability threshold of `listening.yaml`; adjacent words are merged."""
    found: list[Span] = []
    before = False
    for word in words:
        doubted = word.sure < setting("unsure")
        if doubted:
            said = text[word.start : word.end]
            start = word.start + len(said) - len(said.lstrip(_EDGES))
            end = word.start + len(said.rstrip(_EDGES))
            if before and found and not set(text[found[-1].end : start]) - {" "}:
                found[-1] = Span(start=found[-1].start, end=end)
            elif start < end:
                found.append(Span(start=start, end=end))
        before = doubted
    return found
