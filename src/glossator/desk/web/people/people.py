"""Accounts, for admins; and the log of every change."""

from typing import Annotated

from fastapi import Form, HTTPException, Path, Query, Request
from fastapi.responses import Response
from sqlalchemy import select

from glossator.desk.database.tables import Event, Person
from glossator.desk.people import accounts
from glossator.desk.people.passwords import one_time
from glossator.desk.people.roles import Role
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.errors import InputError

routes = Routes(include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
AT_ONCE = 100  # events per page


@routes.get("/people", role=Role.ADMIN)
def show(request: Request) -> Response:
    """Everybody with an account."""
    return _people(request)


@routes.post("/people", role=Role.ADMIN)
def add(request: Request, login: Annotated[str, Form(max_length=200)], name: Annotated[str, Form(max_length=200)],
        role: Annotated[str, Form(max_length=20)]) -> Response:  # fmt: skip
    """A new account, with a password for the first login."""
    password = one_time()
    try:
        with database(request).writing() as session:
            by = session.get_one(Person, visitor(request).person.id)
            made = accounts.add(session, by, login=login, name=name, role=role, password=password)
            told = (made.login, password)
    except InputError as problem:
        return _people(request, fault=str(problem), status=422)
    return _people(request, told=told)


@routes.post("/people/{person}", role=Role.ADMIN)
def change(request: Request, person: Id, name: Annotated[str | None, Form(max_length=200)] = None,
           role: Annotated[str | None, Form(max_length=20)] = None, active: Annotated[bool | None, Form()] = None,
           reset: Annotated[bool, Form()] = False) -> Response:  # fmt: skip
    """Change name or role; close or reopen the account, or give it a new one-time password."""
    password = one_time() if reset else None
    try:
        with database(request).writing() as session:
            by, found = session.get_one(Person, visitor(request).person.id), session.get(Person, person)
            if found is None:
                raise HTTPException(404, "no such account")
            accounts.change(session, by, found, name=name, role=role, active=active, password=password)
            told = (found.login, password) if password else None
    except InputError as problem:
        return _people(request, fault=str(problem), status=422)
    return _people(request, told=told)


@routes.get("/log", role=Role.EDITOR)
def log(request: Request, before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> Response:
    """Every change, newest first."""
    with database(request).reading() as session:
        asked = select(Event).order_by(Event.id.desc()).limit(AT_ONCE + 1)
        found = session.scalars(asked.where(Event.id < before) if before else asked).all()
    more = found[AT_ONCE - 1].id if len(found) > AT_ONCE else None
    return page(request, "log.html.j2", events=found[:AT_ONCE], more=more)


def _people(request: Request, *, fault: str = "", told: tuple[str, str] | None = None, status: int = 200) -> Response:
    with database(request).reading() as session:
        everybody = session.scalars(select(Person).order_by(Person.login)).all()
    return page(request, "people.html.j2", status, everybody=everybody, roles=list(Role), fault=fault, told=told)
