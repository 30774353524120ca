"""The log of every change at the desk; rows are only added."""

from typing import Any

from sqlalchemy.orm import Session

from glossator.desk.database.tables import Event, Person


def record(session: Session, by: Person | None, what: str, *, work: int | None = None, part: str = "",
           version: int | None = None, before: dict[str, Any] | None = None,
           after: dict[str, Any] | None = None) -> Event:  # fmt: skip
    """Add an event, in the transaction of the change itself; without a person, the desk's own."""
    event = Event(
        person_id=by.id if by else None,
        by=by.name if by else "the desk",
        what=what,
        work_id=work,
        part=part,
        version=version,
        before=before,
        after=after,
    )
    session.add(event)
    session.flush()
    return event
