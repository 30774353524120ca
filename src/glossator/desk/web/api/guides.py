"""Guides in the JSON API: read, with history and decisions; claims assigned or asked about."""

import json
from datetime import datetime
from typing import Annotated, Any

from fastapi import Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from sqlalchemy import func, select

from glossator.desk.acts.forms import Form, Note
from glossator.desk.database.tables import Event, Item, Person, Work
from glossator.desk.people.roles import Role
from glossator.desk.publishing import site
from glossator.desk.queue import asking, handing
from glossator.desk.web.api.answers import refusals
from glossator.desk.web.guide import bodies
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.guide import json as guide_json
from glossator.guide.model import Guide
from glossator.guide.reviewing import judged

Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Claim = Annotated[str, Path(max_length=200)]
AT_ONCE = 100


routes = Routes(prefix="/api/guides", tags=["guides"], responses=refusals(404, 409))


class Listed(BaseModel):
    """A guide on the desk, as an entry in a list."""

    id: int
    title: str
    state: str
    version: int
    writer: str
    claims: int
    signed: int
    ready: int
    changed: datetime


class Whole(BaseModel):
    """A guide on the desk; `seen` is its newest event, to be sent with the next act on it."""

    id: int
    state: str
    version: int
    seen: int
    guide: Guide


class Happened(BaseModel):
    """An event: who did what to which part, when, and the part before and after."""

    id: int
    at: datetime
    by: str
    what: str
    part: str
    version: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Done(BaseModel):
    """The result of an act: the event, and the version it made."""

    event: int
    what: str
    version: int | None
    seen: int


class Stepped(BaseModel):
    """The state after a step."""

    state: str


class Noted(Form):
    """A reason, if the step needs one; and the version that was reviewed: no other is approved."""

    note: Note = ""
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


class Ready(Form):
    """Whether a claim is ready for review."""

    ready: bool


class Given(Form):
    """The assignee; nobody without an account."""

    person: Annotated[int, Path(ge=1, le=2**31 - 1)] | None = None


class Question(Form):
    """A question, to somebody or to anybody."""

    text: Note
    to: Annotated[int, Path(ge=1, le=2**31 - 1)] | None = None


class Answer(Form):
    """An answer."""

    text: Note


class Asked(BaseModel):
    """A question on a claim, with its answer if there is one."""

    id: int
    by: str
    to: str
    text: str
    at: datetime
    answer: str = ""
    answered_by: str = ""


@routes.get("", role=Role.READER)
def listed(request: Request, before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> list[Listed]:
    """The guides on the desk, newest first, a hundred at a time; continue with `before`, an id."""
    every = func.count(Item.id)
    of_item = [every, every.filter(Item.signed_by != ""), every.filter(Item.ready)]
    asked = (
        select(Work.id, Work.title, Work.state, Work.version, Person.name, *of_item, Work.changed)
        .join(Person, Person.id == Work.writer_id, isouter=True)
        .join(Item, Item.work_id == Work.id, isouter=True)
        .group_by(Work.id, Person.name)
        .order_by(Work.id.desc())
        .limit(AT_ONCE)
    )
    with database(request).reading() as session:
        rows = session.execute(asked.where(Work.id < before) if before else asked).all()
    names = list(Listed.model_fields)
    return [Listed.model_validate(dict(zip(names, [*row[:4], row[4] or "", *row[5:]], strict=True))) for row in rows]


@routes.get("/{work}", role=Role.READER, response_model=Whole)
def whole(request: Request, work: Id) -> Response:
    """The guide in its present state."""
    with database(request).reading() as session:
        row = bodies.row(session, work)
        tag = f'"{row.id}-{row.version}-{row.seen}"'
        headers = {"etag": tag, "cache-control": "private, no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        guide = bodies.bodies(request).reading(session, row).guide
    about = json.dumps({"id": row.id, "state": row.state, "version": row.version, "seen": row.seen})
    # The guide's own JSON as every face writes it, without parsing and rendering it again.
    whole_text = f'{about[:-1]}, "guide": {guide_json.render(guide)}}}'
    return Response(whole_text, media_type="application/json", headers=headers)


@routes.get("/{work}/history", role=Role.READER)
def history(request: Request, work: Id, claim: Annotated[str, Query(max_length=200)] = "",
            after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0) -> list[Happened]:  # fmt: skip
    """What was done to a guide, or to one claim, oldest first, a hundred at a time; continue with `after`, an event."""
    asked = select(Event).where(Event.work_id == work, Event.id > after).order_by(Event.id).limit(AT_ONCE)
    if claim:
        asked = asked.where(Event.part.in_([_clean(claim), f"note:{_clean(claim)}"]))
    with database(request).reading() as session:
        bodies.row(session, work)
        return [Happened.model_validate(one, from_attributes=True) for one in session.scalars(asked)]


@routes.get("/{work}/judged", role=Role.READER)
def judged_rows(request: Request, work: Id) -> list[dict[str, Any]]:
    """What people accepted and rejected, one row per quote, in the form of judged data."""
    with database(request).reading() as session:
        guide = bodies.bodies(request).reading(session, bodies.row(session, work)).guide
    return judged.rows(guide)


@routes.post("/{work}/steps/{step}", role=Role.REPORTER)
def take(request: Request, work: Id, step: str, asked: Noted) -> Stepped:
    """Take a step with the guide: hand it in, send it back, approve it. To publish, use `/api/site`."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        return Stepped(state=site.step(session, by, work, step, asked.note, asked.version).state)


@routes.post("/{work}/claims/{claim}/ready", role=Role.REPORTER)
def ready(request: Request, work: Id, claim: Claim, asked: Ready) -> Happened | None:
    """Mark a claim as ready for review, or not; null if nothing changes."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        return _happened(handing.mark(session, by, work, _clean(claim), asked.ready))


@routes.post("/{work}/claims/{claim}/assign", role=Role.REPORTER)
def assign(request: Request, work: Id, claim: Claim, asked: Given) -> Happened | None:
    """Assign a claim to somebody, or to nobody; null if nothing changes."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        return _happened(handing.assign(session, by, work, _clean(claim), asked.person))


@routes.get("/{work}/claims/{claim}/questions", role=Role.READER)
def questions(request: Request, work: Id, claim: Claim) -> list[Asked]:
    """The questions on a claim, oldest first."""
    with database(request).reading() as session:
        bodies.row(session, work)
        made = []
        for one in asking.thread(session, work, _clean(claim)):
            question, answer = one["question"], one["answer"]
            told = {"answer": answer.text, "answered_by": answer.by.name} if answer else {}
            made.append(Asked(id=question.id, by=question.by.name, to=question.to.name if question.to else "",
                              text=question.text, at=question.at, **told))  # fmt: skip
        return made


@routes.post("/{work}/claims/{claim}/questions", role=Role.REPORTER)
def ask(request: Request, work: Id, claim: Claim, asked: Question) -> Happened:
    """Ask a colleague about a claim."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        event = asking.ask(session, by, work, _clean(claim), asked.text, asked.to)
        return Happened.model_validate(event, from_attributes=True)


@routes.post("/{work}/questions/{question}/answer", role=Role.REPORTER)
def answer(request: Request, work: Id, question: Id, asked: Answer) -> Happened:
    """Answer a question."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        event = asking.answer(session, by, work, question, asked.text)
        return Happened.model_validate(event, from_attributes=True)


def _happened(event: Event | None) -> Happened | None:
    return Happened.model_validate(event, from_attributes=True) if event else None


def _clean(claim: str) -> str:
    """A claim's id, safe for a database query; an id with other characters does not exist."""
    return claim.replace("\x00", "�")
