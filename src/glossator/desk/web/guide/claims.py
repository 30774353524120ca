"""One claim of a guide, opened: everything that can be decided on it, and the search for more evidence."""

from typing import Annotated, Any

from fastapi import Form, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from glossator.desk.acts import history
from glossator.desk.database.tables import Person
from glossator.desk.people.roles import Role
from glossator.desk.queue import asking, handing
from glossator.desk.web.guide import bodies
from glossator.desk.web.guide.bodies import Held
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.shelf.on_file import record_of
from glossator.desk.web.visitor import database, visitor
from glossator.desk.work import guides as kept
from glossator.desk.work import searching
from glossator.evidence.model import Stance, Verdict
from glossator.guide import plain_words as said
from glossator.statement.model import Kind

routes = Routes(prefix="/guides", include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Claim = Annotated[str, Path(max_length=200)]
Text = Annotated[str, Form(max_length=8_000)]


@routes.get("/{work}/add", role=Role.REPORTER)
def ask_claim(request: Request, work: Id, words: Annotated[str, Query(max_length=2_000)] = "") -> Response:
    """The form for a claim that the program missed."""
    with database(request).reading() as session:
        row = bodies.row(session, work)
        guide = bodies.bodies(request).reading(session, row).guide
    return page(request, "add.html.j2", work=row, guide=guide, words=words, kinds=list(Kind),
                full=not request.headers.get("hx-request"))  # fmt: skip


@routes.get("/{work}/claims/{claim}", role=Role.READER)
def show(request: Request, work: Id, claim: Claim) -> Response:
    """The claim, opened; as a part of the guide's page, or as a page of its own."""
    return opened(request, work, claim)


@routes.get("/{work}/claims/{claim}/search", role=Role.REPORTER)
def search(request: Request, work: Id, claim: Claim, q: Annotated[str, Query(max_length=400)] = "") -> Response:
    """Passages of the record on some words, up to the day of the guide."""
    with database(request).reading() as session:
        row = bodies.row(session, work)
        guide = bodies.bodies(request).reading(session, row).guide
    hits = searching.search(record_of(request), guide, claim, q)
    return page(request, _part(request, "hits"), work=row, claim=claim, q=q, hits=hits, day=guide.method.as_of)


@routes.get("/{work}/claims/{claim}/passage", role=Role.REPORTER)
def passage(request: Request, work: Id, claim: Claim, document: Annotated[str, Query(max_length=200)],
            start: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
            end: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0) -> Response:  # fmt: skip
    """A document's text around a passage, in which to mark the words to quote."""
    with database(request).reading() as session:
        row = bodies.row(session, work)
        guide = bodies.bodies(request).reading(session, row).guide
    found = searching.around(record_of(request), guide, claim, document, start, end)
    return page(request, _part(request, "passage"), work=row, claim=claim, found=found, sides=sides())


@routes.post("/{work}/claims/{claim}/ready", role=Role.REPORTER)
def ready(request: Request, work: Id, claim: Claim, ready: Annotated[bool, Form()]) -> Response:
    """Mark the claim as ready for review, or not."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        done = handing.mark(session, by, work, claim, ready)
        what = done.what if done else ""
    return _then(request, work, claim, what)


@routes.post("/{work}/claims/{claim}/assign", role=Role.REPORTER)
def assign(request: Request, work: Id, claim: Claim, to: Annotated[str, Form(max_length=10)] = "") -> Response:
    """Assign the claim to somebody, or to nobody."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        done = handing.assign(session, by, work, claim, _person(to))
        what = done.what if done else ""
    return _then(request, work, claim, what)


@routes.post("/{work}/claims/{claim}/questions", role=Role.REPORTER)
def ask(request: Request, work: Id, claim: Claim, text: Text, to: Annotated[str, Form(max_length=10)] = "") -> Response:
    """Ask a colleague."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        what = asking.ask(session, by, work, claim, text, _person(to)).what
    return _then(request, work, claim, what)


@routes.post("/{work}/claims/{claim}/questions/{question}", role=Role.REPORTER)
def answer(request: Request, work: Id, claim: Claim, question: Id, text: Text) -> Response:
    """Answer a question."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        what = asking.answer(session, by, work, question, text).what
    return _then(request, work, claim, what)


def opened(request: Request, work: int, claim: str, headers: dict[str, str] | None = None) -> Response:
    """The claim as it is now, with everything the viewer can do."""
    who = visitor(request)
    with database(request).reading() as session:
        row = bodies.row(session, work)
        made = bodies.bodies(request)
        body = made.body(session, row, who.role.may(Role.REPORTER))
        card = body.reading.cards.get(claim)
        if card is None:
            raise kept.NoSuchWorkError(f"no claim {claim[:60]!r} in guide {work}: it may have been dropped or cut anew")
        values: dict[str, Any] = {
            "work": row, "card": card, "held": body.held.get(claim, Held()), "stamp": body.blocks[claim].stamp,
            "may": who.role.may(Role.REPORTER) and not row.closed, "editor": who.role.may(Role.EDITOR),
            "thread": asking.thread(session, work, claim), "colleagues": handing.colleagues(session),
            "told": history.of_claim(session, body.reading.guide, work, row.state, claim, who.person),
            "others": [one for one in body.reading.guide.claims if one.id != claim],
            "verdicts": [(one, said.verdict(one).word) for one in Verdict], "sides": sides(),
            "guide": body.reading.guide, "full": not request.headers.get("hx-request"),
        }  # fmt: skip
    template = "claim.html.j2" if values["full"] else "_claim.html.j2"
    return page(request, template, headers=headers, **values)


def sides() -> list[tuple[Stance, str]]:
    """The sides on which a quote can be, in words."""
    return [(one, said.stance(one).short) for one in Stance]


def _then(request: Request, work: int, claim: str, what: str) -> Response:
    if not request.headers.get("hx-request"):
        return RedirectResponse(f"/guides/{work}/claims/{claim}", 303)
    return opened(request, work, claim, {"HX-Trigger": f'{{"glossator:did": "{what}"}}'} if what else None)


def _person(to: str) -> int | None:
    return int(to) if to.isdecimal() else None


def _part(request: Request, name: str) -> str:
    """A part of a page if one was requested, else a whole page around it."""
    return f"_{name}.html.j2" if request.headers.get("hx-request") else f"{name}.html.j2"
