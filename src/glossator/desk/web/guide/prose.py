"""The editor for a guide's prose and head; and a preview of what was typed."""

from typing import Annotated

from fastapi import Form, Path, Query, Request
from fastapi.responses import Response

from glossator.desk.acts import told
from glossator.desk.people.roles import Role
from glossator.desk.web.guide import bodies
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.desk.work.reading import Place, Told, numbered
from glossator.errors import InputError
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.guide.prose.retold import LEDE, TOPIC
from glossator.guide.reviewing import own_prose
from glossator.guide.reviewing.choosing import shown

routes = Routes(prefix="/guides", include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
HEAD = (("title", "Title", False, "text"), ("deck", "Deck", True, "text"), ("byline", "Byline", False, "text"),
        ("filed_under", "Filed under, separated by commas", False, "text"),
        ("address", "Address of the guide’s own page", False, "url"),
        ("statement_address", "Address of the statement", False, "url"))  # fmt: skip
SHORT = 110  # characters of a quote in the list of what can be cited


@routes.get("/{work}/head", role=Role.REPORTER)
def head(request: Request, work: Id) -> Response:
    """The fields at the head of the guide, each saved separately."""
    return _head(request, work)


@routes.get("/{work}/prose", role=Role.REPORTER)
def prose(request: Request, work: Id, place: Annotated[str, Query(max_length=400)]) -> Response:
    """The editor for the prose in one place, 'lede' or 'topic:TITLE'; that of a claim is in its card."""
    return _prose(request, work, place)


@routes.post("/{work}/preview", role=Role.REPORTER)
def preview(request: Request, work: Id, part: Annotated[str, Form(max_length=400)],
            text: Annotated[str, Form(max_length=20_000)] = "") -> Response:  # fmt: skip
    """The typed prose as readers would see it, or what is wrong with it; nothing is saved."""
    with database(request).reading() as session:
        guide = bodies.bodies(request).reading(session, bodies.row(session, work)).guide
    paragraphs: list[list[Told]] = []
    fault = ""
    try:
        sentences = told.told(guide, part, text)
        own_prose.retell(guide, part, sentences, by="preview", at="2000-01-01T00:00:00Z")
        paragraphs = Place(part, numbered(guide, part, sentences), text, "", unfounded=False).paragraphs
    except InputError as problem:
        fault = str(problem).rstrip(".")
    template = "_preview.html.j2" if request.headers.get("hx-request") else "preview.html.j2"
    return page(request, template, fault=fault, paragraphs=paragraphs)


def closed(request: Request, work: int, part: str, headers: dict[str, str]) -> Response:
    """What a page shows after an act on something other than a claim: its block as it is now, closed."""
    with database(request).reading() as session:
        row = bodies.row(session, work)
        body = bodies.bodies(request).body(session, row, visitor(request).role.may(Role.REPORTER))
        block = body.blocks.get(_block_of(body.reading.guide, part))
    if part in ("head", "corrections"):
        return _head(request, work, headers)  # other fields may still be being edited
    if block is None:
        return Response(headers=headers)  # it is gone: the page removes it, and fetches what replaces it
    return page(request, "_raw.html.j2", headers=headers, html=block.html)


def _block_of(guide: Guide, part: str) -> str:
    """The block of the page that shows a part of the guide."""
    if part.startswith(TOPIC):
        title = part.removeprefix(TOPIC)
        return next((f"topic-{at}" for at, one in enumerate(guide.topics, start=1) if one.title == title), "")
    return part if part == LEDE else ""


def _head(request: Request, work: int, headers: dict[str, str] | None = None) -> Response:
    with database(request).reading() as session:
        row = bodies.row(session, work)
        body = bodies.bodies(request).body(session, row, may=True)
    guide = body.reading.guide
    held = {name: getattr(guide, name, "") for name, *_ in HEAD} | {"statement_address": guide.statement.address or ""}
    fields = [(name, called, ", ".join(value) if isinstance(value := held[name], list) else value, long, kind)
              for name, called, long, kind in HEAD]  # fmt: skip
    template = "_head.html.j2" if request.headers.get("hx-request") else "head.html.j2"
    return page(request, template, headers=headers, work=row, guide=guide, fields=fields,
                editor=visitor(request).role.may(Role.EDITOR), stamp=body.blocks["head"].stamp)  # fmt: skip


def _prose(request: Request, work: int, name: str) -> Response:
    with database(request).reading() as session:
        row = bodies.row(session, work)
        body = bodies.bodies(request).body(session, row, may=True)
    guide = body.reading.guide
    block = _block_of(guide, name)
    if block not in body.blocks:
        raise InputError(f"no place {name[:60]!r} for prose in this guide")
    template = "_prose.html.j2" if request.headers.get("hx-request") else "prose.html.j2"
    return page(request, template, work=row, place=body.reading.place(name), block=block,
                stamp=body.blocks[block].stamp, citable=_citable(guide, name),
                title="What the record says" if name == LEDE else name.removeprefix(TOPIC))  # fmt: skip


def _citable(guide: Guide, place: str) -> list[str]:
    """What can be cited in a place, in words, in the order of its numbers."""
    if place == LEDE:
        return [claim.standalone for claim in guide.claims]
    pieces = {piece.id: piece for claim in guide.claims for piece in shown(guide, claim.id)}
    return [_short(f"{words.publisher(pieces[one].source)}: {pieces[one].quote.exact}")
            for one in told.citable(guide, place)]  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"
