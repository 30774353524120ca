"""Documents added from the browser: files, URLs, a feed; the progress of each addition, and its refusals."""

from typing import Annotated

from fastapi import Form, HTTPException, Path, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from glossator.desk.database.tables import Job, Person
from glossator.desk.people.roles import Role
from glossator.desk.shelf import adding, additions
from glossator.desk.shelf.adding import Wanted
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.shelf.receiving import about_of, received
from glossator.desk.web.shelf.record import shelf
from glossator.desk.web.visitor import database, visitor
from glossator.errors import InputError

routes = Routes(prefix="/record", include_in_schema=False)
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@routes.post("/add/files", role=Role.REPORTER)
async def add_files(request: Request) -> Response:
    """Add uploaded files."""
    try:
        found = await received(request, request.app.state.settings)
        job = await run_in_threadpool(asked, request, found.wanted)
    except InputError as problem:
        return await run_in_threadpool(shelf, request, 422, fault=str(problem))
    return RedirectResponse(f"/record/additions/{job}", 303)


@routes.post("/add/addresses", role=Role.REPORTER)
def add_addresses(request: Request, addresses: Annotated[str, Form(max_length=200_000)] = "",
                  feed: Annotated[bool, Form()] = False, publisher: Annotated[str, Form(max_length=300)] = "",
                  kind: Annotated[str, Form(max_length=60)] = "") -> Response:  # fmt: skip
    """Add pages by their URLs, or those of a feed."""
    try:
        about = about_of({"publisher": publisher, "kind": kind})
        with database(request).writing() as session:
            by = session.get_one(Person, visitor(request).person.id)
            job = adding.ask_addresses(session, by, addresses.splitlines(), about, feed=feed).id
    except InputError as problem:
        return shelf(request, 422, fault=str(problem), given={"addresses": addresses})
    return RedirectResponse(f"/record/additions/{job}", 303)


@routes.get("/additions/{addition}", role=Role.READER)
def show(request: Request, addition: Number) -> Response:
    """The progress or the result of an addition; htmx requests the changing part alone."""
    with database(request).reading() as session:
        found = additions.one(session, addition)
    if found is None:
        raise HTTPException(404, "no such addition")
    part = bool(request.headers.get("hx-request"))
    return page(request, "_addition.html.j2" if part else "addition.html.j2", one=found)


@routes.post("/additions/{addition}/again", role=Role.REPORTER)
def again(request: Request, addition: Number) -> Response:
    """Repeat a failed addition."""
    return RedirectResponse(f"/record/additions/{asked_again(request, addition)}", 303)


def asked(request: Request, wanted: Wanted) -> int:
    """Queue an addition; return the number of its job."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        return adding.ask(session, by, wanted).id


def asked_again(request: Request, addition: int) -> int:
    """Queue a failed addition once more; return the number of its new job. Raises HTTPException (404)."""
    with database(request).writing() as session:
        by, failed = session.get_one(Person, visitor(request).person.id), session.get(Job, addition)
        if failed is None or failed.kind != "add":
            raise HTTPException(404, "no such addition")
        return adding.ask_again(session, by, failed).id
