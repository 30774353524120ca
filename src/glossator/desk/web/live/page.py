"""Statements followed live: started, typed in, their notes released one by one, and ended."""

from typing import TYPE_CHECKING, Annotated

from fastapi import Form, Path, Query, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from glossator.days import day_in
from glossator.desk.database.tables import Stream
from glossator.desk.jobs import filed
from glossator.desk.live import streams
from glossator.desk.people.roles import Role
from glossator.desk.web.intake.statements import me
from glossator.desk.web.live import follows
from glossator.desk.web.pages import page
from glossator.desk.web.routes import ANYBODY, Routes
from glossator.desk.web.visitor import database
from glossator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

routes = Routes(include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Field = Annotated[str, Form(max_length=2_000)]
LISTED = 50
FIELDS = ("title", "speaker", "day", "as_of", "source", "address")


@routes.get("/live", role=Role.READER)
def show(request: Request) -> Response:
    """Current and past streams, and the form to start one."""
    return _list(request, {})


@routes.post("/live", role=Role.REPORTER)
def begin(request: Request, title: Field = "", speaker: Field = "", day: Field = "", as_of: Field = "",
          source: Field = "typed", address: Field = "") -> Response:  # fmt: skip
    """Start following a statement."""
    typed = dict(zip(FIELDS, (title, speaker, day, as_of, source, address), strict=True))
    try:
        with database(request).writing() as session:
            stream = opened(request, session, opening(typed)).id
    except InputError as problem:
        return _list(request, typed, str(problem))
    return RedirectResponse(f"/live/{stream}", 303)


@routes.get("/live/{stream}", role=Role.READER)
def follow(request: Request, stream: Id) -> Response:
    """The words as they come, and the notes on them."""
    return _stream(request, stream)


@routes.get("/live/{stream}/news", role=Role.READER)
async def news(request: Request, stream: Id, lines: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
               changed: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
               places: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0) -> StreamingResponse:  # fmt: skip
    """Server-sent events: lines and notes after those that a page shows, which it names."""
    await run_in_threadpool(_there, request, stream)
    seen = follows.cursor(request.headers.get("last-event-id", "")) or (lines, changed, places)
    return StreamingResponse(follows.stream(request, stream, *seen), media_type="text/event-stream")


@routes.post("/live/{stream}/lines", role=Role.REPORTER)
def say(request: Request, stream: Id, words: Annotated[str, Form(max_length=20_000)] = "") -> Response:
    """Add typed lines."""
    said = [streams.Said(words=line[: streams.LONGEST]) for line in words.splitlines() if line.strip()]
    try:
        with database(request).writing() as session:
            streams.add(session, streams.find(session, stream, changing=True), said, ("typed",))
    except streams.NoSuchStreamError:
        raise
    except InputError as problem:
        return _stream(request, stream, words, str(problem))
    if request.headers.get("hx-request"):
        return page(request, "_typing.html.j2", stream=stream, typed="")
    return RedirectResponse(f"/live/{stream}", 303)


@routes.post("/live/{stream}/notes/{place}", role=Role.REPORTER)
def decide(request: Request, stream: Id, place: Id, state: Annotated[str, Form(pattern="^(released|withheld)$")],
           seen: Annotated[int, Form(ge=0, le=2**31 - 1)], note: Annotated[str, Form(max_length=4_000)] = "",
           ) -> Response:  # fmt: skip
    """Release a note to the public page, or withhold it."""
    fault = ""
    try:
        with database(request).writing() as session:
            found = streams.find(session, stream, changing=True)
            streams.decide(session, me(request, session), found, place, state, seen, note)
    except streams.NoSuchStreamError:
        raise
    except (InputError, streams.SettledError) as problem:
        fault = str(problem)
    if not request.headers.get("hx-request"):
        return _stream(request, stream, fault=fault) if fault else RedirectResponse(f"/live/{stream}#n{place}", 303)
    with database(request).reading() as session:
        held = next(one for one in streams.notes(session, stream) if one.place == place)
    return page(request, "_note.html.j2", 409 if fault else 200, one=follows.Shown.of(held), stream=stream,
                fault=fault, typed=note if fault else "", again=False, may=True)  # fmt: skip


@routes.post("/live/{stream}/end", role=Role.REPORTER)
def end(request: Request, stream: Id) -> Response:
    """End the stream: the last notes are made, and all become a guide on the desk."""
    with database(request).writing() as session:
        streams.end(session, me(request, session), streams.find(session, stream, changing=True))
    return RedirectResponse(f"/live/{stream}", 303)


@routes.get("/public/live/{stream}", role=ANYBODY)
def public(request: Request, stream: Id) -> Response:
    """The released notes, for anybody."""
    with database(request).reading() as session:
        found = streams.find(session, stream)
        if not streams.public(session, stream):
            raise streams.NoSuchStreamError("there is nothing public here yet")
        released = follows.for_readers(session, stream)
    return page(request, "public_live.html.j2", stream=found, released=released)


@routes.get("/public/live/{stream}/news", role=ANYBODY)
async def public_news(request: Request, stream: Id) -> StreamingResponse:
    """Server-sent events: notes released and withheld, and nothing else."""

    def there() -> None:
        with database(request).reading() as session:
            if not streams.public(session, streams.find(session, stream).id):
                raise streams.NoSuchStreamError("there is nothing public here yet")

    await run_in_threadpool(there)
    listening: AsyncIterator[str] = follows.public(request, stream)
    return StreamingResponse(listening, media_type="text/event-stream")


def opening(typed: dict[str, str]) -> streams.Opening:
    """What a form says about a stream. Raises InputError, naming the invalid field."""
    days = {name: day_in(typed[name], name.replace("_", " ")) for name in ("day", "as_of")}
    try:
        return streams.Opening.model_validate({**typed, **days})
    except ValidationError as problem:
        raise InputError("; ".join(f"{one['loc'][0]}: {one['msg']}" for one in problem.errors())) from None


def opened(request: Request, session: Session, given: streams.Opening) -> Stream:
    """Start a stream. Raises InputError if there is no record."""
    filed.needed(request.app.state.settings)
    return streams.begin(session, me(request, session), given)


def _there(request: Request, stream: int) -> None:
    with database(request).reading() as session:
        streams.find(session, stream)


def _list(request: Request, typed: dict[str, str], fault: str = "") -> Response:
    with database(request).reading() as session:
        found = session.scalars(select(Stream).order_by(Stream.id.desc()).limit(LISTED)).all()
    values = dict.fromkeys(FIELDS, "") | {"source": "typed"} | typed
    return page(request, "streams.html.j2", 422 if fault else 200, streams=found, typed=values, fault=fault,
                missing=filed.missing(request.app.state.settings))  # fmt: skip


def _stream(request: Request, stream: int, typed: str = "", fault: str = "") -> Response:
    with database(request).reading() as session:
        found = streams.find(session, stream)
        after = max(0, found.lines - follows.LINES)
        lines = streams.lines(session, stream, after, follows.LINES)
        notes = [follows.Shown.of(one) for one in streams.notes(session, stream)]
        open_to_all = streams.public(session, stream)
    return page(request, "live.html.j2", 422 if fault else 200, stream=found, lines=lines, notes=notes,
                public=open_to_all, typed=typed, fault=fault, left_out=after)  # fmt: skip
