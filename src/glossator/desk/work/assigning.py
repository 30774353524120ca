"""Who has a claim, whether it is ready, and who checks a guide: kept beside the guide, and logged."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Event, Item, Person, Work, now
from glossator.desk.log import record
from glossator.desk.people.roles import Role
from glossator.errors import InputError

SETTLED = ("approved", "published", "withdrawn")  # states in which nobody works on claims


class NoSuchClaimError(InputError):
    """A claim that is not on the desk."""

    status = 404


def find(session: Session, item: int) -> Item:
    """The claim by its number on the desk; others who change its guide wait until this transaction ends."""
    found = session.get(Item, item)
    if found is None:
        raise NoSuchClaimError(f"no claim {item} on this desk")
    session.scalar(select(Work.id).where(Work.id == found.work_id).with_for_update())
    return found


def claim_of(session: Session, work: int, claim: str) -> Item:
    """The claim of a guide by its id in it."""
    found = session.scalar(select(Item).where(Item.work_id == work, Item.claim == claim))
    if found is None:
        raise NoSuchClaimError(f"no claim {claim!r} in guide {work}")
    return find(session, found.id)


def colleagues(session: Session) -> list[Person]:
    """Everybody who can be given work, by name."""
    able = [role for role in Role if role.may(Role.REPORTER)]
    return list(session.scalars(select(Person).where(Person.active, Person.role.in_(able)).order_by(Person.name)))


def colleague(session: Session, who: int | None) -> Person | None:
    """The person who is given work, None for nobody; InputError for somebody who cannot do it."""
    if not who:
        return None
    found = session.get(Person, who)
    if found is None or not found.active or not Role(found.role).may(Role.REPORTER):
        raise InputError("that is nobody who can be given work: choose a reporter or an editor")
    return found


def by_login(session: Session, login: str) -> int | None:
    """The number of a colleague by login, None for ''; InputError for a login there is not."""
    if not login:
        return None
    found = session.scalar(select(Person.id).where(Person.login == login.lower(), Person.active))
    if found is None:
        raise InputError(f"nobody here has the login {login[:80]!r}")
    return found


def assign(session: Session, by: Person, item: Item, who: int | None) -> Event | None:
    """Give a claim to somebody, or to nobody; None where it was theirs already."""
    wanted = colleague(session, who)
    if item.assignee_id == (wanted.id if wanted else None):
        return None
    before = item.assignee
    item.assignee, item.changed = wanted, now()
    return record(session, by, "gave the claim to somebody", work=item.work_id, part=item.claim,
                  before=_named(before), after=_named(wanted))  # fmt: skip


def _named(person: Person | None) -> dict[str, str]:
    return {"assigned": person.name if person else "", "login": person.login if person else ""}


def mark(session: Session, by: Person, item: Item, ready: bool) -> Event | None:
    """Say that a claim is ready, or is not yet; None where it was so already."""
    state = session.scalar(select(Work.state).where(Work.id == item.work_id))
    if state in SETTLED:
        raise InputError(f"the guide is {state}: open it again, or send it back, before you change it")
    if item.ready == ready:
        return None
    item.ready, item.changed = ready, now()
    return record(session, by, "marked ready" if ready else "marked not ready", work=item.work_id, part=item.claim,
                  before={"ready": not ready}, after={"ready": ready})  # fmt: skip


def give_to_check(session: Session, by: Person, work: Work, who: int | None) -> Event | None:
    """Name who checks a guide; None where it was theirs already."""
    wanted = colleague(session, who)
    if wanted and wanted.id == work.writer_id:
        raise InputError("somebody other than its writer checks a guide")
    if work.checker_id == (wanted.id if wanted else None):
        return None
    before = work.checker
    work.checker = wanted
    return record(session, by, "named who checks", work=work.id, part="state",
                  before={"checker": before.name if before else ""},
                  after={"checker": wanted.name if wanted else ""})  # fmt: skip
