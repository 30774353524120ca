"""Your own account: the password, and personal tokens for the API."""

from typing import Annotated

from fastapi import Form, HTTPException, Path, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import select

from glossator.desk.database.tables import Person, Token
from glossator.desk.people import accounts
from glossator.desk.people.passwords import fits
from glossator.desk.people.roles import Role
from glossator.desk.web.pages import page
from glossator.desk.web.people.entrance import to_the_queue
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.errors import InputError

routes = Routes(prefix="/account", include_in_schema=False)


@routes.get("", role=Role.READER)
def show(request: Request) -> Response:
    """The account, with its valid tokens."""
    return _account(request, made="")


@routes.post("/tokens", role=Role.READER)
def make_token(request: Request, name: Annotated[str, Form(max_length=200)],
               days: Annotated[int, Form(ge=0, le=3650)] = 90) -> Response:  # fmt: skip
    """A new token, shown only this once; for browsers only, since a token that made others would outlive its expiry."""
    if not visitor(request).csrf:
        raise HTTPException(403, "a token cannot create another: log in to create one")
    with database(request).writing() as session:
        person = session.get_one(Person, visitor(request).person.id)
        made = accounts.make_token(session, person, name, days or None)
    return _account(request, made=made)


@routes.post("/tokens/{token}/revoke", role=Role.READER)
def revoke(request: Request, token: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> Response:
    """Revoke a token."""
    with database(request).writing() as session:
        person = session.get_one(Person, visitor(request).person.id)
        found = session.scalar(select(Token).where(Token.id == token, Token.person_id == person.id))
        if found is None:
            raise HTTPException(404, "no such token of yours")
        accounts.revoke(session, person, found)
    return RedirectResponse("/account", 303)


@routes.get("/password", role=Role.READER)
def ask_password(request: Request) -> Response:
    """The form for a new password."""
    return page(request, "password.html.j2", fault="")


@routes.post("/password", role=Role.READER)
def set_password(request: Request, old: Annotated[str, Form(max_length=1_000)],
                 new: Annotated[str, Form(max_length=1_000)],
                 again: Annotated[str, Form(max_length=1_000)]) -> Response:  # fmt: skip
    """Set a new password; every session ends except that of this browser, which is renewed."""
    try:
        with database(request).writing() as session:
            person = session.get_one(Person, visitor(request).person.id)
            _check(person, old, new, again)
            accounts.change(session, person, person, password=new)
            made, _ = accounts.visit_of(session, person)
    except InputError as problem:
        return page(request, "password.html.j2", 422, fault=str(problem))
    return to_the_queue(request, made)


def _check(person: Person, old: str, new: str, again: str) -> None:
    if not fits(old, person.password):
        raise InputError("the old password is wrong")
    if new != again:
        raise InputError("the two new passwords differ")
    if new == old:
        raise InputError("choose a password other than the old one")


def _account(request: Request, made: str) -> Response:
    with database(request).reading() as session:
        mine = select(Token).where(Token.person_id == visitor(request).person.id, Token.revoked.is_(None))
        tokens = session.scalars(mine.order_by(Token.id)).all()
    return page(request, "account.html.j2", tokens=tokens, made=made)
