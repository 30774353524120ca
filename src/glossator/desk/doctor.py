"""The checks of what a desk needs to work: each is ok, or a problem with its remedy. Nothing is changed."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from glossator.desk import home
from glossator.desk.database.engine import Database, known_versions, reached
from glossator.desk.database.tables import Event, Job, Person, now
from glossator.desk.people.roles import Role
from glossator.desk.settings import Settings
from glossator.errors import GlossatorError
from glossator.language import lists

PYTHONS = ((3, 11), (3, 14))


@dataclass(frozen=True)
class Found:
    """The result of one check; `do` is the remedy for a problem."""

    name: str
    well: bool
    words: str
    do: str = ""


def examine(settings: Settings) -> Iterator[Found]:
    """All checks, in the order in which one depends on another."""
    yield _python()
    yield Found("extra", True, "everything the desk needs is installed")
    yield _writable("folder", settings.folder, "--folder")
    yield _writable("site", settings.site_folder, "--site")
    yield _disk(settings)
    yield from _database(settings)
    yield _record(settings)
    yield _worker(settings)


@cache
def _limits() -> dict[str, int]:
    held: dict[str, int] = lists.load("desk", "doctor")
    return held


def _python() -> Found:
    here = ".".join(map(str, sys.version_info[:3]))
    if PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]:
        return Found("Python", True, here)
    return Found("Python", False, here, "install Glossator with Python 3.11, 3.12 or 3.13")


def _nearest(folder: Path) -> Path:
    """The folder, or the existing one it will be created in."""
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _writable(name: str, folder: Path, option: str) -> Found:
    there = _nearest(folder)
    do = f"change its permissions, or name another with {option}"
    if not there.is_dir():
        return Found(name, False, f"{there} is a file", f"name a folder with {option}")
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as problem:
        return Found(name, False, f"{there} cannot be written to ({problem.strerror})", do)
    made = "can be written to" if there == folder.absolute() else "does not exist yet, and can be created"
    return Found(name, True, f"{folder} {made}")


def _disk(settings: Settings) -> Found:
    free = shutil.disk_usage(_nearest(settings.folder)).free / 1e9
    least = _limits()["disk_gigabytes"]
    do = "" if free >= least else f"free some space: the desk wants at least {least} GB"
    return Found("disk", free >= least, f"{free:,.1f} GB free", do)


def _database(settings: Settings) -> Iterator[Found]:
    file = settings.database_url.removeprefix("sqlite:///")
    if file != settings.database_url and not Path(file).exists():
        yield Found("database", True, f"{file} does not exist yet: the first start creates it")
        return
    try:
        database = reached(settings.database_url)
    except GlossatorError as problem:
        yield Found("database", False, str(problem), "check whether its server runs, and check --database")
        return
    try:
        yield from _inside(database)
    except DBAPIError as problem:
        reason = str(problem.orig).split("\n")[0]
        yield Found("database", False, reason, "restore a backup: glossator desk restore FILE --replace")
    finally:
        database.close()


def _inside(database: Database) -> Iterator[Found]:
    here, known = database.version, known_versions()
    where = database.engine.url.render_as_string(hide_password=True)
    if not here:
        yield Found("database", True, f"{where} answers and is empty: the first start creates the tables")
        return
    if here not in known:
        yield Found("database", False, f"{where} was made by a newer Glossator ({here})", "install that version")
        return
    behind = (
        "" if here == known[0] else f", {known.index(here)} versions behind: the next start brings it to {known[0]}"
    )
    yield Found("database", True, f"{where} answers, at version {here}{behind}")
    if database.engine.dialect.name == "sqlite":
        yield _whole(database)
    if here == known[0]:
        yield from (look(database) for look in (_admin, _clock, _waiting))


def _whole(database: Database) -> Found:
    with database.reading() as session:
        said = str(session.scalar(text("PRAGMA quick_check(1)")))
    do = "restore a backup: glossator desk restore FILE --replace"
    return Found("tables", said == "ok", "whole" if said == "ok" else said, "" if said == "ok" else do)


def _admin(database: Database) -> Found:
    with database.reading() as session:
        asked = select(Person.login).where(Person.role == Role.ADMIN, Person.active.is_(True)).order_by(Person.id)
        logins = list(session.scalars(asked))
    do = "" if logins else "glossator desk user add LOGIN --role admin"
    return Found("admin", bool(logins), ", ".join(logins) or "there is no admin", do)


def _clock(database: Database) -> Found:
    """This machine's clock against the database server's and the newest event, which cannot be in the future."""
    with database.reading() as session:
        newest = session.scalar(select(func.max(Event.at)))
        there = session.scalar(select(func.now())) if database.engine.dialect.name == "postgresql" else None
    most = timedelta(seconds=_limits()["clock_seconds"])
    here = now()
    for other, whose in ((there, "the database server's"), (newest if newest and newest > here else None, "the log's")):
        if isinstance(other, datetime) and abs(_aware(other) - here) > most:
            apart = abs(_aware(other) - here)
            return Found("clock", False, f"{apart} apart from {whose}", "set the clock, best by NTP")
    return Found("clock", True, f"{here:%Y-%m-%d %H:%M} UTC")


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _waiting(database: Database) -> Found:
    with database.reading() as session:
        waiting = session.scalars(select(Job.created).where(Job.state == "waiting").order_by(Job.id)).all()
        failed = session.scalar(select(func.count(Job.id)).where(Job.state == "failed")) or 0
    long = bool(waiting) and now() - waiting[0] > timedelta(minutes=_limits()["waiting_minutes"])
    words = f"{len(waiting)} wait, {failed} failed"
    return Found("jobs", not long, words, "start the desk: its worker does them" if long else "")


def _record(settings: Settings) -> Found:
    from glossator.record import Record

    if "://" not in settings.record and not Path(settings.record).exists():
        do = "glossator record add PATH… --record DIR, or start the desk with --record"
        return Found("record", False, f"{settings.record} does not exist", do)
    try:
        held = Record.open(settings.record).info()
    except GlossatorError as problem:
        return Found("record", False, str(problem), "name another with --record")
    return Found("record", True, f"{held.documents:,} documents in {settings.record}")


def _worker(settings: Settings) -> Found:
    if not home.held(settings.folder):
        return Found("worker", True, "the desk is not running, nor is its worker")
    if home.held(settings.folder, home.WORKER):
        return Found("worker", True, "running beside the desk")
    return Found("worker", False, "the desk runs without its worker", "look at the desk's output where it runs")
