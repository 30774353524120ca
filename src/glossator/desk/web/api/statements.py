"""The JSON API for statements and the jobs that annotate them."""

from datetime import date
from typing import Annotated, Literal

from fastapi import File, Form, HTTPException, Path, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from glossator.desk.jobs import again, filed, intake
from glossator.desk.jobs import running as jobs
from glossator.desk.people.roles import Role
from glossator.desk.web.api.answers import refusals
from glossator.desk.web.intake.progress import Progress, progress
from glossator.desk.web.intake.statements import given_head, head_of, me, taken
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.statement import Statement

routes = Routes(prefix="/api", tags=["statements"])
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Typed = Annotated[str, Form(max_length=2_000)]
BOUND = 1_000_000  # characters of a text in JSON


class Bringing(BaseModel):
    """A statement: its text, or its URL, and what is stated about it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=BOUND)] = ""
    at: Annotated[str, Field(max_length=2_000)] = ""
    head: intake.Introduced = intake.Introduced()


class Read(BaseModel):
    """A statement as read; the record was not asked yet. Begin with `job`."""

    job: int
    as_of: date
    statement: Statement


class Begun(BaseModel):
    """A job waiting for the worker."""

    job: int
    state: str


class Again(BaseModel):
    """The day as of which the record is read; without one, all of it."""

    model_config = ConfigDict(extra="forbid")

    as_of: date | None = None


class Taken(BaseModel):
    """The guide after the decision."""

    work: int
    version: int


class Decision(BaseModel):
    """Whether the new guide is accepted, and the version of the current one it was compared with."""

    model_config = ConfigDict(extra="forbid")

    decision: Literal["take", "leave"]
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]


@routes.post("/statements", role=Role.REPORTER, status_code=201, responses=refusals())
def bring(request: Request, given: Bringing) -> Read:
    """Submit a statement as text or by its URL, and see how it is read."""
    body, name, found_at = taken(given.text, given.at, None)
    head = given.head if given.head.address or not found_at else given.head.model_copy(update={"address": found_at})
    return _brought(request, body, intake.Brought(name=name, head=head))


@routes.post("/statements/file", role=Role.REPORTER, status_code=201, responses=refusals())
def bring_file(request: Request, file: Annotated[UploadFile, File()], speaker: Typed = "", date: Typed = "",
               title: Typed = "", medium: Typed = "", address: Typed = "", as_of: Typed = "") -> Read:  # fmt: skip
    """Submit a statement as a file in any supported format."""
    body, name, _ = taken("", "", file)
    head = head_of(given_head(speaker, date, title, medium, address, as_of))
    return _brought(request, body, intake.Brought(name=name, head=head))


@routes.post("/statements/{job}/begin", role=Role.REPORTER, status_code=202, responses=refusals(404))
def begin(request: Request, job: Id) -> Begun:
    """Have a statement annotated."""
    filed.needed(request.app.state.settings)
    with database(request).writing() as session:
        found = jobs.find(session, job, "annotate", changing=True)
        _, brought = intake.brought(session, found)
        intake.begin(session, me(request, session), found, brought.head.title or brought.name)
        return Begun(job=job, state=found.state)


@routes.get("/jobs/{job}", role=Role.READER, responses=refusals(404))
def look(request: Request, job: Id) -> Progress:
    """The progress of a job, with its claims and findings so far."""
    with database(request).reading() as session:
        return progress(session, jobs.find(session, job))


@routes.post("/jobs/{job}/stop", role=Role.REPORTER, responses=refusals(404))
def stop(request: Request, job: Id) -> Begun:
    """Stop a job: at once if it is waiting, else at its next step."""
    with database(request).writing() as session:
        found = jobs.find(session, job, changing=True)
        if found.kind in jobs.OF_EDITORS and not visitor(request).role.may(Role.EDITOR):
            raise HTTPException(403, f"this needs the role of {Role.EDITOR}")
        jobs.stop(session, me(request, session), found)
        return Begun(job=job, state=found.state)


@routes.post("/guides/{work}/again", role=Role.REPORTER, status_code=202, responses=refusals(404))
def annotate_again(request: Request, work: Id, given: Again) -> Begun:
    """Annotate a guide again on the present record; nothing changes until the result is accepted."""
    with database(request).writing() as session:
        job = again.ask(session, me(request, session), work, given.as_of)
        return Begun(job=job.id, state=job.state)


@routes.post("/guides/{work}/again/{job}", role=Role.REPORTER, responses=refusals(404, 409))
def decide(request: Request, work: Id, job: Id, given: Decision) -> Taken:
    """Accept the new guide, with everything people did, or keep the current one."""
    with database(request).writing() as session:
        found = again.find(session, work, job, changing=True)
        if given.decision == "take":
            again.take(session, me(request, session), found, given.version)
        else:
            again.leave(session, found)
        return Taken(work=work, version=again.version(session, work))


def _brought(request: Request, body: bytes, brought: intake.Brought) -> Read:
    statement = intake.read(body, brought)
    with database(request).writing() as session:
        job = intake.bring(session, me(request, session), body, brought).id
    return Read(job=job, as_of=intake.as_of(brought, statement), statement=statement)
