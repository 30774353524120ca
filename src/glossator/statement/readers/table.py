"""Tables of turns: one sentence or turn per row, with speaker and time; labels of training sets are ignored."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from glossator.errors import InputError
from glossator.formats import tables
from glossator.formats.moments import to_time
from glossator.statement.model import Utterance
from glossator.statement.pieces import Piece, Reading, join
from glossator.statement.readers import plain
from glossator.statement.readers.cues import seconds_of
from glossator.statement.utterances.labels import is_speaker
from glossator.statement.utterances.speakers import Speakers, is_speech
from glossator.statement.words import load, words

_SAMPLE = 20_000  # characters in which the shape of a table is detected
_CLOCK = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?|\d{1,5}(?:\.\d+)?")
_NAMED = 5  # bad rows listed individually


@dataclass(frozen=True)
class _Row:
    label: str
    text: str
    seconds: float | None = None
    time: datetime | None = None


def looks_like(text: str) -> bool:
    """True for rows `number, speaker, text[, label]` or `speaker, text`, or a header for turns or sentences."""
    if _bare(text[:_SAMPLE]):
        return True
    header = {tables.plain_name(name) for name in tables.header(iter(text[:_SAMPLE].splitlines(keepends=True)))}
    known = header & (words("turns", "text") | words("turns", "said"))
    if len(header) < 2 or not (known or header & words("turns", "speaker")):
        return False
    speakers = words("turns", "speaker") | (
        words("turns", "also_speaker") if header & words("turns", "said") else set()
    )
    return bool(header & speakers) or bool(known and header & words("turns", "telling"))


def read(text: str) -> Reading:
    """Consecutive rows of one speaker form a turn; rows of 'SYSTEM' are dropped. Raises InputError if none is found."""
    bare = _bare(text)
    rows, bad = (bare, []) if bare else _headed(text)
    people, pieces, left_out = Speakers(row.label for row in rows if row.label), [], 0
    for row in rows:
        if row.label and not is_speech(row.label):
            left_out += 1
            continue
        name = people.name(row.label) if row.label else None
        pieces.append(Piece(text=row.text, speaker=name, time=row.time, seconds=row.seconds))
    if not pieces:
        raise InputError("no row with a speaker and a text was found")
    stored, turns = join(_turns(pieces))
    utterances = [cut for turn in turns for cut in _spoken(stored, turn)]
    remarks = [f"{left_out} lines that are not speech were left out"] if left_out else []
    if bad:
        more = f"; and {len(bad) - _NAMED} more" if len(bad) > _NAMED else ""
        remarks.append(f"left out, because it cannot be read: {'; '.join(bad[:_NAMED])}{more}")
    days = [row.time.date() for row in rows if row.time]
    return Reading(
        text=stored,
        utterances=utterances,
        medium="transcript",
        remarks=remarks,
        speaker=_main(turns),
        date=max(days) if days else None,
    )


def _bare(text: str) -> list[_Row]:
    """The rows of a table without a header; none for other text."""
    lines = [line.rstrip("\r").split("\t") for line in text.split("\n") if line.strip()]
    first = lines[:5]
    if first and all(len(row) in {3, 4} and row[0].strip().isdigit() for row in first):
        return [_label_and_words(row[1], row[2]) for row in lines if len(row) >= 3 and row[2].strip()]
    names = [row[0] for row in first if len(row) == 2]
    if len(names) > 1 and len(names) == len(first) and all(is_speaker(name, names.count(name)) for name in names):
        known = tables.plain_name(names[0]) in words("turns", "speaker") | words("turns", "also_speaker")
        return [] if known else [_Row(row[0], row[1].strip()) for row in lines if len(row) == 2 and row[1].strip()]
    return []


def _label_and_words(label: str, said: str) -> _Row:
    # In these data sets a few rows carry a sentence in the speaker cell, with the speaker as its last word.
    if len(label) > 80:
        before, _, name = label.rpartition(" ")
        return _Row(name, f"{before} {said}")
    return _Row(label.replace("(APPLAUSE)", " ").strip(), said.strip())


def _headed(text: str) -> tuple[list[_Row], list[str]]:
    """The rows below a header, and remarks on invalid rows. Raises InputError without a text column."""
    found, bad = [], []
    for number, row in tables.numbered(io.StringIO(text, newline="")):
        if isinstance(row, InputError):
            bad.append(f"row {number}: {row}")
        else:
            found.append({tables.plain_name(name): cell.strip() for name, cell in row.items()})
    columns = list(found[0]) if found else []
    said = _first(columns, ("said", "text")) or _longest(columns, found)
    speaker = _first(columns, ("speaker", "also_speaker"))
    if not said:
        raise InputError(f"no text column among: {', '.join(columns)[:200]}; name it 'text'")
    start, day = _first(columns, ("start",)), _first(columns, ("day",))
    return [
        _Row(row[speaker] if speaker else "", row[said], _seconds(row.get(start, "")), _moment(row, start, day))
        for row in found
        if row[said]
    ], bad


def _first(columns: Sequence[str], lists: Sequence[str]) -> str:
    return next((name for key in lists for name in load("turns")[key] if name in columns), "")


def _longest(columns: Sequence[str], rows: Sequence[dict[str, str]]) -> str:
    """The column with the most words, if its cells are sentences; '' otherwise."""
    counted = {name: sum(len(row[name].split()) for row in rows) for name in columns}
    best = max(columns, key=lambda name: counted[name], default="")
    return best if best and counted[best] >= load("turns")["fewest_words"] * len(rows) else ""


def _seconds(cell: str) -> float | None:
    return seconds_of(cell) if _CLOCK.fullmatch(cell) else None


def _moment(row: dict[str, str], start: str, day: str) -> datetime | None:
    return to_time(row[day]) if day else to_time(row[start]) if start and _seconds(row[start]) is None else None


def _turns(pieces: list[Piece]) -> Iterator[Piece]:
    # One row per sentence: an empty line between them keeps the table's sentence boundaries.
    held: list[Piece] = []
    for piece in [*pieces, None]:
        if held and (piece is None or piece.speaker != held[0].speaker or piece.seconds is not None or piece.time):
            yield replace(held[0], text="\n\n".join(each.text for each in held))
            held = []
        held += [piece] if piece else []


def _spoken(text: str, turn: Utterance) -> list[Utterance]:
    known = {"seconds": turn.seconds, "time": turn.time}
    return [each.model_copy(update=known) for each in plain.spoken(text, turn.span.start, turn.span.end, turn.speaker)]


def _main(turns: list[Utterance]) -> str | None:
    said: dict[str, int] = {}
    for turn in turns:
        if turn.speaker:
            said[turn.speaker] = said.get(turn.speaker, 0) + turn.span.end - turn.span.start
    leader = max(said, key=lambda name: said[name], default=None)
    return leader if leader and said[leader] > sum(said.values()) * 0.5 else None
