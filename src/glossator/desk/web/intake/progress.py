"""The progress of a job and its results so far, for its page, its event stream and the API."""

from typing import Any

from pydantic import BaseModel
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Job
from glossator.desk.jobs import pieces
from glossator.evidence.model import Finding
from glossator.statement.model import Claim

OVER = ("done", "failed", "stopped")


class Progress(BaseModel):
    """A job: its state, its current step in words, steps done of how many, and the claims and findings so far."""

    job: int
    kind: str
    state: str
    words: str
    done: int
    of: int
    work: int | None
    again: bool
    claims: list[Claim]
    findings: dict[str, Finding]

    @property
    def over(self) -> bool:
        """True when nothing more comes."""
        return self.state in OVER

    @property
    def step(self) -> str:
        """The current step, if that says more than the counts do."""
        return "" if self.over or self.words.endswith(("answered", "claims read", "claim read")) else self.words

    @property
    def goes_on(self) -> str:
        """Where to go from here; '' if nothing is ready."""
        if self.state != "done" or self.work is None:
            return ""
        return f"/guides/{self.work}/again/{self.job}" if self.again else f"/guides/{self.work}"


def progress(session: Session, job: Job, known: frozenset[str] = frozenset()) -> Progress:
    """The present state of a job, without the findings on the claims that are `known`."""
    names = frozenset(pieces.FINDING + claim for claim in known)
    rows: dict[str, Any] = pieces.all_json(session, job.id, pieces.FINDING, names)
    claims: list[Any] = pieces.all_json(session, job.id, pieces.CLAIMS).get(pieces.CLAIMS, [])
    return Progress(
        job=job.id, kind=job.kind, state=job.state, words=job.words, done=job.done, of=job.of, work=job.work_id,
        again=bool(job.asked.get("again")), claims=[Claim.model_validate(one) for one in claims],
        findings={name.removeprefix(pieces.FINDING): Finding.model_validate(row) for name, row in rows.items()},
    )  # fmt: skip
