"""Removing a document: by an editor, with a reason, never while a published guide quotes it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk import log
from glossator.desk.database.tables import Job, Person
from glossator.desk.jobs.running import Running, enqueue
from glossator.desk.shelf.citing import Cited, Citing
from glossator.desk.work.storable import plain
from glossator.errors import GlossatorError, InputError
from glossator.record import Document, Record

LONGEST = 1_000  # characters of a reason


class CitedError(GlossatorError):
    """A published guide quotes the document."""

    status = 409

    def __init__(self, cited: list[Cited]) -> None:
        named = "; ".join(f"“{one.title}” (guide {one.work})" for one in cited[:5])
        more = f" and {len(cited) - 5} more" if len(cited) > 5 else ""
        super().__init__(f"published guides quote this document, so it stays on file: {named}{more}")
        self.cited = cited


def ask(session: Session, by: Person, citing: Citing, document: Document, reason: str) -> Job:
    """Queue the removal of a document. Raises CitedError or InputError if it is not allowed."""
    reason = plain(reason).strip()
    if not reason:
        raise InputError("say why the document is taken off file: others will ask")
    if len(reason) > LONGEST:
        raise InputError(f"a reason has at most {LONGEST:,} characters")
    if cited := citing.guides(session, document.id, published=True):
        raise CitedError(cited)
    if under_way(session, document.id):
        raise InputError("the document is being taken off file already")
    job = enqueue(session, by, "remove", {"document": document.id, "reason": reason})
    log.record(session, by, "asked to take off file", part=document.id, before=_known(document),
               after={"reason": reason})  # fmt: skip
    return job


def under_way(session: Session, document: str) -> bool:
    """True while the worker still has to remove the document."""
    waiting = select(Job.asked).where(Job.kind == "remove", Job.state.in_(("waiting", "running")))
    return any(asked.get("document") == document for asked in session.scalars(waiting))


def remove(job: Running) -> dict[str, Any]:
    """The job; checks once more that no guide published since then quotes the document."""
    name, reason = str(job.asked["document"]), str(job.asked["reason"])
    with job.database.reading() as session:
        if cited := Citing().guides(session, name, published=True):
            raise CitedError(cited)
    record = Record.open(job.settings.record)
    try:
        document = record.document(name)
    except KeyError:
        return {"words": "it was no longer on file"}
    record.remove([name])
    with job.database.writing() as session:
        log.record(session, job.person, "took a document off file", part=name, before=_known(document),
                   after={"reason": reason})  # fmt: skip
    return {"words": "taken off file"}


def _known(document: Document) -> dict[str, Any]:
    """What the log keeps of a document, so that it can be found and added again."""
    kept = {"id", "title", "publisher", "published", "address", "content"}
    return document.model_dump(mode="json", include=kept)
