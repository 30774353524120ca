"""The queue: the desk at a glance, guides and claims with filters, and work assigned from the list."""

import re
from collections.abc import AsyncIterator
from functools import partial
from time import monotonic
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Form, HTTPException, Path, Query, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Item, Person
from glossator.desk.people.roles import Role
from glossator.desk.queue import handing, repeats
from glossator.desk.queue import listing as queue
from glossator.desk.web.live.watching import LISTENS
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.desk.work import guides

routes = Routes(include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2_147_483_647)]
Filters = Annotated[queue.Filters, Query()]
Who = Annotated[int, Form(ge=0, le=2_147_483_647)]
Other = Annotated[int, Form(ge=1, le=2_147_483_647)]
Back = Annotated[str, Form(max_length=2_000)]


@routes.get("/", role=Role.READER)
def show(request: Request, asked: Filters) -> Response:
    """The guides, the viewer's open work, and the desk at a glance."""
    with database(request).reading() as session:
        me = visitor(request).person
        listed = queue.guides(session, me, asked)
        return _page(request, session, asked, "guides", listed, questions=queue.questions(session, me))


@routes.get("/claims", role=Role.READER)
def show_claims(request: Request, asked: Filters) -> Response:
    """The claims of all guides, those of one meaning together."""
    with database(request).reading() as session:
        return _page(request, session, asked, "claims", queue.claims(session, visitor(request).person, asked))


@routes.get("/queue/glance", role=Role.READER)
def show_glance(request: Request) -> Response:
    """The counts at the head of the queue, for an open page."""
    with database(request).reading() as session:
        return page(request, "_glance.html.j2", glance=queue.glance(session, visitor(request).person))


@routes.get("/queue/news", role=Role.READER)
async def news(request: Request) -> Response:
    """Server-sent events: `queue`, with the author, whenever something changed on the desk."""
    return StreamingResponse(_renamed(request.app.state.news.stream(None)), media_type="text/event-stream")


@routes.post("/queue/claims/{item}/assign", role=Role.REPORTER)
def assign(request: Request, item: Id, who: Who = 0, back: Back = "") -> Response:
    """Assign a claim to somebody; 0 is nobody."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        found = handing.find(session, item)
        handing.assign(session, by, found.work_id, found.claim, who or None)
    return _claim(request, item, back)


@routes.post("/queue/claims/{item}/part", role=Role.REPORTER)
def part(request: Request, item: Id, to: Other, back: Back = "") -> Response:
    """Separate this claim from `to` and those it was joined to."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        parted = handing.find(session, item)
        repeats.part(session, by, parted)
    return _claim(request, to, back, parted)


@routes.post("/queue/claims/{item}/join", role=Role.REPORTER)
def join(request: Request, item: Id, to: Other, back: Back = "") -> Response:
    """Join this claim with another that says the same."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        repeats.join(session, by, handing.find(session, item), handing.find(session, to))
    return _claim(request, to, back)


@routes.post("/queue/guides/{work}/checker", role=Role.REPORTER)
def give_to_check(request: Request, work: Id, who: Who = 0, back: Back = "") -> Response:
    """Name who checks a guide."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        handing.give_to_check(session, by, guides.find(session, work, changing=True), who)
    return RedirectResponse(_own(back), 303)


def _page(request: Request, session: Session, asked: queue.Filters, show: str, listed: queue.Page[Any],
          **more: Any) -> Response:  # fmt: skip
    me = visitor(request).person
    values: dict[str, Any] = {"asked": asked, "show": show, "listed": listed, "link": partial(link, show, asked),
              "glance": queue.glance(session, me), "offered": queue.offered(session),
              "people": handing.colleagues(session), "back": link(show, asked, page=asked.page)} | more  # fmt: skip
    return page(request, "queue.html.j2", **values)


def link(listing: str, asked: queue.Filters, **new: Any) -> str:
    """The URL of the queue with other filters; back on the first page unless it names one."""
    held = asked.model_dump(exclude_defaults=True) | {"page": 1} | new
    show = held.pop("show", listing)
    kept = {name: "true" if value is True else value for name, value in held.items()
            if value and (name, value) not in (("page", 1), ("order", "worth"))}  # fmt: skip
    return {"claims": "/claims", "sheets": "/sheets"}.get(show, "/") + ("?" + urlencode(kept) if kept else "")


def _claim(request: Request, item: int, back: str, parted: Item | None = None) -> Response:
    """The row of a claim if a page requested it, else the queue again."""
    if not request.headers.get("hx-request"):
        return RedirectResponse(_own(back), 303)
    with database(request).reading() as session:
        row = queue.shown(session, visitor(request).person, item)
        if row is None:
            raise HTTPException(404, f"no claim {item} on this desk")
        return page(request, "_claim_row.html.j2", row=row, parted=parted, people=handing.colleagues(session),
                    back=_own(back))  # fmt: skip


def _own(back: str) -> str:
    """Where a form leads back to: a URL of the queue, whatever was sent."""
    return back if re.fullmatch(r"/(claims)?(\?[\w%&=.+~-]*)?", back, re.ASCII) else "/"


async def _renamed(stream: AsyncIterator[str]) -> AsyncIterator[str]:
    ends = monotonic() + LISTENS
    async for told in stream:
        yield re.sub(r"\Aevent: .*\n", "event: queue\n", told)
        if monotonic() > ends:  # the listener has to authenticate again
            return
