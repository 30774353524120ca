"""Long tasks, done one after another by a process of its own, so that pages stay fast; progress is reported.

An interrupted job (power loss, a killed worker) is resumed; one that fails says why.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from time import monotonic
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from glossator.desk.database.engine import BUSY, Database, busy
from glossator.desk.database.tables import Job, Person, now
from glossator.desk.log import record
from glossator.desk.settings import Settings
from glossator.desk.work.storable import plain
from glossator.errors import GlossatorError, InputError

TOLD = 0.5  # seconds between two progress reports
TRIES = 3
KEPT = timedelta(days=30)  # that results of a failed or stopped job are shown

# Each kind, and the function `(job: Running) -> dict` that does it; imported on first use.
KINDS = {
    "annotate": "glossator.desk.jobs.annotating:annotate",
    "check": "glossator.desk.jobs.annotating:check",
    "add": "glossator.desk.shelf.adding:add",
    "remove": "glossator.desk.shelf.removing:remove",
    "publish": "glossator.desk.publishing.jobs:publish",
}


OF_EDITORS = ("publish", "remove")  # kinds that only editors may request or stop


class StoppedError(GlossatorError):
    """Somebody stopped the job."""


class NoSuchJobError(InputError):
    """No such job."""

    status = 404


@dataclass
class Running:
    """A job under way: its request, and a way to report progress."""

    database: Database
    settings: Settings
    id: int
    person: Person
    work: int | None
    asked: dict[str, Any]
    _told: float = field(default=0.0, repr=False)

    def told(self, words: str, done: int = 0, of: int = 0) -> None:
        """Report what is being done; fits `annotate(progress=…)`. Not more often than a page can show.

        Raises StoppedError if somebody wants the job stopped.
        """
        if monotonic() - self._told < TOLD and done != of:
            return
        self._told = monotonic()
        with self.database.writing() as session:
            self.goes_on(session)
            session.execute(update(Job).where(Job.id == self.id).values(words=plain(words)[:300], done=done, of=of))

    def goes_on(self, session: Session) -> None:
        """Raises StoppedError if somebody wants the job stopped; a stop requested now waits for this transaction."""
        if session.scalar(select(Job.state).where(Job.id == self.id).with_for_update()) != "running":
            raise StoppedError("stopped")


def enqueue(session: Session, by: Person, kind: str, asked: dict[str, Any], work: int | None = None) -> Job:
    """Queue a job for the worker. Raises InputError for an unknown kind."""
    if kind not in KINDS:
        raise InputError(f"unknown kind of job {kind!r}")
    job = Job(kind=kind, person_id=by.id, work_id=work, asked=asked, words="waiting for its turn")
    session.add(job)
    session.flush()
    return job


def find(session: Session, job: int, *kinds: str, changing: bool = False) -> Job:
    """The job with this number. Raises NoSuchJobError if there is none of these kinds."""
    found = session.get(Job, job, with_for_update=changing or None)
    if found is None or (kinds and found.kind not in kinds):
        raise NoSuchJobError(f"no job {job} on this desk")
    return found


def stop(session: Session, by: Person, job: Job) -> None:
    """Stop a job: at once if it is waiting, else at its next step. Raises InputError if it has ended."""
    if job.state not in ("read", "waiting", "running", "stopping"):
        raise InputError(f"the job is {job.state} already")
    if job.state in ("read", "waiting"):
        job.state, job.ended = "stopped", now()
    else:
        job.state = "stopping"
    job.words = f"stopped by {by.name}"[:300]
    record(session, by, "stopped a job", work=job.work_id, after={"job": job.id, "kind": job.kind})


def take_up_again(database: Database) -> None:
    """At a worker's start: requeue what an earlier worker left half done; a job interrupted too often fails."""
    with database.writing() as session:
        for job in session.scalars(select(Job).where(Job.state.in_(("running", "stopping"))).with_for_update()):
            if job.state == "stopping":
                job.state, job.ended = "stopped", now()
            elif job.tries >= TRIES:
                job.state, job.ended, job.words = "failed", now(), f"it was interrupted {job.tries} times"
            else:
                job.state, job.words = "waiting", "taken up again"


def run_next(database: Database, settings: Settings) -> bool:
    """Do the job that has waited longest; False if none is waiting."""
    with database.writing() as session:
        waiting = select(Job).where(Job.state == "waiting").order_by(Job.id).limit(1).with_for_update(skip_locked=True)
        job = session.scalar(waiting)
        if job is None:
            return False
        job.state, job.started, job.tries = "running", now(), job.tries + 1
        running = Running(database, settings, job.id, session.get_one(Person, job.person_id), job.work_id, job.asked)
        kind, last = job.kind, job.tries >= TRIES
    state, words, result = _done(running, kind, last)
    with database.writing() as session:
        job = session.get_one(Job, running.id, with_for_update=True)
        if state == "waiting" and job.state == "stopping":
            state = "stopped"
        job.state, job.ended, job.result = state, None if state == "waiting" else now(), result
        job.words = job.words if state == "stopped" else plain(words)[:300]
        job.done = job.of if state == "done" else job.done
    return True


def _done(running: Running, kind: str, last: bool) -> tuple[str, str, dict[str, Any]]:
    try:
        result = work_of(kind)(running)
    except StoppedError:
        return "stopped", "", {}
    except GlossatorError as problem:
        return "failed", str(problem), {}
    except DBAPIError as problem:
        if not busy(problem):
            return "failed", _fault(problem), {}
        return ("failed", BUSY, {}) if last else ("waiting", "taken up again", {})
    except Exception as problem:  # a bug must not end the worker: it is reported, and the next job is done
        return "failed", _fault(problem), {}
    return "done", str(result.pop("words", "done")), result


def _fault(problem: Exception) -> str:
    return f"internal error: {type(problem).__name__}: {problem}"


def work_of(kind: str) -> Callable[[Running], dict[str, Any]]:
    """The function that does a kind of job."""
    module, _, name = KINDS[kind].partition(":")
    made: Callable[[Running], dict[str, Any]] = getattr(import_module(module), name)
    return made
