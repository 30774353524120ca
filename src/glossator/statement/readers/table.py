"""Tables of the CheckThat! and ClaimBuster sets: one sentence a line, with its speaker; labels are not read."""

import csv
import io
from collections.abc import Iterator

from glossator.errors import InputError
from glossator.statement.model import Utterance
from glossator.statement.pieces import Piece, Reading, join
from glossator.statement.readers import plain
from glossator.statement.speakers import Speakers, is_speech

_SPEAKER, _TEXT = ("speaker", "speaker_title"), ("text", "sentence_text", "sentence")
_TELLING = {"sentence_id", "class_label", "verdict", "label", "line_number"}  # columns that tell a table of sentences


def looks_like(text: str) -> bool:
    """True for tab-separated lines `number, speaker, text[, label]`, or a header that names a sentence."""
    lines = [line for line in text[:20_000].split("\n")[:6] if line.strip()][:5]
    numbered = [line.split("\t") for line in lines]
    if lines and all(len(row) in {3, 4} and row[0].strip().isdigit() for row in numbered):
        return True
    header = {name.strip().lower() for name in _split(lines[0])} if lines else set()
    return bool(header & set(_TEXT[1:])) or ("text" in header and bool(header & _TELLING))


def read(text: str) -> Reading:
    """Consecutive lines of one speaker are one turn; lines of the hall ('SYSTEM') are left out."""
    lines = list(_lines(text))
    people, pieces, left_out = Speakers(label for label, _ in lines if label), [], 0
    for label, words in lines:
        if label and not is_speech(label):
            left_out += 1
            continue
        pieces.append(Piece(text=words, speaker=people.name(label) if label else None))
    if not pieces:
        raise InputError("no line with a speaker and a text was found")
    stored, turns = join(_turns(pieces))
    utterances = [cut for turn in turns for cut in _spoken(stored, turn)]
    remarks = [f"{left_out} lines that are not speech were left out"] if left_out else []
    return Reading(text=stored, utterances=utterances, medium="transcript", remarks=remarks, speaker=_main(turns))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    first = text.split("\n", 1)[0]
    header = [name.strip().lower() for name in _split(first)]
    if not set(header) & set(_TEXT):
        for line in text.split("\n"):
            cells = line.rstrip("\r").split("\t")
            if len(cells) >= 3 and cells[2].strip():
                yield _label_and_words(cells[1], cells[2])
        return
    at_text = next(number for number, name in enumerate(header) if name in _TEXT)
    at_speaker = next((number for number, name in enumerate(header) if name in _SPEAKER), None)
    delimiter = "\t" if "\t" in first else ","
    for row in list(csv.reader(io.StringIO(text), delimiter=delimiter))[1:]:
        if len(row) > at_text and row[at_text].strip():
            yield (row[at_speaker] if at_speaker is not None else ""), row[at_text].strip()


def _label_and_words(label: str, said: str) -> tuple[str, str]:
    # A few lines of the sets carry a sentence in the speaker's cell, with the speaker as its last word.
    if len(label) > 80:
        before, _, name = label.rpartition(" ")
        return name, f"{before} {said}"
    return label.replace("(APPLAUSE)", " ").strip(), said.strip()


def _split(line: str) -> list[str]:
    return line.split("\t") if "\t" in line else next(csv.reader([line]), [])


def _turns(pieces: list[Piece]) -> Iterator[Piece]:
    # One line a sentence: an empty line between them, so that sentences end where the table ends them.
    held: list[str] = []
    for number, piece in enumerate(pieces):
        held.append(piece.text)
        if number + 1 == len(pieces) or pieces[number + 1].speaker != piece.speaker:
            yield Piece(text="\n\n".join(held), speaker=piece.speaker)
            held = []


def _spoken(text: str, turn: Utterance) -> list[Utterance]:
    return plain.spoken(text, turn.span.start, turn.span.end, turn.speaker)


def _main(turns: list[Utterance]) -> str | None:
    said: dict[str, int] = {}
    for turn in turns:
        if turn.speaker:
            said[turn.speaker] = said.get(turn.speaker, 0) + turn.span.end - turn.span.start
    leader = max(said, key=lambda name: said[name], default=None)
    return leader if leader and said[leader] > sum(said.values()) * 0.5 else None
