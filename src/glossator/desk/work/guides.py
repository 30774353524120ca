"""Guides put on the desk, read and changed: each change is a version and an event, in one transaction."""

from collections import OrderedDict
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Event, Item, Person, Version, Work, now
from glossator.desk.log import record
from glossator.desk.work.documents import pack, unpack
from glossator.errors import InputError
from glossator.guide.model import Guide
from glossator.guide.reviewing.standing import standing

KEPT = 24  # versions of guides cached


class NoSuchWorkError(InputError):
    """No such guide on the desk, or no such part in it."""

    status = 404


def create(session: Session, by: Person | None, guide: Guide) -> Work:
    """Put a guide on the desk, as a draft of `by`."""
    day = guide.method.as_of
    writer = by.id if by else None
    work = Work(title=guide.title[:300], state="draft", version=1, document=pack(guide), writer_id=writer,
                as_of=datetime.combine(day, time(), UTC) if day else None)  # fmt: skip
    session.add(work)
    session.flush()
    session.add(Version(work_id=work.id, number=1, document=work.document))
    _items(session, by, work, guide)
    record(session, by, "put on the desk", work=work.id, version=1, after={"title": guide.title})
    return work


def put(session: Session, by: Person | None, guide: Guide) -> tuple[int, bool]:
    """Put a guide on the desk unless this very guide was there once; return its number, and whether it is new."""
    asked = select(Version.work_id).where(Version.number == 1, Version.document == pack(guide)).limit(1)
    known = session.scalar(asked)
    return (known, False) if known else (create(session, by, guide).id, True)


def find(session: Session, work: int, *, changing: bool = False) -> Work:
    """The work with this number; with `changing`, others who change it wait until this transaction ends."""
    asked = select(Work).where(Work.id == work)
    if changing:  # what was read before the lock was held may be outdated
        asked = asked.with_for_update().execution_options(populate_existing=True)
    found = session.scalar(asked)
    if found is None:
        raise NoSuchWorkError(f"no guide {work} on this desk")
    return found


def save(session: Session, by: Person | None, work: Work, guide: Guide, what: str, *, part: str = "",
         before: dict[str, Any] | None = None, after: dict[str, Any] | None = None) -> Event:  # fmt: skip
    """Save the next version of a guide that was found for changing."""
    work.version += 1
    work.document, work.title, work.changed = pack(guide), guide.title[:300], now()
    session.add(Version(work_id=work.id, number=work.version, document=work.document))
    _items(session, by, work, guide, part)
    return record(session, by, what, work=work.id, part=part, version=work.version, before=before, after=after)


def at_version(session: Session, work: int, number: int) -> Guide:
    """The guide as it was at a version."""
    found = session.get(Version, (work, number))
    if found is None:
        raise InputError(f"guide {work} has no version {number}")
    return unpack(found.document)


class Versions:
    """Guides by number and version, each decompressed once; they must not be changed."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], Guide] = OrderedDict()

    def guide(self, session: Session, work: int, number: int) -> Guide:
        """The guide as it was at a version."""
        key = (work, number)
        found = self._kept.pop(key, None) or at_version(session, work, number)
        self._kept[key] = found
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found


def seen_now(session: Session, work: int) -> int:
    """The newest event of a guide, as of which a page shows it."""
    return session.scalar(select(func.max(Event.id)).where(Event.work_id == work)) or 0


def _items(session: Session, by: Person | None, work: Work, guide: Guide, part: str = "") -> None:
    """The claims for the queue; assignee and readiness stay with the claim's id."""
    held = {one.claim: one for one in session.scalars(select(Item).where(Item.work_id == work.id))}
    for place, claim in enumerate(guide.claims):
        now_ = standing(guide, claim.id)
        item = held.pop(claim.id, None)
        if item is None:
            item = Item(work_id=work.id, claim=claim.id)
            session.add(item)
        elif item.standalone != claim.standalone:
            _not_ready(session, by, item)
            _asked_anew(session, item)
        item.place, item.standalone, item.topic = place, claim.standalone, claim.topic[:300]
        item.kind, item.worth, item.verdict = str(claim.kind), claim.worth, str(now_.verdict)
        item.speaker = (claim.speaker or guide.statement.speaker or "")[:200]
        item.signed_by = now_.signed.reviewer if now_.signed else ""
        if part == claim.id:
            item.changed = now()
    for gone in held.values():
        _asked_anew(session, gone)
        session.delete(gone)
    session.flush()


def _not_ready(session: Session, by: Person | None, item: Item) -> None:
    """Withdraw a claim's readiness, which applied to its previous wording."""
    if item.ready:
        item.ready = False
        record(session, by, "marked it not ready", work=item.work_id, part=item.claim, before={"ready": True},
               after={"ready": False})  # fmt: skip


def _asked_anew(session: Session, item: Item) -> None:
    """A reworded claim may repeat other claims than before, and so may those joined to it: examine them again."""
    item.meaning, item.joined_to, item.alone = None, None, False
    joined = update(Item).where(Item.joined_to == item.id).values(meaning=None, joined_to=None)
    session.execute(joined.execution_options(synchronize_session="fetch"))
