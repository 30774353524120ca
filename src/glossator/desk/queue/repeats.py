"""Claims of one meaning across guides: joined when they come, parted by whoever sees that they are not the same.

The worker looks at each new or reworded claim once, in the program's own way of telling that a claim was checked before
(`evidence.known`). A claim is joined to the first of its meaning, never to one of the same guide; nothing is copied.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, undefer

from glossator.desk.database.engine import Database
from glossator.desk.database.tables import Item, Person, Work
from glossator.desk.log import record
from glossator.errors import InputError
from glossator.evidence import repeated

AT_ONCE = 64  # claims looked at in one go
HEADS = 50_000  # the newest claims that others are held against


def look(database: Database) -> bool:
    """Look at some claims that nobody looked at yet, and join those that repeat another; False where none was left."""
    with database.reading() as session:
        new = session.scalars(select(Item).where(Item.meaning.is_(None)).order_by(Item.id).limit(AT_ONCE)).all()
        if not new:
            return False
        heads = session.scalars(_heads().options(undefer(Item.meaning))).all()
    vectors = repeated.vectors([one.standalone for one in new])
    found = _found(new, heads, vectors)
    for seen, vector in zip(new, vectors, strict=True):
        with database.writing() as session:  # each by itself: who changes its guide waits for no other
            session.scalar(select(Work.id).where(Work.id == seen.work_id).with_for_update())
            item = session.get(Item, seen.id)
            if item is None or item.standalone != seen.standalone:
                continue  # changed under our eyes: it is looked at again
            item.meaning = vector.astype(np.float16).tobytes()
            session.flush()
            first = session.get(Item, found[item.id]) if item.id in found else None
            if first and not item.alone and item.joined_to is None and not _others(session, item):
                _joined(session, None, item, session.get_one(Item, first.joined_to) if first.joined_to else first)
    return True


def join(session: Session, by: Person, item: Item, other: Item) -> None:
    """Say that two claims mean the same; all that was joined to either stays with them."""
    first = session.get_one(Item, other.joined_to) if other.joined_to else other
    if item.id == other.id or first.id in (item.id, item.joined_to):
        raise InputError("these claims are joined already")
    if item.joined_to is None:
        session.execute(update(Item).where(Item.joined_to == item.id).values(joined_to=first.id))
    item.alone = False
    _joined(session, by, item, first)


def part(session: Session, by: Person, item: Item) -> None:
    """Say that a claim means something else than those it is joined with; it is not joined again by itself."""
    others = _others(session, item)
    if item.joined_to is None and not others:
        raise InputError("this claim is joined to no other")
    before = item.joined_to or others[0].id
    if others:  # the first of its meaning leaves: the next one takes its place
        others[0].joined_to = None
        for one in others[1:]:
            one.joined_to = others[0].id
    item.joined_to, item.alone = None, True
    _log(session, by, "parted from what it repeated", item, session.get_one(Item, before))


def _found(new: Sequence[Item], heads: Sequence[Item], vectors: NDArray[np.float32]) -> dict[int, int]:
    """For each new claim the earlier one that it repeats, if any, by their numbers."""
    known = [(one, np.frombuffer(one.meaning or b"", np.float16).astype(np.float32)) for one in heads]
    made: dict[int, int] = {}
    for item, vector in zip(new, vectors, strict=True):
        others = [(one, its) for one, its in known if one.work_id != item.work_id and one.id != item.id]
        best = repeated.best(item.standalone, vector, [one.standalone for one, _ in others],
                             np.array([its for _, its in others]))  # fmt: skip
        if best is not None and not item.alone:
            made[item.id] = others[best][0].id
        elif not item.alone:
            known.append((item, vector))
    return made


def _heads() -> Select[Item]:
    return (select(Item).where(Item.meaning.is_not(None), Item.joined_to.is_(None), Item.alone.is_(False))
            .order_by(Item.id.desc()).limit(HEADS))  # fmt: skip


def _others(session: Session, item: Item) -> list[Item]:
    return list(session.scalars(select(Item).where(Item.joined_to == item.id).order_by(Item.id)))


def _joined(session: Session, by: Person | None, item: Item, first: Item) -> None:
    item.joined_to = first.id
    _log(session, by, "joined to a claim it repeats", item, first)


def _log(session: Session, by: Person | None, what: str, item: Item, other: Item) -> None:
    record(session, by, what, work=item.work_id, part=item.claim,
           after={"guide": other.work_id, "claim": other.claim, "words": other.standalone})  # fmt: skip
