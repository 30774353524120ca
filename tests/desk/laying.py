"""Guides and notes laid out without models: annotate() and the notes of a stream from the sample guide."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.guide.sample import guide as sample_guide

from glossator.desk.database.tables import Person
from glossator.desk.live import streams
from glossator.guide.model import Guide
from glossator.live import LiveNote

from .sample import Desk


def laying(between: Callable[[int], None] = lambda _: None) -> Callable[..., Guide]:
    """Annotates anything as the sample guide; `between` is called before the claims (0) and each finding (1, 2 …)."""

    def annotate(statement: Any, record: Any, *, as_of: Any, progress: Any, hearing: Any) -> Guide:
        made = sample_guide()
        between(0)
        hearing.claims(made.claims)
        for at, finding in enumerate(made.findings, 1):
            between(at)
            progress("reading", at, len(made.findings))
            hearing.findings([finding])
        method = made.method.model_copy(update={"as_of": as_of})
        return made.model_copy(update={"statement": statement, "method": method} if statement else {"method": method})

    return annotate


def stream_of(desk: Desk, **given: Any) -> int:
    """A stream that the reporter has begun."""
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        return streams.begin(session, by, streams.Opening(**{"title": "An interview", **given})).id


def lay_notes(desk: Desk, stream: int) -> list[LiveNote]:
    """Lays the first claims of the sample guide as notes on what is followed."""
    made = sample_guide()
    laid = [LiveNote(id=f"k{at}", claim=claim, finding=made.findings[at], seconds=4.0 * at)
            for at, claim in enumerate(made.claims[:4])]  # fmt: skip
    with desk.database.writing() as session:
        streams.lay(session, streams.find(session, stream), laid, 3)
    return laid


def apart(waited: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives, run in a thread: a browser that is driven in this one has a loop of its own here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, waited).result(60)
