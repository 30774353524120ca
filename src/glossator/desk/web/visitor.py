"""The visitor: by the cookie of a browser, or by a personal token; and their permissions."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool

from glossator.desk.database.engine import Database
from glossator.desk.database.tables import Person
from glossator.desk.people import accounts
from glossator.desk.people.roles import Role

COOKIE = "glossator_desk"
LOGIN, PASSWORD = "/login", "/account/password"
OLD = "this page was opened under an earlier login: send it once more, or load it again and repeat what you did"
BOUND = 16 * 1024 * 1024  # bytes of a form that are read for its token; uploads send it as a header


@dataclass(frozen=True)
class Visitor:
    """The visitor; `csrf` is the token of their browser session, '' with a personal token."""

    person: Person
    csrf: str

    @property
    def role(self) -> Role:
        """The visitor's role."""
        return Role(self.person.role)

    def may(self, role: str) -> bool:
        """For templates: whether to show what requires a role."""
        return self.role.may(Role(role))


def database(request: Request) -> Database:
    """The desk's database."""
    held: Database = request.app.state.database
    return held


def visitor(request: Request) -> Visitor:
    """The visitor, on a route that needs a role."""
    held: Visitor = request.state.visitor
    return held


def guard(role: Role) -> Callable[[Request], Awaitable[None]]:
    """Admit visitors with the role. Browsers are sent to log in, or told that they may not; the API answers 401, 403.

    Changes by a browser carry the token of its session (header X-CSRF-Token, or field csrf).
    """

    async def check(request: Request) -> None:
        who = await run_in_threadpool(find, request)
        if who is None:
            raise _log_in(request)
        if who.csrf and request.method not in ("GET", "HEAD"):
            given = request.headers.get("x-csrf-token", "") or str((await request.form()).get("csrf", ""))
            if not hmac.compare_digest(given.encode(), who.csrf.encode()):
                raise HTTPException(403, OLD, headers={"X-Glossator-Page": "old"})
        if who.person.must_change and request.url.path not in (PASSWORD, "/logout"):
            raise _choose_password(request, who)
        if not who.role.may(role):
            raise HTTPException(403, f"this needs the role of {role}; you are {who.role}")
        request.state.visitor = who

    return check


def find(request: Request) -> Visitor | None:
    """The visitor, if identified."""
    held = request.headers.get("authorization", "")
    with database(request).reading() as session:
        if held.lower().startswith("bearer "):
            person = accounts.of_token(session, held[7:].strip())
            return Visitor(person, "") if person else None
        visit = accounts.visiting(session, request.cookies.get(COOKIE, ""))
        return Visitor(visit.person, visit.csrf) if visit else None


def _choose_password(request: Request, who: Visitor) -> HTTPException:
    if who.csrf and not request.url.path.startswith("/api/"):
        return HTTPException(303, headers={"Location": PASSWORD})
    return HTTPException(403, "log in and choose a password of your own first")


def _log_in(request: Request) -> HTTPException:
    if request.url.path.startswith("/api/"):
        return HTTPException(401, "log in, or send a personal token", headers={"WWW-Authenticate": "Bearer"})
    if request.headers.get("hx-request"):
        return HTTPException(401, "you are no longer logged in", headers={"HX-Redirect": LOGIN})
    return HTTPException(303, headers={"Location": LOGIN})
