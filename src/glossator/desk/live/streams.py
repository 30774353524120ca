"""Statements followed live: lines as they come, and notes, each held until a person releases it."""

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Person, Stream, StreamLine, StreamNote, now
from glossator.desk.jobs.fetching import without_login
from glossator.desk.log import record
from glossator.desk.work.storable import Plain
from glossator.errors import GlossatorError, InputError
from glossator.live import LiveNote

MOST_LINES = 50_000
LONGEST = 4_000  # characters of a line
SOURCES = ("typed", "address", "api", "input")
GOING = ("open", "ending")

Name = Annotated[Plain, Field(max_length=200)]


class NoSuchStreamError(InputError):
    """No such stream, or no such note in it."""

    status = 404


class SettledError(GlossatorError):
    """Somebody else decided on the note after it was shown."""

    status = 409


class Opening(BaseModel):
    """The settings of a new stream: its source, the speaker, and the day as of which the record is read."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    title: Annotated[Plain, Field(min_length=1, max_length=300)]
    speaker: Name = ""
    day: date | None = None
    as_of: date | None = None
    source: Literal["typed", "address", "api"] = "typed"
    address: Annotated[Plain, Field(max_length=2_000)] = ""


class Said(BaseModel):
    """A recognised line; `seconds` from the beginning of the recording."""

    model_config = ConfigDict(extra="forbid")

    words: Annotated[str, Field(max_length=LONGEST)]
    seconds: Annotated[float, Field(ge=0, le=1e7)] | None = None
    speaker: Name | None = None


def begin(session: Session, by: Person | None, given: Opening, source: str = "") -> Stream:
    """Start following a stream."""
    if (given.source == "address") != bool(given.address):
        raise InputError("an address is followed when it is given, and only then")
    without_login(given.address)
    stream = Stream(title=given.title, speaker=given.speaker, day=given.day, as_of=given.as_of, address=given.address,
                    source=source or given.source, person_id=by.id if by else None,
                    words="waiting for the first line")  # fmt: skip
    session.add(stream)
    session.flush()
    record(session, by, "began to follow", after={"stream": stream.id, "title": stream.title})
    return stream


def find(session: Session, stream: int, *, changing: bool = False) -> Stream:
    """The stream with this number; with `changing`, others who change it wait."""
    found = session.scalar(select(Stream).where(Stream.id == stream).with_for_update() if changing
                           else select(Stream).where(Stream.id == stream))  # fmt: skip
    if found is None:
        raise NoSuchStreamError(f"nothing that is followed has the number {stream}")
    return found


def add(session: Session, stream: Stream, lines: Iterable[Said], sources: Sequence[str] = SOURCES) -> int:
    """Add lines in order; return how many there are now.

    Raises InputError for a stream that is over or too long, or whose source is none of the `sources`.
    """
    if stream.source not in sources:
        raise InputError(f"this does not take lines that are {' or '.join(sources)}: its source is {stream.source}")
    if stream.state != "open":
        raise InputError("this is over: nothing more can be said in it")
    for line in lines:
        if stream.lines >= MOST_LINES:
            raise InputError(f"more than {MOST_LINES:,} lines are not followed: end this, and begin another")
        stream.lines += 1
        speaker = _text(line.speaker) if line.speaker else None
        session.add(StreamLine(stream_id=stream.id, number=stream.lines, words=_text(line.words)[:LONGEST],
                               seconds=line.seconds, speaker=speaker))  # fmt: skip
    touch(stream)
    return stream.lines


def end(session: Session, by: Person | None, stream: Stream) -> None:
    """End the stream: the notes become a guide."""
    if stream.state != "open":
        raise InputError("this is over already")
    stream.state, stream.words = "ending", "the last notes are made"
    touch(stream)
    record(session, by, "ended the following", after={"stream": stream.id})


def lay(session: Session, stream: Stream, notes: Sequence[LiveNote], read: int) -> None:
    """Store new and revised notes; decisions stay, and readers keep what was released."""
    stream.read = max(stream.read, read)
    touch(stream)
    many = session.scalar(select(func.count()).where(StreamNote.stream_id == stream.id)) or 0
    for note in notes:
        body, known = _packed(note), session.get(StreamNote, (stream.id, note.id))
        if known is None:
            many += 1
            session.add(StreamNote(stream_id=stream.id, name=note.id, place=many, changed=stream.changed, body=body))
        elif known.body != body:
            known.body, known.changed = body, stream.changed
    session.flush()


def decide(
    session: Session, by: Person, stream: Stream, place: int, state: str, seen: int, note: str = ""
) -> StreamNote:
    """Release a note to the public page as it is, or withhold it from there.

    `seen` is the note's count as the person was shown it. Raises SettledError if it has changed since.
    """
    found = session.scalar(select(StreamNote).where(StreamNote.stream_id == stream.id, StreamNote.place == place))
    if found is None:
        raise NoSuchStreamError(f"no note {place} here")
    if found.changed != seen:
        who = f"by {found.by.name}" if found.by else "by nobody"
        raise SettledError(
            "this note has changed since it was shown to you, and yours was not done over it: it is "
            f"{found.state} {who}; look at it again"
        )
    if state == "withheld" and not note.strip():
        raise InputError("to withhold a note, say why: the guide keeps it")
    before = {"state": found.state, "note": found.note}
    touch(stream)
    found.state, found.note, found.changed = state, _text(note.strip()), stream.changed
    found.released = found.body if state == "released" else None
    found.by_id, found.by, found.at = by.id, by, now()
    record(session, by, f"{state} a note", before=before,
           after={"stream": stream.id, "note": place, "state": state, "reason": found.note})  # fmt: skip
    session.flush()
    return found


def notes(session: Session, stream: int, *, after: int = -1, state: str = "") -> list[StreamNote]:
    """The notes in order, or those changed after the stream's count `after`."""
    asked = select(StreamNote).where(StreamNote.stream_id == stream, StreamNote.changed > after)
    if state:
        asked = asked.where(StreamNote.state == state)
    return list(session.scalars(asked.order_by(StreamNote.place)))


def lines(session: Session, stream: int, after: int, most: int) -> list[StreamLine]:
    """The lines after a number, up to a limit."""
    asked = select(StreamLine).where(StreamLine.stream_id == stream, StreamLine.number > after)
    return list(session.scalars(asked.order_by(StreamLine.number).limit(most)))


def public(session: Session, stream: int) -> bool:
    """True once a note of the stream was released."""
    released = select(func.count()).where(StreamNote.stream_id == stream, StreamNote.state == "released")
    return bool(session.scalar(released))


def of_note(note: StreamNote) -> LiveNote:
    """The content of a note."""
    return _unpacked(note.body)


def as_released(note: StreamNote) -> LiveNote:
    """What readers see of a released note."""
    return _unpacked(note.released or note.body)


def touch(stream: Stream) -> None:
    """Signal that pages of the stream have to change."""
    stream.changed += 1


def _packed(note: LiveNote) -> bytes:
    return zlib.compress(json.dumps(note.model_dump(mode="json", exclude={"revision"})).encode(), 3)


def _unpacked(body: bytes) -> LiveNote:
    return LiveNote.model_validate(json.loads(zlib.decompress(body)))


def _text(words: str) -> str:
    """Words on one line, without characters that no database can store."""
    return " ".join(words.replace("\x00", " ").encode("utf-8", "replace").decode().split())
