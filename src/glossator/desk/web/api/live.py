"""The JSON API for statements followed live: a recogniser sends lines, a program reads notes."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from glossator.desk.database.tables import Stream
from glossator.desk.live import streams
from glossator.desk.people.roles import Role
from glossator.desk.web.api.answers import refusals
from glossator.desk.web.intake.statements import me
from glossator.desk.web.live.follows import Shown
from glossator.desk.web.live.page import opened
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database
from glossator.live import LiveNote

routes = Routes(prefix="/api/live", tags=["live"])
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Followed(BaseModel):
    """A stream: its state, how many lines came and were read, and the resulting guide."""

    id: int
    title: str
    source: str
    state: str
    words: str
    lines: int
    read: int
    changed: int
    work: int | None


class Note(BaseModel):
    """A note and its state: held, released or withheld, by whom, when and why."""

    place: int
    changed: int
    state: str
    by: str
    at: datetime | None
    reason: str
    note: LiveNote
    released: LiveNote | None = Field(description="what readers see of it, where it has changed since")


class Lines(BaseModel):
    """Lines as they are recognised, in order."""

    model_config = ConfigDict(extra="forbid")

    lines: Annotated[list[streams.Said], Field(min_length=1, max_length=500)]


class Decision(BaseModel):
    """Release or withhold a note, with the reason; `seen` is its count `changed` when it was read."""

    model_config = ConfigDict(extra="forbid")

    state: Literal["released", "withheld"]
    seen: Annotated[int, Field(ge=0, le=2**31 - 1)]
    reason: Annotated[str, Field(max_length=4_000)] = ""


@routes.post("", role=Role.REPORTER, status_code=201, responses=refusals())
def begin(request: Request, given: streams.Opening) -> Followed:
    """Start following a statement; with the source `api`, a program sends the lines."""
    with database(request).writing() as session:
        return _followed(opened(request, session, given))


@routes.get("/{stream}", role=Role.READER, responses=refusals(404))
def look(request: Request, stream: Id) -> Followed:
    """The state of a stream."""
    with database(request).reading() as session:
        return _followed(streams.find(session, stream))


@routes.post("/{stream}/lines", role=Role.REPORTER, status_code=202, responses=refusals(404))
def say(request: Request, stream: Id, given: Lines) -> Followed:
    """Send recognised lines."""
    with database(request).writing() as session:
        found = streams.find(session, stream, changing=True)
        streams.add(session, found, given.lines, ("api",))
        return _followed(found)


@routes.get("/{stream}/notes", role=Role.READER, responses=refusals(404))
def notes(request: Request, stream: Id, after: Annotated[int, Query(ge=-1, le=2**31 - 1)] = -1) -> list[Note]:
    """The notes, or those changed after the stream's count `after`."""
    with database(request).reading() as session:
        streams.find(session, stream)
        return [_note(Shown.of(one)) for one in streams.notes(session, stream, after=after)]


@routes.post("/{stream}/notes/{place}", role=Role.REPORTER, responses=refusals(404, 409))
def decide(request: Request, stream: Id, place: Id, given: Decision) -> Note:
    """Release a note to the public page, or withhold it."""
    with database(request).writing() as session:
        found = streams.find(session, stream, changing=True)
        made = streams.decide(session, me(request, session), found, place, given.state, given.seen, given.reason)
        return _note(Shown.of(made))


@routes.post("/{stream}/end", role=Role.REPORTER, responses=refusals(404))
def end(request: Request, stream: Id) -> Followed:
    """End the stream: the last notes are made, and all become a guide on the desk."""
    with database(request).writing() as session:
        found = streams.find(session, stream, changing=True)
        streams.end(session, me(request, session), found)
        return _followed(found)


def _followed(found: Stream) -> Followed:
    return Followed(id=found.id, title=found.title, source=found.source, state=found.state, words=found.words,
                    lines=found.lines, read=found.read, changed=found.changed, work=found.work_id)  # fmt: skip


def _note(one: Shown) -> Note:
    return Note(place=one.place, changed=one.changed, state=one.state, by=one.by, at=one.at, reason=one.note,
                note=one.says, released=one.before)  # fmt: skip
