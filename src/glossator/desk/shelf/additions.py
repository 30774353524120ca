"""Finished and running additions to the record, as pages and the API show them."""

from datetime import datetime

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Job, Person
from glossator.desk.shelf.adding import Outcome, Wanted
from glossator.guide import plain_words as words


class Addition(BaseModel):
    """One addition: who requested it, its progress, and its result."""

    id: int
    what: str = Field(description="'12 files', '1 address', 'a feed'")
    given: list[str] = Field(description="the first names or addresses")
    state: str = Field(description="waiting, running, done, failed")
    words: str = Field(description="how far it is, or why it failed")
    done: int
    of: int = Field(description="0 while it is not known how much there is")
    by: str
    created: datetime
    ended: datetime | None
    before: int = Field(default=0, description="jobs of the desk that come first")
    outcome: Outcome | None = None

    @property
    def under_way(self) -> bool:
        """True while the addition is not finished."""
        return self.state in ("waiting", "running")


SHOWN = 20  # names of the input


def past(session: Session, limit: int = 12) -> list[Addition]:
    """The newest additions, the latest first."""
    asked = select(Job, Person).join(Person, Person.id == Job.person_id).where(Job.kind == "add")
    return [_addition(job, person) for job, person in session.execute(asked.order_by(Job.id.desc()).limit(limit))]


def one(session: Session, job: int) -> Addition | None:
    """An addition by its number; None if there is none."""
    asked = select(Job, Person).join(Person, Person.id == Job.person_id).where(Job.kind == "add", Job.id == job)
    found = session.execute(asked).first()
    if found is None:
        return None
    made = _addition(*found)
    if made.state == "waiting":
        ahead = select(Job.id).where(Job.state.in_(("waiting", "running")), Job.id < job)
        made.before = len(session.scalars(ahead).all())
    return made


def _addition(job: Job, person: Person) -> Addition:
    wanted = Wanted.model_validate(job.asked)
    given = [one.name for one in wanted.files] or wanted.addresses
    what = {
        "files": words.count(len(wanted.files), "file"),
        "pages": words.count(len(wanted.addresses), "address", "addresses"),
        "feed": "a feed",
    }[wanted.what]
    outcome = Outcome.model_validate(job.result) if job.state == "done" and job.result else None
    return Addition(id=job.id, what=what, given=given[:SHOWN], state=job.state, words=job.words, done=job.done,
                    of=job.of, by=person.name, created=job.created, ended=job.ended, outcome=outcome)  # fmt: skip
