"""A guide annotated again on the present record: requested, compared with the current one, and accepted or declined."""

from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Event, Job, Person, Work
from glossator.desk.jobs import pieces
from glossator.desk.jobs import running as jobs
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import GlossatorError, InputError
from glossator.guide.model import Guide
from glossator.guide.reannotation import carry

TAKEN = "annotated again"


class ChangedError(GlossatorError):
    """The guide was changed after somebody saw the comparison."""

    status = 409


def ask(session: Session, by: Person, work: int, as_of: date | None) -> Job:
    """Queue another annotation of a guide as of a day.

    Raises InputError if one is under way, or the guide is closed.
    """
    _open(guides.find(session, work, changing=True))  # of two simultaneous requests, the second is refused
    for job in session.scalars(select(Job).where(Job.work_id == work, Job.kind == "annotate")):
        if job.state in ("waiting", "running", "stopping"):
            raise InputError("it is being annotated again already")
    return jobs.enqueue(session, by, "annotate", {"again": True, "as_of": as_of.isoformat() if as_of else None}, work)


def made(session: Session, job: Job) -> Guide:
    """The guide made by a job. Raises InputError if there is none to accept."""
    body = pieces.get(session, job.id, pieces.GUIDE)
    if body is None:
        raise InputError("nothing to take: it is not annotated yet, or was taken or left")
    return unpack(body)


def take(session: Session, by: Person, job: Job, version: int) -> Event:
    """Accept the new guide, with everything people did to the old one; `version` is the one it was compared with.

    Raises ChangedError if the guide has changed since, InputError if what people did does not fit the new guide.
    """
    later = made(session, job)
    work = guides.find(session, job.work_id or 0, changing=True)
    _open(work)
    if work.version != version:
        raise ChangedError("somebody has changed the guide since you opened this: look at what would change once more")
    before, day = unpack(work.document), later.method.as_of
    work.as_of = datetime.combine(day, time(), UTC) if day else None
    pieces.clear(session, job.id, "")
    return guides.save(session, by, work, carry(before, later), TAKEN, before={"as_of": _day(before)},
                       after={"as_of": _day(later)})  # fmt: skip


def find(session: Session, work: int, job: int, *, changing: bool = False) -> Job:
    """A job that annotates this guide again. Raises NoSuchJobError if the job is another."""
    found = jobs.find(session, job, "annotate", changing=changing)
    if found.work_id != work or not found.asked.get("again"):
        raise jobs.NoSuchJobError(f"no job {job} of guide {work}")
    return found


def version(session: Session, work: int) -> int:
    """The current version of a guide."""
    return guides.find(session, work).version


def leave(session: Session, job: Job) -> None:
    """Keep the guide as it is."""
    made(session, job)
    pieces.clear(session, job.id, "")


def _open(work: Work) -> None:
    if work.state in acting.CLOSED:
        raise InputError(f"the guide is {work.state}: open it again, or send it back, before you change it")


def _day(guide: Guide) -> str:
    return guide.method.as_of.isoformat() if guide.method.as_of else ""
