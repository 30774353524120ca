"""What was done to a guide, or to one of its claims, as its page tells it; with what can be undone, and by whom."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from glossator.desk.acts.performing import CLOSED, undoable
from glossator.desk.database.tables import Event, Person
from glossator.desk.people.roles import Role
from glossator.guide import plain_words as words
from glossator.guide.model import Cutting, Guide
from glossator.guide.prose.retold import NOTE, TOPIC
from glossator.guide.reviewing.choosing import every

AT_ONCE = 100  # events per page
SHORT, LONGEST = 90, 600  # characters of a quote, and of what was written
NAMES = {"verdict": "finding", "stance": "side", "place": "place", "address": "address"}  # of an act's fields


@dataclass(frozen=True)
class Line:
    """One thing that was done: the event, in words, with its details, and whether the viewer can undo it."""

    event: Event
    where: str
    details: list[str]
    undone: bool
    can_undo: bool


def of_claim(session: Session, guide: Guide, work: int, state: str, claim: str, person: Person) -> list[Line]:
    """What was done to a claim, and to those it was made from; newest first."""
    parts = {name for one in _lineage(guide, claim) for name in (one, NOTE + one)}
    asked = select(Event).where(Event.work_id == work, Event.part.in_(parts)).order_by(Event.id.desc())
    return _lines(session, asked.limit(AT_ONCE), guide, work, state, person)


def of_guide(session: Session, guide: Guide, work: Any, person: Person, before: int | None) -> tuple[list[Line], int]:
    """A page of what was done to a guide, newest first, and where the next page begins; 0 if there is none."""
    asked = select(Event).where(Event.work_id == work.id).order_by(Event.id.desc()).limit(AT_ONCE + 1)
    lines = _lines(session, asked.where(Event.id < before) if before else asked, guide, work.id, work.state, person)
    return lines[:AT_ONCE], lines[AT_ONCE - 1].event.id if len(lines) > AT_ONCE else 0


def _lines(session: Session, asked: Select[Event], guide: Guide, work: int, state: str,
           person: Person) -> list[Line]:  # fmt: skip
    undone = {after["undone"] for after in session.scalars(select(Event.after).where(
        Event.work_id == work, Event.what.startswith("undid"))) if after and "undone" in after}  # fmt: skip
    made = []
    for event in session.scalars(asked):
        out = event.id in undone
        may = event.person_id == person.id or Role(person.role).may(Role.EDITOR)
        can = undoable(event) and not out and may and Role(person.role).may(Role.REPORTER) and state not in CLOSED
        made.append(Line(event, _where(guide, event.part), _details(guide, event), out, can))
    return made


def _lineage(guide: Guide, claim: str) -> list[str]:
    """A claim and those it was made from, as far back as they go."""
    found = [claim]
    for name in found:
        for recut in guide.recut:
            if recut.act is not Cutting.REWORDED and any(one.id == name for one in recut.now):
                found += [one.id for one in recut.was if one.id not in found]
    return found


def _where(guide: Guide, part: str) -> str:
    if part.startswith(NOTE):
        return f"claim {words.number(part.removeprefix(NOTE))}, its prose"
    if part.startswith(TOPIC):
        return f"“{part.removeprefix(TOPIC)}”"
    # Also known by its id, if it was added and that was undone.
    if words.number(part) != part or any(one.id == part for one in guide.claims):
        return f"claim {words.number(part)}"
    return "" if part == "state" else part.replace("_", " ")


def _details(guide: Guide, event: Event) -> list[str]:
    """The fields of the act, in a few words."""
    after = event.after or {}
    form = after.get("form") or {}
    made = [_quote(guide, event.part, form["evidence"])] if form.get("evidence") else []
    piece = (after.get("made") or {}).get("piece")
    made += [_shortened(piece["quote"]["exact"])] if piece else []
    made += [f"{NAMES[name]}: {form[name]}"[:LONGEST] for name in NAMES if form.get(name)]
    made += [str(form[name])[:LONGEST] for name in ("standalone", "text", "value") if form.get(name)]
    made += [str(after[name])[:LONGEST] for name in ("text", "assigned", "to") if after.get(name)]
    note = form.get("note") or after.get("note")
    return [*made, f"“{note}”"] if note else made


def _quote(guide: Guide, claim: str, evidence: str) -> str:
    known = any(one.claim == claim for one in guide.findings)
    piece = next((one for one in every(guide, claim) if one.id == evidence), None) if known else None
    return f"{words.publisher(piece.source)}: {_shortened(piece.quote.exact)}" if piece else evidence


def _shortened(text: str) -> str:
    return f"“{text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + '…'}”"
