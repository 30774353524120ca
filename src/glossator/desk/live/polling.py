"""A growing caption file at a URL: requested every few seconds, its new lines added."""

from collections.abc import Callable
from threading import Event as Flag
from threading import Thread
from typing import Any

from glossator.desk.database.engine import Database
from glossator.desk.jobs import fetching
from glossator.desk.live import streams
from glossator.errors import InputError

EVERY = 5.0  # seconds between two requests
FAILS = 24  # consecutive requests that may fail: two minutes
BACK = 2_000  # known lines that a file whose beginning moves on may still contain

Fetch = Callable[[str], Any]


def start(database: Database, stream: int, ended: Flag) -> Thread | None:
    """A thread that adds the new lines at a stream's URL, if it has one, as long as the stream is open."""
    with database.reading() as session:
        found = streams.find(session, stream)
        address = found.address if found.source == "address" and found.state == "open" else ""
        known = [one.words for one in streams.lines(session, stream, 0, streams.MOST_LINES)] if address else []
    if not address:
        return None
    args = (database, stream, address, known, ended, fetching.session())
    made = Thread(target=_poll, args=args, daemon=True)
    made.start()
    return made


def _poll(database: Database, stream: int, address: str, known: list[str], ended: Flag, fetch: Fetch) -> None:
    failed = 0
    while not ended.is_set():
        try:
            found = fetch(address)
            lines = fresh(known, whole_lines(found.body.decode(found.charset or "utf-8", "replace")))
            failed = 0
        except (InputError, LookupError) as problem:
            failed, lines = failed + 1, []
            if failed == FAILS:
                _end(database, stream, f"ended, since the address could not be read: {problem}")
                return
        try:
            if lines and not _added(database, stream, lines):
                return
        except InputError as problem:
            _end(database, stream, f"ended: {problem}")
            return
        known += lines
        ended.wait(EVERY)


def fresh(known: list[str], found: list[str]) -> list[str]:
    """The new lines of a file that grows at its end, or whose beginning moves on with it."""
    if found[: len(known)] == known:
        return found[len(known) :]
    for back in range(min(len(known), len(found), BACK), 0, -1):
        if known[-back:] == found[:back] and any(found[:back]):
            return found[back:]
    last = next((line for line in reversed(known) if line), "")
    if last in found:  # earlier lines were corrected in the meantime
        return found[len(found) - found[::-1].index(last) :]
    return found


def whole_lines(text: str) -> list[str]:
    """The complete lines, as they are stored; the last one may still grow."""
    return [" ".join(line.split()) for line in text.replace("\r\n", "\n").split("\n")[:-1]]


def _added(database: Database, stream: int, lines: list[str]) -> bool:
    with database.writing() as session:
        found = streams.find(session, stream, changing=True)
        if found.state != "open":
            return False
        streams.add(session, found, [streams.Said(words=line[: streams.LONGEST]) for line in lines])
    return True


def _end(database: Database, stream: int, reason: str) -> None:
    with database.writing() as session:
        found = streams.find(session, stream, changing=True)
        if found.state == "open":
            streams.end(session, None, found)
            found.words = reason[:300]
