"""A stream's lines and notes, as pages show them and as events for open pages."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any

from fastapi import Request
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from glossator.desk.database.tables import StreamNote
from glossator.desk.live import streams
from glossator.desk.web.live.watching import LISTENS, RETRY, STILL, part, told
from glossator.desk.web.visitor import database, visitor
from glossator.live import LiveNote

LINES = 400  # newest lines shown on a page

_CURSOR = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})\Z")


@dataclass(frozen=True)
class Shown:
    """A note with its state; `changed` is its count, `before` what readers see if that differs."""

    place: int
    changed: int
    state: str
    note: str
    by: str
    at: datetime | None
    says: LiveNote
    before: LiveNote | None = None

    @classmethod
    def of(cls, held: StreamNote) -> "Shown":
        """From a row of the database."""
        stale = held.state == "released" and held.released != held.body
        return cls(held.place, held.changed, held.state, held.note, held.by.name if held.by else "", held.at,
                   streams.of_note(held), streams.as_released(held) if stale else None)  # fmt: skip


def cursor(text: str) -> tuple[int, int, int] | None:
    """The last line, last change and last note position that a page had; events are numbered by these."""
    found = _CURSOR.match(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


async def stream(request: Request, number: int, lines: int, changed: int, places: int) -> AsyncIterator[str]:
    """New lines, new and changed notes, and the state, as they come; events are numbered by lines and changes."""
    ends = monotonic() + LISTENS
    first, may = True, visitor(request).may("reporter")

    def look() -> tuple[Any, Any, Any]:
        with database(request).reading() as session:
            found = streams.find(session, number)
            return found, streams.lines(session, number, lines, LINES), streams.notes(session, number, after=changed)

    yield RETRY
    async for item in request.app.state.news.items(lambda _, one: one["data"].get("stream") == number):
        found, fresh, notes = await run_in_threadpool(look)
        if not first and found.changed == changed and not fresh:
            yield STILL
        if fresh:
            lines = fresh[-1].number
            yield told("lines", part("_lines.html.j2", lines=fresh))
        for one in notes:
            again = one.place <= places
            html = part("_note.html.j2", one=Shown.of(one), stream=number, fault="", typed="", again=again, may=may)
            yield told("again" if again else "note", html)
            places = max(places, one.place)
        if first or found.changed != changed:
            changed, first = found.changed, False
            yield f"id: {lines}.{changed}.{places}\n" + told("state", part("_stream_state.html.j2", stream=found))
        if monotonic() > ends or item["event"] == "end":
            return


async def public(request: Request, number: int) -> AsyncIterator[str]:
    """The released notes, whenever they have changed."""
    ends, before = monotonic() + LISTENS, ""
    yield RETRY
    async for _ in request.app.state.news.items(lambda _, one: one["data"].get("stream") == number):
        html = await run_in_threadpool(released, request, number)
        if html == before:
            yield STILL
        else:
            before = html
            yield told("released", html)
        if monotonic() > ends:
            return


def for_readers(session: Session, number: int) -> list[tuple[int, LiveNote]]:
    """The released notes as they were at release, in order."""
    return [(one.place, streams.as_released(one)) for one in streams.notes(session, number, state="released")]


def released(request: Request, number: int) -> str:
    """The released notes of a stream, as a part of the public page; rendered once for all readers."""
    held: dict[int, tuple[int, str]] = request.app.state.__dict__.setdefault("released", {})
    with database(request).reading() as session:
        found = streams.find(session, number)
        known = held.get(number)
        if known and known[0] == found.changed:
            return known[1]
        notes = for_readers(session, number)
    html = part("_released.html.j2", stream=found, released=notes)
    held[number] = (found.changed, html)
    return html
