"""Acts carried out: on what the person saw, in one transaction, logged so that they can be undone."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.acts.checking import ask_again
from glossator.desk.acts.table import ACTS, ANSWERED, Act
from glossator.desk.database.tables import Event, Person, Work, now
from glossator.desk.people.roles import Role
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import GlossatorError, InputError
from glossator.guide.model import Guide
from glossator.record import Record

CLOSED = ("approved", "withdrawn")  # states in which a guide is not worked on


class NotAllowedError(InputError):
    """Somebody may not do that."""

    status = 403


class StaleError(GlossatorError):
    """Somebody else changed the same part since; nothing was done, and `by` says who."""

    status = 409

    def __init__(self, part: str, changed: list[Event]) -> None:
        last = changed[-1]
        super().__init__(f"{last.by} has changed this since you opened it ({last.what}); yours was not saved over it")
        self.part, self.by, self.what, self.at = part, last.by, last.what, last.at
        self.changed = [{"by": one.by, "what": one.what, "at": one.at} for one in changed]  # outlives the session


@dataclass(frozen=True)
class Done:
    """An act that was carried out: the guide after it, and the event that says so."""

    work: Work
    guide: Guide
    event: Event


def perform(session: Session, record: Record | None, by: Person, work: int, name: str, part: str,
            given: dict[str, Any], seen: int | None) -> Done:  # fmt: skip
    """Carry out an act on a part of a guide.

    `seen` is the newest event that the person's page showed: StaleError where that part was changed after it. None
    overrides. Raises InputError for what cannot be done, NotAllowedError where the role does not reach.
    """
    act = ACTS.get(name)
    if act is None:
        raise InputError(f"no act {name!r}; there are {', '.join(ACTS)}")
    if not Role(by.role).may(act.role):
        raise NotAllowedError(f"this needs the role of {act.role}")
    form = checked(act, given)
    found = guides.find(session, work, changing=True)
    if name not in ("correct", "retract"):
        open_to_changes(found)
    held = part_of(name, part, given)
    changed = since(session, work, held, seen)
    if changed:
        raise StaleError(held, changed)
    guide = unpack(found.document)
    made: dict[str, Any] = {}
    if act.look_up:
        if record is None:
            raise InputError("the desk has no record to look that up in")
        made = act.look_up(guide, part, form, record)
    kept = {"act": name, "part": part, "form": form.model_dump(mode="json"), "made": made,
            "at": now().isoformat(timespec="seconds")}  # fmt: skip
    return _done(session, by, found, guide, _again(guide, kept, by.name), act.words, held, kept)


def rehearse(guide: Guide, record: Record | None, name: str, part: str, given: dict[str, Any]) -> None:
    """Do an act that looks something up once before its transaction: what it loads, no other change waits for."""
    act = ACTS[name]
    if act.look_up and record is not None:
        form = checked(act, given)
        made = act.look_up(guide, part, form, record)
        act.apply(guide, part, form, made, {"by": "nobody", "at": now().isoformat(timespec="seconds")})


def answer(session: Session, work: int, finding: dict[str, Any], claim: str) -> Done:
    """Put a finding in place that the desk computed for a changed claim."""
    found = guides.find(session, work, changing=True)
    guide = unpack(found.document)
    kept = {"act": "answered", "part": claim, "form": {"finding": finding}, "made": {},
            "at": now().isoformat(timespec="seconds")}  # fmt: skip
    return _done(session, None, found, guide, _again(guide, kept, "the desk"), ANSWERED.words, claim, kept)


def undo(session: Session, by: Person, work: int, event: int) -> Done:
    """Take one act back and keep all others, by doing them again without it.

    One's own acts; an editor takes back anybody's. InputError where what came later rests on it.
    """
    found = guides.find(session, work, changing=True)
    open_to_changes(found)
    events = session.scalars(select(Event).where(Event.work_id == work).order_by(Event.id)).all()
    undone = {one.after["undone"] for one in events if one.after and "undone" in one.after}
    wanted = next((one for one in events if one.id == event), None)
    if wanted is None or not undoable(wanted) or event in undone:
        raise InputError("that cannot be undone")
    if wanted.person_id != by.id and not Role(by.role).may(Role.EDITOR):
        raise NotAllowedError(f"{wanted.by} did that: they can undo it, or an editor")
    guide = _without(session, found, events, undone | {event})
    before = unpack(found.document)
    kept = {"undone": event, "act": "undo", "at": now().isoformat(timespec="seconds")}
    return _done(session, by, found, before, guide, f"undid: {wanted.what}", wanted.part, kept)


def open_to_changes(work: Work) -> None:
    """Raises InputError where a guide is not worked on in the state it is in."""
    if work.state in CLOSED:
        raise InputError(f"the guide is {work.state}: open it again, or send it back, before you change it")


def checked(act: Act, given: dict[str, Any]) -> Any:
    """The form of an act; raises InputError that names the fields that do not fit."""
    try:
        return act.form.model_validate(given)
    except ValidationError as problem:
        told = "; ".join(f"{'.'.join(map(str, one['loc'])) or 'form'}: {one['msg']}" for one in problem.errors())
        raise InputError(told) from None


def part_of(name: str, part: str, given: dict[str, Any]) -> str:
    """The part of a guide that an act changes: what two people cannot change at once."""
    return str(given.get("field", "head")) if name == "head" else part


def since(session: Session, work: int, part: str, seen: int | None) -> list[Event]:
    """What changed a part after an event; a guide's lede hangs on nothing but itself."""
    if seen is None:
        return []
    asked = select(Event).where(Event.work_id == work, Event.part == part, Event.id > seen, Event.version.is_not(None))
    return list(session.scalars(asked.order_by(Event.id)))


def _again(guide: Guide, kept: dict[str, Any], by: str) -> Guide:
    act = ANSWERED if kept["act"] == "answered" else ACTS[kept["act"]]
    form = act.form.model_validate(kept["form"])
    return act.apply(guide, kept["part"], form, kept["made"], {"by": by, "at": kept["at"]})


def _without(session: Session, work: Work, events: Any, undone: set[int]) -> Guide:
    """The guide as it would stand without some acts; from the version before the first of them."""
    first = next(one for one in events if one.id in undone)
    guide = guides.at_version(session, work.id, (first.version or 1) - 1)
    for one in events:
        if one.id < first.id or one.id in undone or one.version is None or (one.after and "undone" in one.after):
            continue
        if not undoable(one):
            if one.before is not None and "state" in one.before:
                continue
            raise InputError(f"the guide was made anew since ({one.what}): that cannot be undone")
        try:
            guide = _again(guide, one.after, one.by)
        except InputError as problem:
            raise InputError(f"what {one.by} did later rests on it ({one.what}): {problem}") from problem
    return guide


def undoable(event: Event) -> bool:
    """True for an act that can be taken back, as long as it was not."""
    return bool(event.version and event.after and event.after.get("act") not in (None, "undo"))


def _done(session: Session, by: Person | None, work: Work, before: Guide, after: Guide, what: str, part: str,
          kept: dict[str, Any]) -> Done:  # fmt: skip
    event = guides.save(session, by, work, after, what, part=part, before=shown(before, part), after=kept)
    if by is not None:
        ask_again(session, by, work.id, before, after)
    return Done(work, after, event)


def shown(guide: Guide, part: str) -> dict[str, Any]:
    """What stood in a part, for the log."""
    from glossator.guide.reviewing.standing import standing

    if any(one.id == part for one in guide.claims):
        claim = next(one for one in guide.claims if one.id == part)
        held = standing(guide, part)
        return {"claim": claim.standalone, "finding": str(held.verdict),
                "signed": held.signed.reviewer if held.signed else ""}  # fmt: skip
    value = getattr(guide, part, None) if part in ("title", "deck", "byline", "address", "filed_under") else None
    return {} if value is None else {part: value}
