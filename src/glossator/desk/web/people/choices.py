"""The newsroom's settings, changed by an admin."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from glossator.desk.choices import choose, chosen, options
from glossator.desk.database.tables import Person
from glossator.desk.people.roles import Role
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.errors import InputError

routes = Routes(include_in_schema=False)


@routes.get("/choices", role=Role.ADMIN)
def show(request: Request) -> Response:
    """All settings with their values."""
    return _choices(request)


@routes.post("/choices", role=Role.ADMIN)
def set_choice(request: Request, key: Annotated[str, Form(max_length=60)],
               value: Annotated[str, Form(max_length=1_000)] = "") -> Response:  # fmt: skip
    """Change a setting."""
    try:
        with database(request).writing() as session:
            choose(session, session.get_one(Person, visitor(request).person.id), key, value.strip())
    except InputError as problem:
        return _choices(request, fault=str(problem), key=key, value=value)
    return RedirectResponse("/choices", 303)


def _choices(request: Request, *, fault: str = "", key: str = "", value: str = "") -> Response:
    with database(request).reading() as session:
        held = {name: chosen(session, name) for name in options()}
    values = held | ({key: value} if key in held else {})
    return page(request, "choices.html.j2", 422 if fault else 200, options=options(), values=values, fault=fault,
                key=key)  # fmt: skip
