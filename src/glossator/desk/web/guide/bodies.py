"""What all readers of a guide see, rendered once per change and cached: blocks of a page, each with its stamp."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from fastapi import Request
from markupsafe import Markup
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossator.desk.acts.checking import under_way
from glossator.desk.acts.performing import CLOSED
from glossator.desk.database.tables import Event, Item, Person, Version, Work
from glossator.desk.queue import asking
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.desk.work.reading import Card, Reading

Kept = TypeVar("Kept")
KEPT = 24  # guides whose blocks are cached


@dataclass(frozen=True)
class Row:
    """A guide on the desk without its document: what a page needs of it each time."""

    id: int
    title: str
    state: str
    version: int
    writer_id: int | None
    seen: int

    @property
    def closed(self) -> bool:
        """True if it cannot be edited in its present state."""
        return self.state in CLOSED


@dataclass(frozen=True)
class Block:
    """A part of a page that is updated separately; `stamp` changes when it does."""

    id: str
    html: Markup
    stamp: str


@dataclass(frozen=True)
class Held:
    """The desk's own data on a claim."""

    ready: bool = False
    assigned: str = ""
    assignee: int | None = None
    questions: int = 0
    check: str = ""


@dataclass
class Body:
    """A guide as everybody with the same permissions sees it: its blocks in order, by column of the page."""

    row: Row
    reading: Reading
    held: dict[str, Held]
    columns: dict[str, list[Block]] = field(default_factory=dict)

    @property
    def blocks(self) -> dict[str, Block]:
        """All blocks by id."""
        return {one.id: one for blocks in self.columns.values() for one in blocks}

    def html(self, column: str) -> Markup:
        """The blocks of a column."""
        return Markup("\n").join(one.html for one in self.columns[column])


class Bodies:
    """The cached bodies, by guide, newest event and permissions."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Body] = OrderedDict()
        self._readings: OrderedDict[tuple[Any, ...], Reading] = OrderedDict()
        self._lock = Lock()

    def reading(self, session: Session, row: Row) -> Reading:
        """The guide in its present state, prepared for its page."""
        key = (row.id, row.version)
        with self._lock:
            if key in self._readings:
                self._readings.move_to_end(key)
                return self._readings[key]
        held = select(Version.document).where(Version.work_id == row.id, Version.number == row.version)
        made = Reading(unpack(session.scalars(held).one()))
        return self._keep(self._readings, key, made)

    def body(self, session: Session, row: Row, may: bool) -> Body:
        """The blocks of a guide; with `may`, for somebody who works on it."""
        checks = under_way(session, row.id, "waiting", "running", "failed")
        key = (row.id, row.seen, may and not row.closed, tuple(sorted(checks.items())))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = Body(row, self.reading(session, row), held(session, row.id, checks))
        _render(session, made, may and not row.closed)
        return self._keep(self._kept, key, made)

    def _keep(self, kept: OrderedDict[tuple[Any, ...], Kept], key: tuple[Any, ...], made: Kept) -> Kept:
        with self._lock:
            kept[key] = made
            while len(kept) > KEPT:
                kept.popitem(last=False)
        return made


def bodies(request: Request) -> Bodies:
    """The cache of the desk."""
    kept: Bodies = request.app.state.bodies
    return kept


def row(session: Session, work: int) -> Row:
    """A guide on the desk and its newest event. Raises NoSuchWorkError if there is no such guide."""
    newest = select(func.max(Event.id)).where(Event.work_id == work).scalar_subquery()
    asked = select(Work.id, Work.title, Work.state, Work.version, Work.writer_id, newest).where(Work.id == work)
    found = session.execute(asked).one_or_none()
    if found is None:
        raise guides.NoSuchWorkError(f"no guide {work} on this desk")
    number, title, state, version, writer, seen = found
    return Row(number, title, state, version, writer, seen or 0)


def held(session: Session, work: int, checks: dict[str, str]) -> dict[str, Held]:
    """The desk's own data on each claim."""
    questions = asking.open_on(session, work)
    asked = select(Item.claim, Item.ready, Person.name, Item.assignee_id).join(
        Person, Person.id == Item.assignee_id, isouter=True
    )
    return {claim: Held(ready, name or "", assignee, questions.get(claim, 0), checks.get(claim, ""))
            for claim, ready, name, assignee in session.execute(asked.where(Item.work_id == work))}  # fmt: skip


def _render(session: Session, body: Body, may: bool) -> None:
    from glossator.desk.web.guide.statement import pieces
    from glossator.desk.web.pages import environment

    guide, work = body.reading.guide, body.row.id
    asked = select(Event.part, func.max(Event.id)).where(Event.work_id == work).group_by(Event.part)
    newest = {part: last for part, last in session.execute(asked)}  # noqa: C416  rows, not pairs
    template = environment().get_template("_blocks.html.j2").module

    def block(name: str, made: Any, *parts: str) -> Block:
        stamp = hashlib.sha256(f"{[newest.get(part, 0) for part in parts]}{made}".encode()).hexdigest()[:12]
        stamped = str(made).replace('data-stamp=""', f'data-stamp="{stamp}"', 1)
        return Block(name, Markup(stamped), stamp)  # noqa: S704  rendered by our own template, which escapes

    shown: Any = template
    head = block("head", shown.head(work, body, may), "title", "deck", "byline", "filed_under")
    said = block("statement", shown.statement(work, guide, pieces(guide, body.reading.cards), may))
    right = [block("lede", shown.lede(work, body.reading.place("lede"), guide, may), "lede")]
    for at, (title, cards) in enumerate(body.reading.topics(), start=1):
        place = body.reading.place(f"topic:{title}")
        made = shown.topic(work, f"topic-{at}", place, title, len(cards), may and at <= len(guide.topics))
        right.append(block(f"topic-{at}", made, place.name))
        right += [_card(block, shown, work, body, card, may) for card in cards]
    body.columns = {"top": [head], "left": [said], "right": right}


def _card(block: Any, shown: Any, work: int, body: Body, card: Card, may: bool) -> Block:
    claim = card.claim.id
    made = shown.card(work, card, body.held.get(claim, Held()), may)
    closed: Block = block(claim, made, claim, card.prose.name)
    return closed
