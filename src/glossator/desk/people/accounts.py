"""Accounts: created, changed, closed and logged in to; each change is an event."""

import re
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from glossator.desk.database.engine import one_at_a_time
from glossator.desk.database.tables import Attempt, Person, Token, Visit, now
from glossator.desk.log import record
from glossator.desk.people.passwords import digest, fits, hashed, nobodys, one_time, secret
from glossator.desk.people.roles import Role
from glossator.errors import InputError

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,79}\Z")
STAYS = timedelta(hours=12)
TRIES, WITHIN = 5, timedelta(minutes=10)  # failed logins of one account or from one address before it has to wait


class TooManyTriesError(InputError):
    """Too many failed logins: the next one has to wait."""


def first(session: Session) -> str:
    """The one-time password of a first admin, if there is no account yet; '' otherwise."""
    one_at_a_time(session, "accounts")
    if any_there(session):
        return ""
    password = one_time()
    add(session, None, login="admin", name="Admin", role=Role.ADMIN, password=password, must_change=True)
    return password


def any_there(session: Session) -> bool:
    """True if there is any account."""
    return bool(session.scalar(select(func.count(Person.id))))


def everybody(session: Session) -> list[Person]:
    """All people with an account, ordered by login."""
    return list(session.scalars(select(Person).order_by(Person.login)))


def named(session: Session, login: str) -> Person:
    """The person with this login. Raises InputError if there is none."""
    found = session.scalar(select(Person).where(Person.login == login.strip().lower()))
    if found is None:
        raise InputError(f"there is no account with the login {login!r}")
    return found


def add(session: Session, by: Person | None, *, login: str, name: str, role: str, password: str,
        must_change: bool = True) -> Person:  # fmt: skip
    """Create an account. Raises InputError for a login that is taken or invalid."""
    one_at_a_time(session, "accounts")
    login = login.strip().lower()
    if not LOGIN.match(login):
        raise InputError("a login has lower-case letters, digits and . _ @ + -, at most 80")
    if session.scalar(select(Person).where(Person.login == login)):
        raise InputError(f"the login {login!r} is taken")
    if not _is_name(name, 120):
        raise InputError("an account needs a name, to be shown with what this person signs")
    made = Person(login=login, name=name.strip(), role=_role(role), password=hashed(password), must_change=must_change)
    session.add(made)
    session.flush()
    record(session, by, "account added", after=_shown(made))
    return made


def change(session: Session, by: Person | None, person: Person, *, name: str | None = None, role: str | None = None,
           active: bool | None = None, password: str | None = None) -> None:  # fmt: skip
    """Change name, role or password; or close or reopen the account. There is always at least one admin.

    Sessions of a closed account, or from before a new password, end. Without `by`, the change is by whoever runs the
    desk's machine.
    """
    one_at_a_time(session, "accounts")  # two admins closing each other's account would leave none
    before = _shown(person)
    if name is not None:
        if not _is_name(name, 120):
            raise InputError("an account needs a name, to be shown with what this person signs")
        person.name = name.strip()
    if role is not None:
        person.role = _role(role)
    if active is not None:
        person.active = active
    if password is not None:
        person.password, person.must_change = hashed(password), by is None or by.id != person.id
        mine = or_(Attempt.key == f"login {person.login}",
                   Attempt.key.startswith(f"login {person.login} from ", autoescape=True))  # fmt: skip
        session.execute(delete(Attempt).where(mine))
    session.flush()
    admins = select(func.count(Person.id)).where(Person.role == Role.ADMIN, Person.active.is_(True))
    if not session.scalar(admins):
        raise InputError("the desk needs an admin: make somebody else an admin first")
    if password is not None or active is False:
        session.execute(delete(Visit).where(Visit.person_id == person.id))
    record(session, by, "account changed", before=before, after=_shown(person) | {"password": password is not None})


@dataclass(frozen=True)
class Knock:
    """A login attempt: the login given, the hash the password has to match ('' if unknown), and where it is from."""

    login: str
    known: str
    place: str
    tries: tuple[int, ...]

    def opened_by(self, password: str) -> bool:
        """True for the right password; takes equally long if there is no such account. No transaction waits for it."""
        return fits(password, self.known or nobodys()) and bool(self.known)


def knock(session: Session, login: str, place: str) -> Knock:
    """Record a login attempt before its result is known, so that many at once are counted, too.

    Raises TooManyTriesError if too many attempts on this account or from this address failed lately.
    """
    login = login.strip().lower()
    login = login if LOGIN.match(login) else ""
    most, since = _most(login, place), now() - WITHIN
    one_at_a_time(session, "logins")
    for key, tries in most.items():
        failed = session.scalar(select(func.count(Attempt.id)).where(Attempt.key == key, Attempt.at > since)) or 0
        if failed >= tries:
            raise TooManyTriesError("too many logins failed; wait ten minutes and try again")
    session.execute(delete(Attempt).where(Attempt.at < since))
    tried = [Attempt(key=key) for key in most]
    session.add_all(tried)
    session.flush()
    known = session.scalar(select(Person.password).where(Person.login == login, Person.active.is_(True)))
    return Knock(login, known or "", place, tuple(one.id for one in tried))


def _most(login: str, place: str) -> dict[str, int]:
    """How many attempts may fail: few per account and address, so that nobody elsewhere locks the owner out."""
    return {_here(login, place): TRIES, f"from {place}"[:160]: 4 * TRIES, f"login {login}": 20 * TRIES}


def _here(login: str, place: str) -> str:
    return f"login {login} from {place}"[:160]


def let_in(session: Session, knocked: Knock) -> tuple[str, Visit] | None:
    """The secret for the cookie and its login session; None if the account was closed or changed in the meantime."""
    person = session.scalar(select(Person).where(Person.login == knocked.login, Person.active.is_(True)))
    if person is None or person.password != knocked.known:
        return None
    here = _here(knocked.login, knocked.place)
    session.execute(delete(Attempt).where(or_(Attempt.key == here, Attempt.id.in_(knocked.tries))))
    session.execute(delete(Visit).where(Visit.expires < now()))
    record(session, person, "logged in")
    return visit_of(session, person)


def visit_of(session: Session, person: Person) -> tuple[str, Visit]:
    """A new login session of an authenticated person, and the secret for its cookie."""
    made = secret()
    visit = Visit(id=digest(made), person_id=person.id, csrf=secret(), expires=now() + STAYS)
    session.add(visit)
    return made, visit


def log_in(session: Session, login: str, password: str, place: str) -> tuple[str, Visit] | None:
    """Check and log in, in one transaction, for a desk that nobody else uses; None if the password does not match."""
    knocked = knock(session, login, place)
    return let_in(session, knocked) if knocked.opened_by(password) else None


def visiting(session: Session, cookie: str) -> Visit | None:
    """The login session of a cookie, if it is still valid."""
    visit = session.get(Visit, digest(cookie)) if cookie else None
    return visit if visit and visit.expires > now() and visit.person.active else None


def log_out(session: Session, visit: Visit) -> None:
    """End a login session."""
    session.execute(delete(Visit).where(Visit.id == visit.id))


def make_token(session: Session, person: Person, name: str, days: int | None) -> str:
    """A new personal API token, shown only this once."""
    if not _is_name(name, 80):
        raise InputError("a token needs a name that says what it is for")
    made = "glossator_" + secret()
    expires = now() + timedelta(days=days) if days else None
    session.add(Token(person_id=person.id, name=name.strip(), hash=digest(made), expires=expires))
    record(session, person, "token made", after={"name": name.strip(), "days": days})
    return made


def of_token(session: Session, made: str) -> Person | None:
    """The owner of a token, if it is still valid."""
    token = session.scalar(select(Token).where(Token.hash == digest(made)))
    if token is None or token.revoked or (token.expires and token.expires < now()) or not token.person.active:
        return None
    return token.person


def revoke(session: Session, person: Person, token: Token) -> None:
    """Revoke the token."""
    token.revoked = now()
    record(session, person, "token revoked", after={"name": token.name})


def _is_name(name: str, longest: int) -> bool:
    return 0 < len(name.strip()) <= longest and "\x00" not in name  # which PostgreSQL cannot store


def _role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise InputError(f"unknown role {role!r}; use one of {', '.join(Role)}") from None


def _shown(person: Person) -> dict[str, object]:
    return {"login": person.login, "name": person.name, "role": str(person.role), "active": person.active}
