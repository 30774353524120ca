"""Acts carried out on what the person saw, in one transaction, and logged so that they can be undone."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossator.desk.acts.checking import ask_again
from glossator.desk.acts.table import ACTS, ANSWERED, Act
from glossator.desk.database.tables import Event, Person, Work, now
from glossator.desk.people.roles import Role
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import GlossatorError, InputError
from glossator.guide.model import Guide
from glossator.guide.prose.retold import NOTE
from glossator.record import Record

CLOSED = ("approved", "withdrawn")  # states in which a guide cannot be edited
WHOLE = ""  # the part of changes to the guide as a whole
_UNNAMED = {"add": "claims", "correct": "corrections", "retract": "state"}  # the parts of acts that have none


class NotAllowedError(InputError):
    """The person is not allowed to do that."""

    status = 403


class StaleError(GlossatorError):
    """Somebody else has changed the same part since; nothing was done, and `by` says who."""

    status = 409

    def __init__(self, part: str, changed: list[Event]) -> None:
        last = changed[-1]
        super().__init__(f"{last.by} has changed this since you opened it ({last.what}); yours was not saved over it")
        self.part, self.by, self.what, self.at = part, last.by, last.what, last.at
        self.changed = [{"by": one.by, "what": one.what, "at": one.at} for one in changed]  # outlives the session


@dataclass(frozen=True)
class Done:
    """An act that was carried out: the resulting guide, and the event in the log."""

    work: Work
    guide: Guide
    event: Event


def perform(session: Session, record: Record | None, by: Person, work: int, name: str, part: str,
            given: dict[str, Any], seen: int | None) -> Done:  # fmt: skip
    """Carry out an act on a part of a guide.

    `seen` is the newest event that the person's page showed; None overrides. Raises StaleError if the part was changed
    after `seen`, InputError for what cannot be done, NotAllowedError if the person's role does not allow it.
    """
    act = ACTS.get(name)
    if act is None:
        raise InputError(f"unknown act {name!r}; use one of {', '.join(ACTS)}")
    if not Role(by.role).may(act.role):
        raise NotAllowedError(f"this needs the role of {act.role}")
    form = checked(act, given)
    found = guides.find(session, work, changing=True)
    if name not in ("correct", "retract"):
        open_to_changes(found)
    held = part_of(name, part, given)
    changed = since(session, work, held, seen) or _beside(session, by, work, name, held, form, seen)
    if changed:
        raise StaleError(held, changed)
    guide = unpack(found.document)
    made: dict[str, Any] = {}
    if act.resolve:
        made = act.resolve(guide, part, form)
        if renumbered := _renumbered(session, found, act, part, form, made, seen):
            raise StaleError(held, renumbered)
    if act.look_up:
        if record is None:
            raise InputError("the desk has no record to look that up in")
        made = act.look_up(guide, part, form, record)
    kept = {"act": name, "part": part, "form": form.model_dump(mode="json"), "made": made,
            "at": now().isoformat(timespec="seconds")}  # fmt: skip
    after = _again(guide, kept, by.name)
    return _done(session, by, found, guide, after, act.words, held, kept | {"named": _named(guide, after)})


def rehearse(guide: Guide, record: Record | None, name: str, part: str, given: dict[str, Any]) -> None:
    """Do an act once before its transaction, so that no other change waits while it loads what it looks up."""
    act = ACTS[name]
    if act.look_up and record is not None:
        form = checked(act, given)
        made = act.look_up(guide, part, form, record)
        act.apply(guide, part, form, made, {"by": "nobody", "at": now().isoformat(timespec="seconds")})


def answer(session: Session, work: int, finding: dict[str, Any], claim: str) -> Done:
    """Store a finding that the desk computed for a changed claim."""
    found = guides.find(session, work, changing=True)
    guide = unpack(found.document)
    words = next((one.standalone for one in guide.claims if one.id == claim), "")
    kept = {"act": "answered", "part": claim, "form": {"finding": finding, "words": words}, "made": {},
            "at": now().isoformat(timespec="seconds")}  # fmt: skip
    return _done(session, None, found, guide, _again(guide, kept, "the desk"), ANSWERED.words, claim, kept)


def undo(session: Session, by: Person, work: int, event: int) -> Done:
    """Undo one act and keep all others, by redoing them without it.

    People undo their own acts, editors anybody's. Raises InputError if later acts depend on it.
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
    if (wanted.after or {}).get("act") == "correct" and (wanted.version or 0) <= (found.published_version or 0):
        raise InputError("readers have seen that correction: it stays, and another one can be written beside it")
    guide = _without(session, found, events, undone | {event})
    before = unpack(found.document)
    kept = {"undone": event, "act": "undo", "at": now().isoformat(timespec="seconds")}
    return _done(session, by, found, before, guide, f"undid: {wanted.what}", wanted.part, kept)


def open_to_changes(work: Work) -> None:
    """Raises InputError if a guide cannot be edited in its present state."""
    if work.state in CLOSED:
        raise InputError(f"the guide is {work.state}: open it again, or send it back, before you change it")


def checked(act: Act, given: dict[str, Any]) -> Any:
    """The form of an act. Raises InputError, naming the fields that are invalid."""
    try:
        return act.form.model_validate(given)
    except ValidationError as problem:
        told = "; ".join(f"{'.'.join(map(str, one['loc'])) or 'form'}: {one['msg']}" for one in problem.errors())
        raise InputError(told) from None


def part_of(name: str, part: str, given: dict[str, Any]) -> str:
    """The part of a guide that an act changes: the unit that two people cannot change at once."""
    return str(given.get("field", "head")) if name == "head" else part or _UNNAMED.get(name, "")


def since(session: Session, work: int, part: str, seen: int | None) -> list[Event]:
    """The changes to a part after an event, or to the whole guide, in which ids of claims may have changed."""
    return [] if seen is None else _changes(session, work, [part, WHOLE], seen)


def _changes(session: Session, work: int, parts: list[str], seen: int) -> list[Event]:
    asked = select(Event).where(
        Event.work_id == work, Event.part.in_(parts), Event.id > seen, Event.version.is_not(None)
    )
    return list(session.scalars(asked.order_by(Event.id)))


def _beside(session: Session, by: Person, work: int, name: str, part: str, form: Any,
            seen: int | None) -> list[Event]:  # fmt: skip
    """Others' changes to everything else that an act removes: the merged claims, and the prose on them."""
    if seen is None or name not in ("drop", "split", "merge"):
        return []
    others = list(getattr(form, "others", ()))
    changed = _changes(session, work, [*others, *(NOTE + one for one in (part, *others))], seen)
    return [one for one in changed if one.person_id != by.id]


def _renumbered(session: Session, work: Work, act: Act, part: str, form: Any, made: dict[str, Any],
                seen: int | None) -> list[Event]:  # fmt: skip
    """Changes made since somebody began to write, if the numbers they cite stand for something else now."""
    asked = select(func.max(Event.version)).where(Event.work_id == work.id, Event.id <= (seen or 0))
    version = session.scalar(asked)
    if seen is None or not act.resolve or version in (None, work.version):
        return []
    try:
        meant = act.resolve(guides.at_version(session, work.id, version), part, form)
    except InputError:  # it could not be written like that then
        return []
    later = select(Event).where(Event.work_id == work.id, Event.id > seen, Event.version > version)
    return [] if meant == made else list(session.scalars(later.order_by(Event.id)))


def _again(guide: Guide, kept: dict[str, Any], by: str) -> Guide:
    act = ANSWERED if kept["act"] == "answered" else ACTS[kept["act"]]
    form = act.form.model_validate(kept["form"])
    return act.apply(guide, kept["part"], form, kept["made"], {"by": by, "at": kept["at"]})


def _without(session: Session, work: Work, events: Any, undone: set[int]) -> Guide:
    """The guide as it would be without some acts; from the version before the first of them."""
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
            guide = _redone(guide, one)
        except InputError as problem:
            raise InputError(f"what {one.by} did later rests on it ({one.what}): {problem}") from problem
    return guide


def _redone(guide: Guide, event: Event) -> Guide:
    """An act redone on a guide without an earlier one. Raises InputError if it would apply to something else now."""
    kept: dict[str, Any] = event.after or {}
    before, now_ = event.before or {}, shown(guide, kept["part"])
    signed = {"accept": ("claim", "finding"), "change": ("claim",)}.get(kept["act"], ())
    if any(before.get(key) != now_.get(key) for key in signed):
        raise InputError("it was signed in other words, or with another finding")
    after = _again(guide, kept, event.by)
    if _named(guide, after) != kept.get("named", []):
        raise InputError("the claims that it made would have other names")
    return after


def _named(before: Guide, after: Guide) -> list[str]:
    """The claims that an act created."""
    return [claim.id for recut in after.recut[len(before.recut) :] for claim in recut.now]


def undoable(event: Event) -> bool:
    """True for an act that can be undone and has not been."""
    return bool(event.version and event.after and event.after.get("act") not in (None, "undo"))


def _done(session: Session, by: Person | None, work: Work, before: Guide, after: Guide, what: str, part: str,
          kept: dict[str, Any]) -> Done:  # fmt: skip
    event = guides.save(session, by, work, after, what, part=part, before=shown(before, part), after=kept)
    if by is not None:
        ask_again(session, by, work.id, before, after)
    return Done(work, after, event)


def shown(guide: Guide, part: str) -> dict[str, Any]:
    """The content of a part, for the log."""
    from glossator.guide.reviewing.standing import standing

    if any(one.id == part for one in guide.claims):
        claim = next(one for one in guide.claims if one.id == part)
        held = standing(guide, part)
        return {"claim": claim.standalone, "finding": str(held.verdict),
                "signed": held.signed.reviewer if held.signed else ""}  # fmt: skip
    value = getattr(guide, part, None) if part in ("title", "deck", "byline", "address", "filed_under") else None
    return {} if value is None else {part: value}
