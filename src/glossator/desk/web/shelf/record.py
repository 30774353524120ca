"""The record in the browser: its contents, searches, and each document with its passages and its origin."""

from typing import Annotated, Any

from fastapi import Form, HTTPException, Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from glossator.days import day_in
from glossator.desk.database.tables import Person
from glossator.desk.jobs import filed
from glossator.desk.people.roles import Role
from glossator.desk.shelf import additions, cluster, reading, removing, sheets
from glossator.desk.shelf.citing import Citing
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.shelf.on_file import record_of
from glossator.desk.web.visitor import database, visitor
from glossator.errors import GlossatorError, InputError, RecordError
from glossator.folding import encodable
from glossator.guide.sanitizing import host, link
from glossator.record import Document, Record
from glossator.spans import Span

routes = Routes(prefix="/record", include_in_schema=False)
Id = Annotated[str, Path(max_length=200)]
Place = Annotated[int | None, Query(ge=0, le=10**9)]


@routes.get("", role=Role.READER)
def show(request: Request, by: Annotated[str, Query(pattern="^(month|year)$")] = "month") -> Response:
    """What is on file, what was added last, and the forms to add more."""
    return shelf(request, by=by)


def shelf(request: Request, status: int = 200, *, by: str = "month", fault: str = "",
          given: dict[str, str] | None = None) -> Response:  # fmt: skip
    """The record's page; with `fault`, the forms show again what was typed."""
    with database(request).reading() as session:
        past = additions.past(session)
    held, chart = None, None
    try:
        if filed.there(request.app.state.settings):
            record = record_of(request)
            held, chart = reading.overview(record), reading.chart_of(record, "year" if by == "year" else "month")
    except RecordError as problem:
        fault = fault or str(problem)
    return page(request, "record.html.j2", status, held=held, chart=chart, by=by, past=past, fault=fault,
                given=given or {})  # fmt: skip


@routes.get("/search", role=Role.READER)
def search(request: Request, words: Annotated[str, Query(max_length=5_000)] = "", after: str = "", until: str = "",
           publisher: str = "", kind: str = "", dated: str = "all", number: Annotated[str, Query(alias="page")] = "1",
           ) -> Response:  # fmt: skip
    """Search results, with filters; the form keeps what was typed if something in it is wrong."""
    asked = {"words": words, "after": after, "until": until, "publisher": publisher, "kind": kind, "dated": dated}
    found, fault = None, ""
    publishers: Any = ()
    kinds: Any = ()
    try:
        record = record_of(request)
        publishers, kinds = reading.choices(record)
        found = reading.search(record, _wanted(asked, number))
    except GlossatorError as problem:
        fault = str(problem)
    return page(request, "search.html.j2", 422 if fault else 200, asked=asked, found=found, fault=fault,
                publishers=publishers, kinds=kinds)  # fmt: skip


def _wanted(asked: dict[str, str], number: str) -> reading.Wanted:
    days = {key: day_in(asked[key], key) for key in ("after", "until")}
    try:
        return reading.Wanted.model_validate({**asked, **days, "words": encodable(asked["words"]), "page": number})
    except ValidationError as problem:
        told = "; ".join(f"{one['loc'][0]}: {one['msg'].lower()}" for one in problem.errors())
        raise InputError(told) from None


@routes.get("/documents/{document}", role=Role.READER)
def show_document(request: Request, document: Id, number: Annotated[int, Query(alias="page", ge=1, le=10**6)] = 1,
                  start: Place = None, end: Place = None) -> Response:  # fmt: skip
    """A document; with `start` and `end`, exactly these characters of it are marked."""
    return _document(request, document, number=number, start=start, end=end)


@routes.post("/documents/{document}/remove", role=Role.EDITOR)
def remove(request: Request, document: Id, reason: Annotated[str, Form(max_length=10_000)] = "") -> Response:
    """Remove a document."""
    held = on_file(record_of(request), document)
    try:
        with database(request).writing() as session:
            by = session.get_one(Person, visitor(request).person.id)
            removing.ask(session, by, citing_of(request), held, reason)
    except GlossatorError as problem:
        return _document(request, document, fault=str(problem), reason=reason,
                         status=getattr(problem, "status", 422))  # fmt: skip
    return RedirectResponse(f"/record/documents/{held.id}", 303)


def _document(request: Request, name: str, *, number: int = 1, start: int | None = None, end: int | None = None,
              fault: str = "", reason: str = "", status: int = 200) -> Response:  # fmt: skip
    record = record_of(request)
    held = on_file(record, name)
    passages = record.passages(held.id)
    astray, mark = "", None
    if start is not None and end is not None and start < end <= len(held.text):
        mark = Span(start=start, end=end)
    elif start is not None or end is not None:
        astray = f"characters {start} to {end} are not in this document: the quote is orphaned"
    try:
        sheet = sheets.sheet(held.text, passages, number=number, mark=mark)
    except InputError as problem:
        raise HTTPException(404, str(problem)) from problem
    with database(request).reading() as session:
        cited, going = citing_of(request).guides(session, held.id), removing.under_way(session, held.id)
    return page(request, "document.html.j2", status, document=held, sheet=sheet, passages=len(passages), astray=astray,
                cluster=cluster.cluster(record, held), cited=cited, going=going, fault=fault, reason=reason,
                href=link(held.address), host=host(held.address), file=source_name(held))  # fmt: skip


def on_file(record: Record, name: str) -> Document:
    """A document by its id; answers 404 if it is not on file."""
    try:
        return record.document(encodable(name))
    except KeyError:
        raise HTTPException(404, "no such document on file; it may have been taken off") from None


def source_name(document: Document) -> str:
    """The name of the file it was read from, without its path on this machine."""
    return document.source.replace("\\", "/").rpartition("/")[2]


def citing_of(request: Request) -> Citing:
    """This process's cache of which guide quotes what."""
    state = request.app.state
    if not hasattr(state, "citing"):
        state.citing = Citing()
    held: Citing = state.citing
    return held
