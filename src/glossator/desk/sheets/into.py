"""Changed rows imported: what each would do, what prevents it, and the acts of the sender."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from glossator.desk.acts import performing as acting
from glossator.desk.acts.table import ACTS
from glossator.desk.database.engine import BUSY, Database, busy
from glossator.desk.database.tables import Event, Item, Person, Work
from glossator.desk.queue import handing
from glossator.desk.sheets import out
from glossator.desk.sheets.columns import sheet
from glossator.desk.sheets.reading import FORMULA, Numbered
from glossator.desk.work import guides
from glossator.desk.work.storable import Number, Plain
from glossator.errors import GlossatorError, InputError
from glossator.guide import plain_words as words
from glossator.guide.model import Guide

MOST = 500  # changed rows per file
YES, NO = ("yes", "true", "1", "x"), ("no", "false", "0", "")
ON_GUIDE = ("standalone", "finding", "remark", "address")
Cell = Annotated[Plain, Field(max_length=out.cells.LONGEST)]
State = Literal["to do", "done", "conflict", "refused", "unchanged"]


class Sent(BaseModel):
    """A row that came back; None for a cell that was not in the file."""

    model_config = ConfigDict(extra="forbid")

    row: Number = 1
    guide: Number
    claim: Annotated[Plain, Field(min_length=1, max_length=60)]
    seen: Number
    standalone: Cell | None = None
    finding: Cell | None = None
    remark: Cell | None = None
    address: Cell | None = None
    ready: Cell | None = None
    assignee: Cell | None = None


class Changed(BaseModel):
    """One cell: as exported, as it came back, and as it is now."""

    field: str
    was: str
    yours: str
    now: str


class Planned(BaseModel):
    """What a row would do, or did; the reason if it cannot."""

    row: int
    guide: int = 0
    claim: str = ""
    title: str = ""
    state: State
    reason: str = ""
    changed: list[Changed] = []


class Plan(BaseModel):
    """All rows of a file that were changed; `rows` are those that can be done."""

    planned: list[Planned]
    rows: list[Sent]
    unchanged: int


def plan(session: Session, by: Person, numbered: Iterable[Numbered]) -> Plan:
    """What the rows of a file would do; nothing is changed. Raises InputError for more than are accepted at once."""
    planned, rows, unchanged, versions = [], [], 0, guides.Versions()
    for number, cells in numbered:
        sent = _sent(number, cells)
        one = sent if isinstance(sent, Planned) else looked_at(session, by, sent, versions)
        if one.state == "unchanged":
            unchanged += 1
            continue
        planned.append(one)
        if isinstance(sent, Sent) and one.state == "to do":
            rows.append(sent)
        if len(planned) > MOST:
            raise InputError(f"more than {MOST} changed rows: send fewer at once")
    return Plan(planned=planned, rows=rows, unchanged=unchanged)


def carry_out(database: Database, by: int, rows: Sequence[Sent]) -> list[Planned]:
    """Do what the rows say, one by one; one that fails keeps no other back."""
    made, versions = [], guides.Versions()
    for sent in rows[:MOST]:
        one = Planned(row=sent.row, guide=sent.guide, claim=sent.claim, state="refused")
        try:
            with database.writing() as session:
                guides.find(session, sent.guide, changing=True)  # what is examined is what is changed
                person = session.get_one(Person, by)
                one = looked_at(session, person, sent, versions)
                if one.state == "to do":
                    _do(session, person, sent, one)
                    one = one.model_copy(update={"state": "done"})
        except DBAPIError as problem:
            if not busy(problem):
                raise
            one = one.model_copy(update={"state": "refused", "reason": BUSY})
        except GlossatorError as problem:
            stale = isinstance(problem, acting.StaleError)
            one = one.model_copy(update={"state": "conflict" if stale else "refused", "reason": str(problem)})
        made.append(one)
    return made


def looked_at(session: Session, by: Person, sent: Sent, versions: guides.Versions) -> Planned:
    """What one row would do at present."""
    told: dict[str, Any] = {"row": sent.row, "guide": sent.guide, "claim": sent.claim}
    try:
        work, item = guides.find(session, sent.guide), _item(session, sent)
        told["title"], told["claim"] = work.title, item.claim
        sent = sent.model_copy(update={"claim": item.claim})
        was = _as_sent_out(session, work, item, sent.seen, versions)
        guide = versions.guide(session, work.id, work.version)
        now = out.edited(*out.of(guide, item.claim), item.ready, item.assignee)
        changed = [Changed(field=key, was=was[key], yours=value, now=now[key])
                   for key, value in _wanted(sent).items() if value != was[key].strip()]  # fmt: skip
        if not [one for one in changed if one.yours != one.now.strip()]:
            return Planned(state="unchanged", **told)
        told["changed"] = changed
        against = _against(session, work, sent, changed)
        if against:
            return Planned(state="conflict", reason=against, **told)
        _tried(guide, by, work, sent.claim, changed)
        handing.by_login(session, next((one.yours for one in changed if one.field == "assignee"), ""))
    except GlossatorError as problem:
        return Planned(state="refused", reason=str(problem), **told)
    return Planned(state="to do", **told)


def acts(changed: Sequence[Changed]) -> list[tuple[str, dict[str, Any]]]:
    """The acts on the guide for the changed cells, in order."""
    new = {one.field: one.yours for one in changed}
    made: list[tuple[str, dict[str, Any]]] = []
    if "standalone" in new:
        made.append(("reword", {"standalone": new["standalone"]}))
    if "finding" in new:
        made.append(("change", {"verdict": new["finding"], "note": new.get("remark", ""),
                                "address": new.get("address", "")}))  # fmt: skip
    elif "address" in new:
        raise InputError("an outside address belongs to another finding: change that too")
    elif "remark" in new:
        made.append(("remark", {"note": new["remark"]}))
    return made


def _sent(number: int, cells: dict[str, str]) -> Sent | Planned:
    """The row as understood; refused with its number if it cannot be."""
    kept = {key: cells[key] for key in ("guide", "claim", "seen", *sheet().edited) if key in cells}
    if FORMULA in kept.values():
        held = words.listed(sheet().called(key) for key, value in kept.items() if value == FORMULA)
        return Planned(row=number, state="refused", reason=f"{held} contains a formula; give its value")
    try:
        return Sent(row=number, **{key: value.strip() for key, value in kept.items()})
    except ValidationError as problem:
        return Planned(row=number, state="refused", reason=_misfit(problem))


def _misfit(problem: ValidationError) -> str:
    """The invalid fields, by the names of the columns."""
    fields = {"verdict": "finding", "note": "remark"}  # fields of an act's form whose column has another name
    found = ((str(one["loc"][0]) if one["loc"] else "", one["msg"]) for one in problem.errors())
    return "; ".join(f"{sheet().called(fields.get(key, key)) or 'row'}: {message}" for key, message in found)


def _wanted(sent: Sent) -> dict[str, str]:
    """The cells that came back, in the form of the export."""
    made = {key: value.strip() for key in sheet().edited if (value := getattr(sent, key)) is not None}
    if "finding" in made:
        made["finding"] = made["finding"].lower()
    if "assignee" in made:
        made["assignee"] = made["assignee"].lower()
    if "ready" in made:
        said = made["ready"].lower()
        if said not in (*YES, *NO):
            raise InputError(f"Ready is yes or no, not {made['ready'][:40]!r}")
        made["ready"] = "yes" if said in YES else "no"
    return made


def _as_sent_out(session: Session, work: Work, item: Item, seen: int, versions: guides.Versions) -> out.Row:
    """The cells of a claim as they were when the file was made."""
    version = session.scalar(select(func.max(Event.version)).where(Event.work_id == work.id, Event.id <= seen))
    if version is None or seen > guides.seen_now(session, work.id):
        raise InputError("the column Seen was changed: start from a file that this desk gave out")
    guide = versions.guide(session, work.id, version)
    if not any(one.id == item.claim for one in guide.claims):
        raise InputError(f"the guide had no claim {item.claim!r} when the file was made")
    made = out.edited(*out.of(guide, item.claim), item.ready, item.assignee)
    since = select(Event).where(Event.work_id == work.id, Event.part == item.claim, Event.id > seen).order_by(Event.id)
    for one in reversed(session.scalars(since.where(Event.version.is_(None))).all()):
        if one.before and "ready" in one.before:
            made["ready"] = "yes" if one.before["ready"] else "no"
        if one.before and "assigned" in one.before:
            made["assignee"] = _login(session, one.before["assigned"])
    return made


def _login(session: Session, name: str) -> str:
    return session.scalar(select(Person.login).where(Person.name == name).limit(1)) or ""


def _item(session: Session, sent: Sent) -> Item:
    """The claim of a row, exported by its number on the page; its id is accepted, too."""
    try:
        return handing.claim_of(session, sent.guide, sent.claim)
    except guides.NoSuchWorkError:
        if words.number(named := f"c{sent.claim}") != sent.claim:
            raise
        return handing.claim_of(session, sent.guide, named)


def _against(session: Session, work: Work, sent: Sent, changed: Sequence[Changed]) -> str:
    """Who changed the same cells since the file was made; '' for nobody."""
    if any(one.field in ON_GUIDE for one in changed):
        since = acting.since(session, work.id, sent.claim, sent.seen)
        if since:
            return str(acting.StaleError(sent.claim, since))
    beside = [one for one in changed if one.field not in ON_GUIDE and one.now != one.was and one.now != one.yours]
    names = " and ".join(one.field for one in beside)
    return f"{names} was changed since the file was made; yours was not saved over it" if beside else ""


def _tried(guide: Guide, by: Person, work: Work, claim: str, changed: Sequence[Changed]) -> None:
    """Try the acts on a guide in memory; raises what would be refused."""
    wanted = acts(changed)
    acting.open_to_changes(work)
    for name, given in wanted:
        act = ACTS[name]
        try:
            form = act.form.model_validate(given)
        except ValidationError as problem:
            raise InputError(_misfit(problem)) from None
        guide = act.apply(guide, claim, form, {}, {"by": by.name, "at": "2000-01-01T00:00:00+00:00"})


def _do(session: Session, by: Person, sent: Sent, one: Planned) -> None:
    seen: int | None = sent.seen
    for name, given in acts(one.changed):
        done = acting.perform(session, None, by, sent.guide, name, one.claim, given, seen)
        seen = done.event.id
    new = {each.field: each.yours for each in one.changed}
    if "assignee" in new:
        handing.assign(session, by, sent.guide, one.claim, handing.by_login(session, new["assignee"]))
    if "ready" in new:
        handing.mark(session, by, sent.guide, one.claim, new["ready"] == "yes")
