"""A statement as submitted to the desk: its bytes, what is stated about it, and what is read from both."""

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Job, Person, Piece, now
from glossator.desk.jobs import pieces, running
from glossator.desk.log import record
from glossator.errors import InputError
from glossator.statement import Statement

LARGEST = 32 * 1024 * 1024  # bytes of one statement
KEPT = datetime.timedelta(days=2)  # that a statement waits to be annotated
PASTED = "the text"

Line = Annotated[str, Field(max_length=300)]


class Introduced(BaseModel):
    """What a person states about a statement; it overrides the file. The record is read as of the day `as_of`."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    speaker: Line = ""
    date: datetime.date | None = None
    title: Line = ""
    medium: Line = ""
    address: Annotated[str, Field(max_length=2_000)] = ""
    as_of: datetime.date | None = None


class Brought(BaseModel):
    """A submitted statement: the name of its bytes, and what is stated about it."""

    name: str
    head: Introduced


def read(body: bytes, brought: Brought) -> Statement:
    """The statement. Raises InputError, naming the file and the reason, if it cannot be read."""
    from glossator.statement.reading import from_bytes

    if len(body) > LARGEST:
        raise InputError(f"{brought.name}: larger than {LARGEST // 2**20} megabytes")
    head = brought.head
    return from_bytes(
        body, brought.name, speaker=head.speaker or None, date=head.date, medium=head.medium or None,
        title=head.title or None, address=head.address or None,
    )  # fmt: skip


def as_of(brought: Brought, statement: Statement) -> datetime.date:
    """The day as of which the record is read: the one given, else that of the statement, else today."""
    return brought.head.as_of or statement.date or now().date()


def bring(session: Session, by: Person, body: bytes, brought: Brought) -> Job:
    """Create a job with its statement that is not started yet; old unstarted jobs that nobody looks at are deleted."""
    old = select(Job.id).where(Job.state == "read", Job.created < now() - KEPT)
    session.execute(delete(Piece).where(Piece.job_id.in_(old)))
    session.execute(delete(Job).where(Job.state == "read", Job.created < now() - KEPT))
    over = select(Job.id).where(Job.state.in_(("failed", "stopped")), Job.ended < now() - running.KEPT)
    session.execute(delete(Piece).where(Piece.job_id.in_(over)))
    job = Job(kind="annotate", state="read", person_id=by.id, asked=brought.model_dump(mode="json"), words="read")
    session.add(job)
    session.flush()
    pieces.put(session, job.id, pieces.SOURCE, body)
    return job


def brought(session: Session, job: Job) -> tuple[bytes, Brought]:
    """The statement submitted with a job. Raises InputError if it was deleted."""
    body = pieces.get(session, job.id, pieces.SOURCE)
    if body is None:
        raise InputError("this statement is no longer here: bring it again")
    return body, Brought.model_validate(job.asked)


def change(job: Job, head: Introduced) -> None:
    """Change what is stated about a statement before its job is started. Raises InputError afterwards."""
    if job.state != "read":
        raise InputError("this statement is being annotated already")
    job.asked = {**job.asked, "head": head.model_dump(mode="json")}


def begin(session: Session, by: Person, job: Job, title: str) -> None:
    """Start the annotation."""
    if job.state != "read":
        raise InputError("this statement is being annotated already")
    job.state, job.words, job.created = "waiting", "waiting for its turn", now()
    record(session, by, "had a statement annotated", after={"job": job.id, "title": title[:300]})
