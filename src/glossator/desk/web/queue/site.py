"""Publishing: published guides, the preview, sign-off steps, corrections, withdrawal, and the site itself."""

import mimetypes
from typing import Annotated, Any

from fastapi import Form, HTTPException, Path, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from glossator.desk.choices import chosen
from glossator.desk.database.tables import Person, Work
from glossator.desk.people.roles import Role
from glossator.desk.publishing import site
from glossator.desk.publishing.preview import Previews
from glossator.desk.queue import listing as queue
from glossator.desk.web.pages import page
from glossator.desk.web.routes import ANYBODY, Routes
from glossator.desk.web.visitor import LOGIN, database, find, visitor
from glossator.desk.work import guides, states
from glossator.desk.work.documents import unpack
from glossator.errors import GlossatorError, InputError

routes = Routes(include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2_147_483_647)]
Words = Annotated[str, Form(max_length=4_000)]
Version = Annotated[int | None, Form(ge=1, le=2_147_483_647)]
# A guide brings its own policy, with the hash of its style and script; around it is this one, for a page without
# an origin: whatever ran in it could read nothing of the desk.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-src 'self'; frame-ancestors {framed}; "
    "sandbox allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
)
PREVIEWS = Previews()
SHELF = ("approved", "published", "withdrawn")


@routes.get("/site", role=Role.READER)
def show(request: Request) -> Response:
    """Guides that can be published, are published, and were withdrawn."""
    with database(request).reading() as session:
        asked = select(Work).where(Work.state.in_(SHELF) | Work.published.is_not(None)).options(queue.HEAD)
        works = session.scalars(asked.options(joinedload(Work.writer)).order_by(Work.since.desc()).limit(500)).all()
        return page(request, "site.html.j2", works=works, jobs=site.under_way(session), address=site.base(session),
                    title=site.title(session), stands=_stands(request))  # fmt: skip


@routes.get("/site/jobs", role=Role.READER)
def show_jobs(request: Request) -> Response:
    """What is being published now, for an open page."""
    with database(request).reading() as session:
        return page(request, "_publishing.html.j2", jobs=site.under_way(session))


@routes.get("/site/{work}", role=Role.READER)
def show_guide(request: Request, work: Id) -> Response:
    """A guide as its readers will see it, and what can be done with it."""
    return _guide(request, work)


@routes.get("/site/{work}/page/{path:path}", role=Role.READER)
def preview(request: Request, work: Id, path: str) -> Response:
    """A page of the guide, for the preview's frame or its own window."""
    with database(request).reading() as session:
        found = guides.find(session, work)
        base, title = site.base(session), site.title(session)
    files = PREVIEWS.files(work, found.version, site.named(found, unpack(found.document)), base, title)
    content = files.get(path or "index.html")
    if content is None:
        raise HTTPException(404, "this page stands on the site only")
    return Response(content, media_type=_kind(path or "index.html"), headers=_headers("'self'"))


@routes.post("/site/write", role=Role.EDITOR)
def write_again(request: Request) -> Response:
    """Rewrite the whole site, under the title and URL that were chosen."""
    with database(request).writing() as session:
        site.write_again(session, session.get_one(Person, visitor(request).person.id))
    return RedirectResponse("/site", 303)


@routes.post("/site/{work}/publish", role=Role.EDITOR)
def publish(request: Request, work: Id, correction: Words = "", claim: Annotated[str, Form(max_length=200)] = "",
            nothing_changed: Annotated[bool, Form()] = False, version: Version = None) -> Response:  # fmt: skip
    """Queue the publication of the guide, as it was reviewed."""
    try:
        with database(request).writing() as session:
            by = session.get_one(Person, visitor(request).person.id)
            site.publish(session, by, work, correction=correction, claim=claim, nothing_changed=nothing_changed,
                         version=version)  # fmt: skip
    except (InputError, states.ChangedError) as problem:
        return _guide(request, work, fault=str(problem), correction=correction, status=_status(problem))
    return RedirectResponse(f"/site/{work}", 303)


@routes.post("/site/{work}/withdraw", role=Role.EDITOR)
def withdraw(request: Request, work: Id, note: Words = "") -> Response:
    """Withdraw the guide: its page stays and says why."""
    try:
        with database(request).writing() as session:
            site.withdraw(session, session.get_one(Person, visitor(request).person.id), work, note)
    except InputError as problem:
        return _guide(request, work, fault=str(problem), note=note, status=_status(problem))
    return RedirectResponse(f"/site/{work}", 303)


@routes.post("/site/{work}/step", role=Role.REPORTER)
def step(request: Request, work: Id, step: Annotated[str, Form(max_length=40)], note: Words = "",
         version: Version = None) -> Response:  # fmt: skip
    """Hand in, approve, send back or open again."""
    try:
        with database(request).writing() as session:
            by = session.get_one(Person, visitor(request).person.id)
            site.step(session, by, work, step, note, version)
    except (InputError, states.ChangedError) as problem:
        return _guide(request, work, fault=str(problem), note=note, status=_status(problem))
    return RedirectResponse(f"/site/{work}", 303)


@routes.get("/published", role=ANYBODY)
@routes.get("/published/{path:path}", role=ANYBODY)
def published(request: Request, path: str = "") -> Response:
    """The site as published: for people with a login, or for everybody if the newsroom chose so."""
    with database(request).reading() as session:
        is_open = chosen(session, "site_open") == "yes"
    if not is_open and find(request) is None:
        return RedirectResponse(LOGIN, 303)
    if request.url.path == "/published":
        return RedirectResponse("/published/", 303)
    folder = request.app.state.settings.site_folder
    found = site.file_of(folder, path)
    if found is None:
        missing = site.file_of(folder, "404.html")
        if missing is None:
            raise HTTPException(404, "nothing is published yet" if not path else "there is no such page on the site")
        return HTMLResponse(missing.read_text("utf-8"), 404, _headers("'self'"))
    if found.name == "index.html" and path and not path.endswith(("/", "index.html")):
        return RedirectResponse(request.url.path + "/", 303)
    framed = "*" if found.name == "embed.html" else "'self'"
    return FileResponse(found, media_type=_kind(found.name), headers=_headers(framed))


def _guide(request: Request, work: int, *, fault: str = "", status: int = 200, **typed: str) -> Response:
    with database(request).reading() as session:
        found = guides.find(session, work)
        guide = unpack(found.document)
        me = session.get_one(Person, visitor(request).person.id)
        values: dict[str, Any] = {
            "work": found, "guide": guide, "writer": found.writer, "checker": found.checker,
            "standing": site.before_publishing(session, found, guide),
            "steps": states.open_to(session, found, me), "history": site.history(session, work),
            "jobs": site.under_way(session, work), "address": site.base(session),
            "stands": _stands(request, found), "fault": fault, "typed": typed,
        }  # fmt: skip
        return page(request, "site_guide.html.j2", status, **values)


def _status(problem: GlossatorError) -> int:
    return getattr(problem, "status", 422)


def _stands(request: Request, work: Work | None = None) -> bool:
    path = f"guides/{work.slug}/index.html" if work else "index.html"
    return bool((not work or work.slug) and site.file_of(request.app.state.settings.site_folder, path))


def _headers(framed: str) -> dict[str, str]:
    return {"content-security-policy": POLICY.format(framed=framed)}


def _kind(name: str) -> str:
    known = {".jsonld": "application/ld+json", ".md": "text/markdown", ".atom": "application/atom+xml"}
    ending = name[name.rfind(".") :] if "." in name else ""
    return known.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
