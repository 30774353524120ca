"""Claims that a change leaves without a finding are checked again by the worker, as soon as it can."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Job, Person
from glossator.desk.jobs.running import enqueue
from glossator.guide.model import Guide
from glossator.guide.reviewing.claims import needs_checking

CHECK = "check"


def ask_again(session: Session, by: Person, work: int, before: Guide, after: Guide) -> list[str]:
    """Queue jobs for the claims that a change left without a finding, unless they have one waiting."""
    worded = {one.id: one.standalone for one in before.claims}
    needed = set(needs_checking(before))
    unasked = [claim for claim in after.claims if claim.id in after.unchecked]
    changed = [one.id for one in unasked if one.id not in needed or worded.get(one.id) != one.standalone]
    waiting = set(under_way(session, work, "waiting")) if changed else set()
    asked = [claim for claim in changed if claim not in waiting]
    for claim in asked:
        enqueue(session, by, CHECK, {"claim": claim}, work)
    return asked


def under_way(session: Session, work: int, *states: str) -> dict[str, str]:
    """The state of the newest check of each claim that is in one of these states."""
    asked = select(Job).where(Job.work_id == work, Job.kind == CHECK).order_by(Job.id)
    newest = {str(one.asked.get("claim", "")): one for one in session.scalars(asked)}
    return {claim: f"{one.state}: {one.words}" for claim, one in newest.items() if one.state in states}
