"""The queue: guides by state and age, claims of all guides by worth or topic, and one person's open work."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import Session, joinedload, load_only

from glossator.desk.choices import chosen
from glossator.desk.database.tables import Asking, Event, Item, Person, Work
from glossator.desk.people.roles import Role
from glossator.desk.work.storable import Plain
from glossator.evidence.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES = ("review", "back", "draft", "approved", "published", "withdrawn")  # what is waiting for somebody comes first
WRITTEN = ("draft", "back")
AT_ONCE = 40  # guides, or claims with their repeats, per page
MOST = 200  # names offered as choices
T = TypeVar("T")
State = Literal["", "draft", "review", "back", "approved", "published", "withdrawn"]
# A guide without its document, which only its own page needs.
HEAD = load_only(Work.id, Work.title, Work.state, Work.version, Work.as_of, Work.created, Work.changed, Work.writer_id,
                  Work.checker_id, Work.since, Work.published, Work.published_version, Work.slug)  # fmt: skip


class Filters(BaseModel):
    """Filters on the queue; empty fields let everything through."""

    model_config = ConfigDict(str_strip_whitespace=True)

    state: State = ""
    mine: Literal["", "assigned", "check", "asked"] = Field(
        default="", description="assigned to me, to be checked by me, or with a question to me"
    )
    speaker: Plain = Field(default="", max_length=200)
    topic: Plain = Field(default="", max_length=300)
    finding: Literal["", "supported", "refuted", "disputed", "silent", "open", "opinion"] = ""
    words: Plain = Field(default="", max_length=200, description="words of the claim or of the guide's title")
    unsigned: bool = Field(default=False, description="only claims that nobody signed")
    order: Literal["worth", "topic"] = "worth"
    page: int = Field(default=1, ge=1, le=100_000)


@dataclass(frozen=True)
class Standing:
    """The number of guides in a state, and since when the longest of them has been in it."""

    state: str
    guides: int
    oldest: datetime | None


@dataclass(frozen=True)
class Glance:
    """The desk at a glance: guides by state, claims without a signature, and the viewer's open work."""

    states: list[Standing]
    claims: int
    unsigned: int
    assigned: int
    check: int
    asked: int
    seen: int


@dataclass(frozen=True)
class Counted:
    """A guide in the queue with the progress of its claims."""

    work: Work
    claims: int
    signed: int
    ready: int


@dataclass(frozen=True)
class Shown:
    """A claim in the queue, with its repeats in other guides; if one is signed, the first of these is `earlier`."""

    item: Item
    repeats: list[Item]
    earlier: Item | None
    asked: int = 0


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of many entries."""

    rows: list[T]
    of: int
    page: int

    @property
    def pages(self) -> int:
        """The number of pages, at least one."""
        return max(1, -(-self.of // AT_ONCE))


def glance(session: Session, person: Person) -> Glance:
    """The counts at the head of the queue."""
    counted = {state: (many, oldest) for state, many, oldest in session.execute(
        select(Work.state, func.count(), func.min(Work.since)).group_by(Work.state))}  # fmt: skip
    states = [Standing(state, *counted.get(state, (0, None))) for state in STATES]
    at_work = select(func.count()).select_from(Item).join(Work).where(Work.state.in_((*WRITTEN, "review")))
    return Glance(
        states=states,
        claims=_many(session, at_work),
        unsigned=_many(session, at_work.where(Item.signed_by == "")),
        assigned=_many(session, select(func.count()).select_from(Item).join(Work).where(_assigned(person))),
        check=_many(session, select(func.count()).select_from(Work).where(to_check(session, person))),
        asked=_many(session, select(func.count()).select_from(Asking).where(_asking(person))),
        seen=session.scalar(select(func.max(Event.id))) or 0,
    )


def guides(session: Session, person: Person, asked: Filters) -> Page[Counted]:
    """The guides that match, those waiting for somebody first, and among them the longest waiting."""
    fitting = _of_guides(session, person, asked)
    order = case({state: place for place, state in enumerate(STATES)}, value=Work.state)
    waits = case((Work.state.in_(("published", "withdrawn")), 0), else_=1)
    rows = select(Work).where(*fitting).options(HEAD, joinedload(Work.writer), joinedload(Work.checker))
    rows = rows.order_by(order, case((waits == 1, Work.since)).asc(), Work.since.desc(), Work.id)
    works = session.scalars(rows.limit(AT_ONCE).offset((asked.page - 1) * AT_ONCE)).all()
    counted = {work: row for work, *row in session.execute(
        select(Item.work_id, func.count(), func.sum(case((Item.signed_by != "", 1), else_=0)),
               func.sum(case((Item.ready, 1), else_=0)))
        .where(Item.work_id.in_([work.id for work in works])).group_by(Item.work_id))}  # fmt: skip
    made = [Counted(work, *map(int, counted.get(work.id, (0, 0, 0)))) for work in works]
    return Page(made, _many(session, select(func.count()).select_from(Work).where(*fitting)), asked.page)


def claims(session: Session, person: Person, asked: Filters) -> Page[Shown]:
    """The claims that match, those of one meaning together, in order of worth or by topic."""
    key = func.coalesce(Item.joined_to, Item.id)
    fitting = fits(session, person, asked)
    groups = select(key.label("key")).select_from(Item).join(Work).where(*fitting).group_by(key)
    order: Sequence[Any] = (func.max(Item.worth).desc(), key)
    order = (func.min(Item.topic), *order) if asked.order == "topic" else order
    keys = session.scalars(groups.order_by(*order).limit(AT_ONCE).offset((asked.page - 1) * AT_ONCE)).all()
    fit = set(session.scalars(select(Item.id).join(Work).where(key.in_(keys), *fitting)))
    members: dict[int, list[Item]] = {one: [] for one in keys}
    for item in session.scalars(_items().where(key.in_(keys)).order_by(Item.id)):
        members[item.joined_to or item.id].append(item)
    many = _many(session, select(func.count()).select_from(groups.subquery()))
    questions = _questions(session, person)
    shown = [_shown(group, fit, asked.order == "topic", questions) for group in members.values()]
    return Page(shown, many, asked.page)


def shown(session: Session, person: Person, item: int) -> Shown | None:
    """One claim as the queue shows it; None if there is none."""
    found = session.scalar(_items().where(Item.id == item))
    if found is None:
        return None
    key = found.joined_to or found.id
    group = list(session.scalars(_items().where(or_(Item.id == key, Item.joined_to == key)).order_by(Item.id)))
    return _shown(group, {item}, False, _questions(session, person))


def fits(session: Session, person: Person, asked: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on claims joined with their guides."""
    made: list[ColumnElement[bool]] = []
    if asked.state:
        made.append(Work.state == asked.state)
    if asked.mine == "assigned":
        made.append(_assigned(person))
    elif asked.mine == "check":
        made.append(to_check(session, person))
    elif asked.mine == "asked":
        made.append(select(Asking.id).where(_asking(person), Asking.work_id == Item.work_id,
                                            Asking.claim == Item.claim).exists())  # fmt: skip
    for column, wanted in ((Item.speaker, asked.speaker), (Item.topic, asked.topic), (Item.verdict, asked.finding)):
        if wanted:
            made.append(column == wanted)
    if asked.unsigned:
        made.append(Item.signed_by == "")
    made += [or_(Item.standalone.icontains(word, autoescape=True), Work.title.icontains(word, autoescape=True))
             for word in _words(asked)]  # fmt: skip
    return made


def offered(session: Session) -> dict[str, list[tuple[str, int]]]:
    """The speakers and topics there are, each with its number of claims, most first; and the findings."""
    found = {}
    for name, column in (("speakers", Item.speaker), ("topics", Item.topic)):
        rows = select(column, func.count()).where(column != "").group_by(column)
        found[name] = [(str(value), int(many)) for value, many in
                       session.execute(rows.order_by(func.count().desc(), column).limit(MOST))]  # fmt: skip
    found["findings"] = [(str(verdict), 0) for verdict in Verdict]
    return found


def questions(session: Session, person: Person) -> list[Asking]:
    """The open questions to somebody, the longest waiting first."""
    return list(session.scalars(select(Asking).where(_asking(person)).order_by(Asking.at).limit(AT_ONCE)))


def to_check(session: Session, person: Person) -> ColumnElement[bool]:
    """Guides in review for this person to check: assigned to them, or to nobody and not written by them."""
    if not Role(person.role).may(Role.REPORTER):
        return false()
    other = chosen(session, "second_person") == "yes"
    not_mine = or_(Work.writer_id.is_(None), Work.writer_id != person.id) if other else true()
    given = or_(Work.checker_id == person.id, Work.checker_id.is_(None))
    return and_(Work.state == "review", given, not_mine)


def _assigned(person: Person) -> ColumnElement[bool]:
    return and_(Item.assignee_id == person.id, Work.state.in_((*WRITTEN, "review")), Item.ready.is_(False))


def _asking(person: Person) -> ColumnElement[bool]:
    return and_(Asking.to_id == person.id, Asking.answered.is_(None), Asking.answers_id.is_(None))


def _of_guides(session: Session, person: Person, asked: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on guides: their state and checker, and a matching claim."""
    made: list[ColumnElement[bool]] = []
    if asked.state:
        made.append(Work.state == asked.state)
    if asked.mine == "check":
        made.append(to_check(session, person))
    elif asked.mine == "assigned":
        claim = select(Item.id).where(Item.work_id == Work.id, _assigned(person)).correlate(Work).exists()
        made.append(or_(claim, and_(Work.writer_id == person.id, Work.state.in_(WRITTEN))))
    elif asked.mine == "asked":
        made.append(select(Asking.id).where(_asking(person), Asking.work_id == Work.id).exists())
    wanted = [column == value for column, value in ((Item.speaker, asked.speaker), (Item.topic, asked.topic),
                                                    (Item.verdict, asked.finding)) if value]  # fmt: skip
    wanted += [Item.signed_by == ""] if asked.unsigned else []
    if wanted:
        made.append(select(Item.id).where(Item.work_id == Work.id, *wanted).correlate(Work).exists())
    for word in _words(asked):
        said = select(Item.id).where(Item.work_id == Work.id, Item.standalone.icontains(word, autoescape=True))
        made.append(or_(Work.title.icontains(word, autoescape=True), said.correlate(Work).exists()))
    return made


def _words(asked: Filters) -> list[str]:
    return asked.words.split()[:10]


def _items() -> Select[Item]:
    return select(Item).options(joinedload(Item.work).options(HEAD), joinedload(Item.assignee))


def _shown(group: list[Item], fit: set[int], by_topic: bool, asked: dict[tuple[int, str], int]) -> Shown:
    """Claims of one meaning, under the requested one with the highest worth; the first signed finding is offered."""
    first = sorted((one for one in group if one.id in fit),
                   key=lambda one: (one.topic if by_topic else "", -one.worth, one.id))[0]  # fmt: skip
    others = [one for one in group if one is not first]
    signed = next((one for one in others if one.signed_by), None)
    return Shown(first, others, signed, asked.get((first.work_id, first.claim), 0))


def _questions(session: Session, person: Person) -> dict[tuple[int, str], int]:
    rows = select(Asking.work_id, Asking.claim, func.count()).where(_asking(person))
    return {(work, claim): many for work, claim, many in session.execute(rows.group_by(Asking.work_id, Asking.claim))}


def _many(session: Session, asked: Select[int]) -> int:
    return int(session.scalar(asked) or 0)
