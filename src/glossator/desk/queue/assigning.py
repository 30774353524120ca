"""Work given from the queue: a claim by its number on the desk, and who checks a guide."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Event, Item, Person, Work
from glossator.desk.log import record
from glossator.desk.queue import handing
from glossator.errors import InputError


class NoSuchClaimError(InputError):
    """A claim that is not on the desk."""

    status = 404


def find(session: Session, item: int) -> Item:
    """The claim by its number on the desk; others who change its guide wait until this transaction ends."""
    found = session.get(Item, item)
    if found is None:
        raise NoSuchClaimError(f"no claim {item} on this desk")
    session.scalar(select(Work.id).where(Work.id == found.work_id).with_for_update())
    found = session.get(Item, item, populate_existing=True)
    if found is None:  # dropped while we waited
        raise NoSuchClaimError(f"no claim {item} on this desk")
    return found


def claim_of(session: Session, work: int, claim: str) -> Item:
    """The claim of a guide by its id in it."""
    found = session.scalar(select(Item).where(Item.work_id == work, Item.claim == claim))
    if found is None:
        raise NoSuchClaimError(f"no claim {claim!r} in guide {work}")
    return found


def by_login(session: Session, login: str) -> int | None:
    """The number of a colleague by login, None for ''; InputError for a login there is not."""
    if not login:
        return None
    found = next((one.id for one in handing.colleagues(session) if one.login == login), None)
    if found is None:
        raise InputError(f"nobody who works on guides has the login {login[:80]!r}")
    return found


def assign(session: Session, by: Person, item: int, who: int | None) -> Event | None:
    """Give a claim to somebody, or to nobody; None where it was theirs already."""
    found = find(session, item)
    return handing.assign(session, by, found.work_id, found.claim, who or None)


def mark(session: Session, by: Person, item: int, ready: bool) -> Event | None:
    """Say that a claim is ready, or is not yet; None where it was so already."""
    found = find(session, item)
    return handing.mark(session, by, found.work_id, found.claim, ready)


def give_to_check(session: Session, by: Person, work: Work, who: int | None) -> Event | None:
    """Name who checks a guide; None where it was theirs already."""
    wanted = handing.colleague(session, who) if who else None
    if wanted and wanted.id == work.writer_id:
        raise InputError("somebody other than its writer checks a guide")
    if work.checker_id == (wanted.id if wanted else None):
        return None
    before = work.checker
    work.checker = wanted
    return record(session, by, "named who checks", work=work.id, part="state",
                  before={"checker": before.name if before else ""},
                  after={"checker": wanted.name if wanted else ""})  # fmt: skip
