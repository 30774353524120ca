"""Work handed on: claims assigned or marked ready, and checkers of guides; the guide itself does not change."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.acts.performing import open_to_changes
from glossator.desk.database.tables import Event, Item, Person, Work
from glossator.desk.log import record
from glossator.desk.people.roles import Role
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.guide.reviewing.claims import needs_checking


def mark(session: Session, by: Person, work: int, claim: str, ready: bool) -> Event | None:
    """Mark a claim as ready for review, or not; None if nothing changes.

    Raises InputError if the record has not been asked about its wording yet.
    """
    item = item_of(session, work, claim)
    if item.ready == ready:
        return None
    if ready and claim in needs_checking(unpack(item.work.document)):
        raise InputError("the finding on this claim cannot be printed as it stands: it is not ready")
    item.ready = ready
    return record(session, by, "marked it ready" if ready else "marked it not ready", work=work, part=claim,
                  before={"ready": not ready}, after={"ready": ready})  # fmt: skip


def assign(session: Session, by: Person, work: int, claim: str, to: int | None) -> Event | None:
    """Assign a claim to somebody, or to nobody; None if nothing changes."""
    item = item_of(session, work, claim)
    if item.assignee_id == to:
        return None
    before = item.assignee.name if item.assignee else ""
    person = colleague(session, to) if to else None
    item.assignee_id = to
    return record(session, by, "assigned it" if to else "assigned it to nobody", work=work, part=claim,
                  before={"assigned": before}, after={"assigned": person.name if person else ""})  # fmt: skip


def item_of(session: Session, work: int, claim: str) -> Item:
    """The row of a claim, for changing. Raises InputError if the guide has no such claim or cannot be edited."""
    open_to_changes(guides.find(session, work, changing=True))
    return claim_of(session, work, claim)


def claim_of(session: Session, work: int, claim: str) -> Item:
    """The row of a claim by its id in a guide. Raises NoSuchWorkError if the guide has no such claim."""
    asked = select(Item).where(Item.work_id == work, Item.claim == claim)
    item = session.scalar(asked) if len(claim) <= 60 and "\x00" not in claim else None
    if item is None:
        raise guides.NoSuchWorkError(f"no claim {claim[:60]!r} in guide {work}")
    return item


def find(session: Session, item: int) -> Item:
    """The claim by its number on the desk; others who change its guide wait until this transaction ends."""
    found = session.get(Item, item)
    if found is not None:
        session.scalar(select(Work.id).where(Work.id == found.work_id).with_for_update())
        found = session.get(Item, item, populate_existing=True)
    if found is None:  # or dropped while we waited
        raise guides.NoSuchWorkError(f"no claim {item} on this desk")
    return found


def give_to_check(session: Session, by: Person, work: Work, who: int | None) -> Event | None:
    """Name who checks a guide; None if it was theirs already."""
    wanted = colleague(session, who) if who else None
    if wanted and wanted.id == work.writer_id:
        raise InputError("somebody other than its writer checks a guide")
    if work.checker_id == (wanted.id if wanted else None):
        return None
    before = work.checker
    work.checker = wanted
    return record(session, by, "named who checks", work=work.id, part="state",
                  before={"checker": before.name if before else ""},
                  after={"checker": wanted.name if wanted else ""})  # fmt: skip


def colleagues(session: Session) -> list[Person]:
    """Everybody who works on guides, by name."""
    asked = select(Person).where(Person.active.is_(True), Person.role != Role.READER)
    return list(session.scalars(asked.order_by(Person.name, Person.id)))


def colleague(session: Session, person: int) -> Person:
    """The colleague with this account. Raises InputError for anybody who does not work on guides."""
    found = next((one for one in colleagues(session) if one.id == person), None)
    if found is None:
        raise InputError("nobody with that account works on guides")
    return found


def by_login(session: Session, login: str) -> int | None:
    """The number of a colleague by login, None for ''. Raises InputError for an unknown login."""
    if not login:
        return None
    found = next((one.id for one in colleagues(session) if one.login == login), None)
    if found is None:
        raise InputError(f"nobody who works on guides has the login {login[:80]!r}")
    return found
