"""Questions to colleagues about a claim, and their answers."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Asking, Event, Person, now
from glossator.desk.log import record
from glossator.desk.queue.handing import colleague, item_of
from glossator.desk.work.guides import NoSuchWorkError
from glossator.desk.work.storable import plain
from glossator.errors import InputError

LONGEST = 4_000  # characters


def ask(session: Session, by: Person, work: int, claim: str, text: str, to: int | None = None) -> Event:
    """Ask a colleague, or anybody, about a claim; the person asked has it in their queue."""
    said = _said(text)
    item_of(session, work, claim)
    person = colleague(session, to) if to else None
    made = Asking(work_id=work, claim=claim, by_id=by.id, to_id=to or None, text=said)
    session.add(made)
    session.flush()
    return record(session, by, "asked a colleague", work=work, part=claim,
                  after={"asking": made.id, "to": person.name if person else "", "text": said})  # fmt: skip


def answer(session: Session, by: Person, work: int, asking: int, text: str) -> Event:
    """Answer a question; it leaves the queue of the person asked. Raises InputError if it was answered already."""
    said = _said(text)
    asked = select(Asking).where(Asking.id == asking, Asking.work_id == work, Asking.answers_id.is_(None))
    question = session.scalar(asked.with_for_update(of=Asking))
    if question is None:
        raise NoSuchWorkError(f"no question {asking} on guide {work}")
    if question.answered:
        raise InputError("that was answered already: ask anew if something is open")
    question.answered = now()
    made = Asking(work_id=work, claim=question.claim, by_id=by.id, to_id=question.by_id, text=said,
                  answers_id=question.id)  # fmt: skip
    session.add(made)
    session.flush()
    before, after = {"asking": question.id, "text": question.text}, {"asking": made.id, "text": said}
    return record(session, by, "answered a question", work=work, part=question.claim, before=before, after=after)


def thread(session: Session, work: int, claim: str) -> list[dict[str, Any]]:
    """The questions about a claim, oldest first, each with its answer if there is one."""
    asked = select(Asking).where(Asking.work_id == work, Asking.claim == claim).order_by(Asking.id)
    rows = list(session.scalars(asked))
    answers = {one.answers_id: one for one in rows if one.answers_id}
    return [{"question": one, "answer": answers.get(one.id)} for one in rows if one.answers_id is None]


def open_on(session: Session, work: int) -> dict[str, int]:
    """The number of open questions, by claim."""
    asked = select(Asking.claim, func.count()).where(
        Asking.work_id == work, Asking.answers_id.is_(None), Asking.answered.is_(None)
    )
    return {claim: many for claim, many in session.execute(asked.group_by(Asking.claim))}  # noqa: C416  rows, not pairs


def _said(text: str) -> str:
    said = plain(text).strip()
    if not said:
        raise InputError("write what you want to say")
    if len(said) > LONGEST:
        raise InputError(f"{len(said):,} characters; at most {LONGEST:,}")
    return said
