"""Claims of one meaning across guides: joined when they arrive, separated by anybody who sees a difference.

The worker examines each new or reworded claim once, with the program's own test for claims checked before
(`evidence.known`). A claim is joined to the first of its meaning, never to one of the same guide; nothing is copied.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, undefer

from glossator.desk.database.engine import Database, busy, one_at_a_time
from glossator.desk.database.tables import Item, Person, Work
from glossator.desk.log import record
from glossator.errors import InputError
from glossator.evidence.beside import repeated

AT_ONCE = 64  # claims examined in one go
HEADS = 50_000  # the newest claims that others are compared with


def look(database: Database) -> bool:
    """Examine some claims not examined yet, and join those that repeat another; False if none was left."""
    with database.reading() as session:
        new = session.scalars(select(Item).where(Item.meaning.is_(None)).order_by(Item.id).limit(AT_ONCE)).all()
        if not new:
            return False
        heads = session.scalars(_heads().options(undefer(Item.meaning))).all()
    vectors = repeated.vectors([one.standalone for one in new])
    found = _found(new, heads, vectors)
    for seen, vector in zip(new, vectors, strict=True):
        try:
            with database.writing() as session:  # one at a time: whoever changes its guide waits for no other
                _looked_at(session, seen, vector, found.get(seen.id))
        except DBAPIError as problem:
            if not busy(problem):
                raise
    return True


def _looked_at(session: Session, seen: Item, vector: NDArray[np.float32], other: Item | None) -> None:
    """Save a claim's vector, and join it to the other; not if one was changed in the meantime."""
    session.scalar(select(Work.id).where(Work.id == seen.work_id).with_for_update())
    item = session.get(Item, seen.id)
    if item is None or item.standalone != seen.standalone:
        return  # it is examined again
    _in_turn(session, item)
    item.meaning = vector.astype(np.float16).tobytes()
    session.flush()
    if other is None or item.alone or item.joined_to is not None or _others(session, item):
        return
    held = session.get(Item, other.id, with_for_update=True)
    if held is not None and held.standalone == other.standalone:
        _joined(session, None, item, _first(session, held))


def join(session: Session, by: Person, item: Item, other: Item) -> None:
    """Join two claims that mean the same; everything joined to either stays with them."""
    _in_turn(session, item, other)
    first = _first(session, other)
    if item.id == other.id or first.id in (item.id, item.joined_to):
        raise InputError("these claims are joined already")
    if item.joined_to is None:
        session.execute(update(Item).where(Item.joined_to == item.id).values(joined_to=first.id))
    item.alone = False
    _joined(session, by, item, first)


def part(session: Session, by: Person, item: Item) -> None:
    """Separate a claim from those it is joined with; it is not joined again automatically."""
    _in_turn(session, item)
    others = _others(session, item)
    if item.joined_to is None and not others:
        raise InputError("this claim is joined to no other")
    before = item.joined_to or others[0].id
    if others:  # if the first of its meaning leaves, the next one takes its place
        others[0].joined_to = None
        for one in others[1:]:
            one.joined_to = others[0].id
    item.joined_to, item.alone = None, True
    _log(session, by, "parted from what it repeated", item, session.get_one(Item, before))


def _found(new: Sequence[Item], heads: Sequence[Item], vectors: NDArray[np.float32]) -> dict[int, Item]:
    """For each new claim, by its number, the earlier one it repeats, if any."""
    known = [(one, np.frombuffer(one.meaning or b"", np.float16).astype(np.float32)) for one in heads]
    made: dict[int, Item] = {}
    for item, vector in zip(new, vectors, strict=True):
        others = [(one, its) for one, its in known if one.work_id != item.work_id and one.id != item.id]
        best = repeated.best(item.standalone, vector, [one.standalone for one, _ in others],
                             np.array([its for _, its in others]))  # fmt: skip
        if best is not None and not item.alone:
            made[item.id] = others[best][0]
        elif not item.alone:
            known.append((item, vector))
    return made


def _heads() -> Select[Item]:
    return (select(Item).where(Item.meaning.is_not(None), Item.joined_to.is_(None), Item.alone.is_(False))
            .order_by(Item.id.desc()).limit(HEADS))  # fmt: skip


def _in_turn(session: Session, *items: Item) -> None:
    """Join and separate one at a time, since joined claims are in many guides; return the items as they are then."""
    one_at_a_time(session, "glossator desk joins claims")
    for one in items:
        session.refresh(one)


def _first(session: Session, item: Item) -> Item:
    """The first claim of its meaning, which nobody can drop before this transaction ends."""
    first = session.get(Item, item.joined_to, with_for_update=True) if item.joined_to else None
    return first or item


def _others(session: Session, item: Item) -> list[Item]:
    return list(session.scalars(select(Item).where(Item.joined_to == item.id).order_by(Item.id)))


def _joined(session: Session, by: Person | None, item: Item, first: Item) -> None:
    item.joined_to = first.id
    _log(session, by, "joined to a claim it repeats", item, first)


def _log(session: Session, by: Person | None, what: str, item: Item, other: Item) -> None:
    record(session, by, what, work=item.work_id, part=item.claim,
           after={"guide": other.work_id, "claim": other.claim, "words": other.standalone})  # fmt: skip
