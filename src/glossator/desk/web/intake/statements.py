"""From a statement to a guide: submitted, reviewed as it was read, and annotated with live progress."""

from datetime import date
from typing import Annotated, Any

from fastapi import File, Form, Path, Request, UploadFile
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from glossator.days import day_in
from glossator.desk.database.tables import Person
from glossator.desk.jobs import fetching, filed, intake
from glossator.desk.jobs import running as jobs
from glossator.desk.people.roles import Role
from glossator.desk.web.intake.progress import progress
from glossator.desk.web.live import watching
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.errors import InputError
from glossator.statement import Statement

routes = Routes(include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Text = Annotated[str, Form(max_length=1_000_000)]
Field = Annotated[str, Form(max_length=2_000)]
SHOWN = 40_000  # characters of a statement on the page
FIELDS = ("speaker", "date", "title", "medium", "address", "as_of")


def given_head(speaker: Field = "", date: Field = "", title: Field = "", medium: Field = "", address: Field = "",
               as_of: Field = "") -> dict[str, str]:  # fmt: skip
    """What a form says about a statement, as typed."""
    return dict(zip(FIELDS, (speaker, date, title, medium, address, as_of), strict=True))


@routes.get("/new", role=Role.REPORTER)
def show(request: Request) -> Response:
    """The form for submitting a statement."""
    return _form(request, {})


@routes.post("/new", role=Role.REPORTER)
def bring(request: Request, text: Text = "", at: Field = "", file: Annotated[UploadFile | None, File()] = None,
          speaker: Field = "", date: Field = "", title: Field = "", medium: Field = "", address: Field = "",
          as_of: Field = "") -> Response:  # fmt: skip
    """Read the submitted statement, and go on to review it."""
    typed = given_head(speaker, date, title, medium, address, as_of)
    try:
        body, name, found_at = taken(text, at, file)
        head = head_of(typed | ({"address": found_at} if found_at and not address.strip() else {}))
        brought = intake.Brought(name=name, head=head)
        intake.read(body, brought)
        with database(request).writing() as session:
            job = intake.bring(session, me(request, session), body, brought).id
    except InputError as problem:
        return _form(request, {"text": text, "at": at, **typed}, str(problem))
    return RedirectResponse(f"/new/{job}", 303)


@routes.get("/new/{job}", role=Role.REPORTER)
def look(request: Request, job: Id) -> Response:
    """The statement as it was read, before any work begins."""
    with database(request).reading() as session:
        found = jobs.find(session, job, "annotate")
        if found.state != "read":
            return RedirectResponse(f"/guides/new/{job}", 303)
        body, brought = intake.brought(session, found)
    return _preview(request, job, body, brought)


@routes.post("/new/{job}", role=Role.REPORTER)
def change(request: Request, job: Id, speaker: Field = "", date: Field = "", title: Field = "", medium: Field = "",
           address: Field = "", as_of: Field = "", begin: Annotated[bool, Form()] = False) -> Response:  # fmt: skip
    """Change what is stated about the statement; with `begin`, start the annotation."""
    typed = given_head(speaker, date, title, medium, address, as_of)
    with database(request).reading() as session:
        body, brought = intake.brought(session, jobs.find(session, job, "annotate"))
    try:
        brought = brought.model_copy(update={"head": head_of(typed)})
        statement = intake.read(body, brought)
        if begin:
            filed.needed(request.app.state.settings)
        with database(request).writing() as session:
            found = jobs.find(session, job, "annotate", changing=True)
            intake.change(found, brought.head)
            if begin:
                intake.begin(session, me(request, session), found, statement.title or brought.name)
    except InputError as problem:
        return _preview(request, job, body, brought, typed, str(problem))
    return RedirectResponse(f"/guides/new/{job}" if begin else f"/new/{job}", 303)


@routes.get("/guides/new/{job}", role=Role.READER)
def watch(request: Request, job: Id) -> Response:
    """The guide as it is made: claims at once, each finding as it comes."""
    with database(request).reading() as session:
        found = jobs.find(session, job, "annotate")
        title = intake.Brought.model_validate(found.asked).head.title if "head" in found.asked else ""
        now_ = progress(session, found)
    if now_.goes_on:
        return RedirectResponse(now_.goes_on, 303)
    return page(request, "progress.html.j2", now=now_, title=title)


@routes.get("/guides/new/{job}/news", role=Role.READER)
async def news(request: Request, job: Id) -> StreamingResponse:
    """Server-sent events: the claims, each finding, progress, and the end."""

    def there() -> None:
        with database(request).reading() as session:
            jobs.find(session, job, "annotate")

    await run_in_threadpool(there)
    return StreamingResponse(watching.job(request, job), media_type="text/event-stream")


@routes.post("/guides/new/{job}/stop", role=Role.REPORTER)
def stop(request: Request, job: Id) -> Response:
    """Stop the job: at once if it is waiting, else at its next step."""
    with database(request).writing() as session:
        jobs.stop(session, me(request, session), jobs.find(session, job, "annotate", changing=True))
    return RedirectResponse(f"/guides/new/{job}", 303)


def taken(text: str, at: str, file: UploadFile | None) -> tuple[bytes, str, str]:
    """The submitted bytes, their name, and the URL they were fetched from; exactly one source must be given."""
    ways = [bool(text.strip()), bool(at.strip()), bool(file and file.filename)]
    if sum(ways) != 1:
        raise InputError("paste a text, choose a file, or give an address" + (": one of them" if any(ways) else ""))
    if text.strip():
        return text.encode("utf-8", "replace"), intake.PASTED, ""
    if at.strip():
        return fetching.fetched(at.strip())
    return _uploaded(file) if file else (b"", "", "")


def _uploaded(file: UploadFile) -> tuple[bytes, str, str]:
    name = (file.filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    return file.file.read(intake.LARGEST + 1), name[-200:], ""


def head_of(typed: dict[str, str]) -> intake.Introduced:
    """What was typed about a statement. Raises InputError, naming the invalid field."""
    days = {name: day_in(typed[name], name.replace("_", " ")) for name in ("date", "as_of")}
    for name in FIELDS:
        if name not in days and len(typed[name]) > (2_000 if name == "address" else 300):
            raise InputError(f"{name}: too long")
        if "\x00" in typed[name]:
            raise InputError(f"{name}: contains invalid characters")
    return intake.Introduced.model_validate({**typed, **days})


def _form(request: Request, typed: dict[str, str], fault: str = "") -> Response:
    values = dict.fromkeys(("text", "at", *FIELDS), "") | typed
    return page(request, "new.html.j2", 422 if fault else 200, typed=values, fault=fault,
                missing=filed.missing(request.app.state.settings), as_of=None,
                largest=intake.LARGEST // 2**20)  # fmt: skip


def _preview(request: Request, job: int, body: bytes, brought: intake.Brought, typed: dict[str, str] | None = None,
             fault: str = "") -> Response:  # fmt: skip
    try:
        statement = intake.read(body, brought)
    except InputError as problem:
        raise InputError(f"{problem}; bring it again") from problem
    as_of = intake.as_of(brought, statement)
    values = typed or _read_of(statement, brought.head.as_of)
    return page(request, "as_read.html.j2", 422 if fault else 200, job=job, name=brought.name, statement=statement,
                parts=shown(statement), typed=values, fault=fault, as_of=as_of,
                missing=filed.missing(request.app.state.settings))  # fmt: skip


def shown(statement: Statement) -> list[dict[str, Any]]:
    """The first utterances of a statement, as many as fit a page, each with speaker and time."""
    made, left = [], SHOWN
    for one in statement.utterances:
        if left <= 0:
            break
        text = one.span.of(statement.text)[:left]
        left -= len(text)
        speaker = one.speaker if one.speaker != statement.speaker else ""
        made.append({"text": text, "speaker": speaker or "", "time": one.time, "seconds": one.seconds})
    return made


def _read_of(statement: Statement, as_of: date | None) -> dict[str, str]:
    held = {"speaker": statement.speaker, "date": statement.date, "title": statement.title,
            "medium": statement.medium, "address": statement.address, "as_of": as_of}  # fmt: skip
    return {name: str(value or "") for name, value in held.items()}


def me(request: Request, session: Session) -> Person:
    """The visitor, loaded in this session."""
    return session.get_one(Person, visitor(request).person.id)
