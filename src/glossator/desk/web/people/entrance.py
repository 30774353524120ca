"""Logging in and out, and the check that the desk is up."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from glossator.desk.database.engine import alive
from glossator.desk.people import accounts
from glossator.desk.people.roles import Role
from glossator.desk.web.pages import page
from glossator.desk.web.routes import ANYBODY, Routes
from glossator.desk.web.visitor import COOKIE, database, find

routes = Routes()


@routes.get("/login", role=ANYBODY, include_in_schema=False)
def show(request: Request) -> Response:
    """The login page; visitors already logged in go on to the queue."""
    if find(request):
        return RedirectResponse("/", 303)
    return page(request, "login.html.j2", fault="", login="")


@routes.post("/login", role=ANYBODY, include_in_schema=False)
def log_in(request: Request, login: Annotated[str, Form(max_length=200)] = "",
           password: Annotated[str, Form(max_length=1_000)] = "") -> Response:  # fmt: skip
    """Open a login session, or say that login and password do not match."""
    place = request.client.host if request.client else ""
    opened = None
    try:
        with database(request).writing() as session:
            knocked = accounts.knock(session, login, place)
    except accounts.TooManyTriesError as problem:
        return page(request, "login.html.j2", 429, fault=str(problem), login=login)
    # Verifying a password takes a while: no transaction waits for it.
    if knocked.opened_by(password):
        with database(request).writing() as session:
            opened = accounts.let_in(session, knocked)
    if opened is None:
        return page(request, "login.html.j2", 403, fault="login or password is wrong", login=login)
    return to_the_queue(request, opened[0])


def to_the_queue(request: Request, made: str) -> Response:
    """Go on to the queue, with the cookie of a login session."""
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https" or request.app.state.settings.behind_proxy
    answer.set_cookie(COOKIE, made, max_age=int(accounts.STAYS.total_seconds()), httponly=True, samesite="lax",
                      secure=secure)  # fmt: skip
    return answer


@routes.post("/logout", role=Role.READER, include_in_schema=False)
def log_out(request: Request) -> Response:
    """End the login session."""
    with database(request).writing() as session:
        visit = accounts.visiting(session, request.cookies.get(COOKIE, ""))
        if visit:
            accounts.log_out(session, visit)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


@routes.get("/health", role=ANYBODY)
async def health(request: Request) -> JSONResponse:
    """Whether the desk and its database answer."""
    well = await run_in_threadpool(alive, database(request))
    return JSONResponse({"database": "answers" if well else "is away"}, 200 if well else 503)
