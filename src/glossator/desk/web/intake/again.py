"""A guide annotated again: requested, compared with the current one, and accepted or declined."""

from typing import Annotated

from fastapi import Form, Path, Request
from fastapi.responses import RedirectResponse, Response

from glossator.days import day_in
from glossator.desk.jobs import again, filed
from glossator.desk.people.roles import Role
from glossator.desk.web.intake.statements import me
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.guide.refresh import compare

routes = Routes(prefix="/guides", include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


@routes.get("/{work}/again", role=Role.REPORTER)
def form(request: Request, work: Id) -> Response:
    """The form for annotating a guide again as of a day."""
    return _form(request, work)


@routes.post("/{work}/again", role=Role.REPORTER)
def ask(request: Request, work: Id, as_of: Annotated[str, Form(max_length=20)] = "") -> Response:
    """Annotate the guide again; nothing changes until the result is accepted."""
    try:
        until = day_in(as_of, "as of")
        filed.needed(request.app.state.settings)
        with database(request).writing() as session:
            job = again.ask(session, me(request, session), work, until).id
    except guides.NoSuchWorkError:
        raise
    except InputError as problem:
        return _form(request, work, as_of, str(problem))
    return RedirectResponse(f"/guides/new/{job}", 303)


@routes.get("/{work}/again/{job}", role=Role.REPORTER)
def look(request: Request, work: Id, job: Id) -> Response:
    """What would change in the guide."""
    return _look(request, work, job)


@routes.post("/{work}/again/{job}", role=Role.REPORTER)
def decide(request: Request, work: Id, job: Id, version: Annotated[int, Form(ge=1, le=2**31 - 1)],
           decision: Annotated[str, Form(pattern="^(take|leave)$")]) -> Response:  # fmt: skip
    """Accept the new guide, with everything people did, or keep the current one."""
    try:
        with database(request).writing() as session:
            found = again.find(session, work, job, changing=True)
            if decision == "take":
                again.take(session, me(request, session), found, version)
            else:
                again.leave(session, found)
    except again.ChangedError as problem:
        return _look(request, work, job, str(problem), 409)
    return RedirectResponse(f"/guides/{work}", 303)


def _form(request: Request, work: int, typed: str = "", fault: str = "") -> Response:
    with database(request).reading() as session:
        found = guides.find(session, work)
    return page(request, "again.html.j2", 422 if fault else 200, work=found, typed=typed, fault=fault)


def _look(request: Request, work: int, job: int, fault: str = "", status: int = 200) -> Response:
    with database(request).reading() as session:
        stands = guides.find(session, work)
        later = again.made(session, again.find(session, work, job))
    before = unpack(stands.document)
    words = {claim.id: claim.standalone for claim in before.claims}
    return page(request, "changes.html.j2", status, work=stands, job=job, found=compare(before, later), words=words,
                later=later, fault=fault)  # fmt: skip
