"""The page of one guide, updated while it is open; its steps, its history, and undo."""

import hashlib
from collections.abc import AsyncIterator
from time import monotonic
from typing import Annotated, Any

from fastapi import Form, Path, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from glossator.desk.acts import history
from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Event, Person, Work
from glossator.desk.people.roles import Role
from glossator.desk.publishing import site
from glossator.desk.web.guide import bodies
from glossator.desk.web.guide.bodies import Body, Row
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.desk.work import states

routes = Routes(prefix="/guides", include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Seen = Annotated[int, Query(ge=0, le=2**31 - 1)]
STREAMS = 600  # seconds a page listens before it has to authenticate again
TOLD = 50  # changes that are sent one by one to a page that was away


@routes.get("/{work}", role=Role.READER)
def show(request: Request, work: Id) -> Response:
    """The guide: its statement on the left, its claims by topic on the right."""
    who = visitor(request)
    with database(request).reading() as session:
        body = _body(request, session, work)
        steps, said = open_steps(session, body.row, who.person), why(session, body.row)
        tag = f'"{_tag(body, steps, who.csrf, who.person)}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag, "cache-control": "private, no-cache"})
    return page(
        request,
        "guide.html.j2",
        headers={"etag": tag, "cache-control": "private, no-cache"},
        work=body.row,
        body=body,
        steps=steps,
        said=said,
    )


@routes.get("/{work}/since", role=Role.READER)
def since(request: Request, work: Id, seen: Seen) -> JSONResponse:
    """What changed after an event: the newest event, the stamp of each block, and who did what."""
    with database(request).reading() as session:
        body = _body(request, session, work)
        asked = select(Event).where(Event.work_id == work, Event.id > seen).order_by(Event.id.desc()).limit(TOLD)
        told = [{"by": one.by, "what": one.what, "part": one.part, "mine": one.person_id == visitor(request).person.id}
                for one in session.scalars(asked)]  # fmt: skip
    return JSONResponse({
        "seen": body.row.seen, "state": f"{body.row.state} {body.row.version}", "told": told[::-1],
        "columns": {name: [[one.id, one.stamp] for one in blocks] for name, blocks in body.columns.items()},
    })  # fmt: skip


@routes.get("/{work}/blocks", role=Role.READER)
def blocks(request: Request, work: Id, id: Annotated[list[str], Query(max_length=2_000)]) -> Response:  # noqa: A002  of the elements
    """Some blocks of the page as they are now."""
    with database(request).reading() as session:
        body = _body(request, session, work)
    known = body.blocks
    return page(request, "_raw.html.j2", html=Markup("\n").join(known[one].html for one in id if one in known))


@routes.get("/{work}/news", role=Role.READER)
async def news(request: Request, work: Id) -> StreamingResponse:
    """Server-sent events: what changes in the guide while its page is open."""

    def there() -> None:
        with database(request).reading() as session:
            bodies.row(session, work)

    async def stream() -> AsyncIterator[str]:
        ends = monotonic() + STREAMS
        async for told in request.app.state.news.stream(work):
            # Under one name, so that a page also learns of parts that did not exist when it was opened.
            yield "event: news\n" + told.partition("\n")[2] if told.startswith("event:") else told
            if monotonic() > ends:
                return

    await run_in_threadpool(there)
    return StreamingResponse(stream(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


@routes.get("/{work}/steps", role=Role.READER)
def steps(request: Request, work: Id) -> Response:
    """The steps open to the viewer."""
    return _steps(request, work)


@routes.post("/{work}/steps/{step}", role=Role.REPORTER)
def take(request: Request, work: Id, step: str, note: Annotated[str, Form(max_length=4_000)] = "",
         version: Annotated[int | None, Form(ge=1, le=2**31 - 1)] = None) -> Response:  # fmt: skip
    """Take a step with the guide, in the version that was reviewed; publishing and withdrawing have their own pages."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        site.step(session, by, work, step, note, version)
    if request.headers.get("hx-request"):
        return _steps(request, work)
    return RedirectResponse(f"/guides/{work}", 303)


@routes.get("/{work}/history", role=Role.READER)
def told(request: Request, work: Id, before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> Response:
    """Everything that was done to the guide, newest first, with undo beside each act."""
    with database(request).reading() as session:
        row = bodies.row(session, work)
        reading = bodies.bodies(request).reading(session, row)
        lines, more = history.of_guide(session, reading.guide, row, visitor(request).person, before)
    return page(request, "history.html.j2", work=row, told=lines, more=more)


@routes.post("/{work}/undo/{event}", role=Role.REPORTER)
def undo(request: Request, work: Id, event: Id, back: Annotated[str, Form(max_length=60)] = "") -> Response:
    """Undo one act."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        done = acting.undo(session, by, work, event)
        claim = back if any(one.id == back for one in done.guide.claims) else ""
        what = done.event.what
    if request.headers.get("hx-request"):
        from glossator.desk.web.guide.claims import opened

        headers = {"HX-Trigger": f'{{"glossator:did": {_quoted(what)}}}'}
        return opened(request, work, claim, headers) if claim else Response(headers=headers)
    return RedirectResponse(f"/guides/{work}/claims/{claim}" if claim else f"/guides/{work}/history", 303)


def open_steps(session: Session, row: Row, person: Person) -> list[states.Step]:
    """The steps that somebody can take with the guide now."""
    # A row that is never stored, so that the guide's document need not be read.
    return states.open_to(session, Work(id=row.id, state=row.state, writer_id=row.writer_id), person)


def why(session: Session, row: Row) -> Event | None:
    """The step, with its note, that sent the guide back to its writer; None if it was not sent back."""
    if row.state not in ("back", "draft"):
        return None
    taken = select(Event).where(Event.work_id == row.id, Event.part == "state").order_by(Event.id.desc()).limit(1)
    found = session.scalar(taken)
    return found if found and found.after and found.after.get("note") else None


def _steps(request: Request, work: int) -> Response:
    with database(request).reading() as session:
        row = bodies.row(session, work)
        made, said = open_steps(session, row, visitor(request).person), why(session, row)
    return page(request, "_steps.html.j2", work=row, steps=made, said=said)


def _body(request: Request, session: Session, work: int) -> Body:
    may = visitor(request).role.may(Role.REPORTER)
    return bodies.bodies(request).body(session, bodies.row(session, work), may)


def _tag(body: Body, steps: list[states.Step], csrf: str, person: Person) -> str:
    """An ETag that changes with everything the page shows; of the token only a hash, so that it reveals nothing."""
    shown: list[Any] = [[one.stamp for one in body.blocks.values()], body.row.seen, [one.step for one in steps],
                        csrf, person.id, person.name, person.role]  # fmt: skip
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:24]


def _quoted(text: str) -> str:
    import json

    return json.dumps(text)  # plain ASCII, as headers must be
