"""Acts in the JSON API: a typed route for each of `acts.table.ACTS`, and undo."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Request
from pydantic import Field, create_model

from glossator.desk.acts import performing as acting
from glossator.desk.acts.forms import Form
from glossator.desk.acts.table import ACTS, Act
from glossator.desk.database.tables import Person
from glossator.desk.people.roles import Role
from glossator.desk.web.api.answers import refusals
from glossator.desk.web.api.guides import Done, Id
from glossator.desk.web.guide import bodies
from glossator.desk.web.routes import Routes
from glossator.desk.web.shelf.on_file import record_of
from glossator.desk.web.visitor import database, visitor

routes = Routes(prefix="/api/guides", tags=["acts"], responses=refusals(404, 409))
Part = Annotated[str, Field(max_length=300, description="a claim's id, lede, note:CLAIM, topic:TITLE, or head")]
Seen = Annotated[int | None, Field(ge=0, le=2**31 - 1, description="the newest event that was seen; null overrides")]


class Undone(Form):
    """The event to undo."""

    event: Annotated[int, Field(ge=1, le=2**31 - 1)]


def _act(name: str, act: Act) -> Callable[..., Done]:
    called = "".join(part.capitalize() for part in name.split("-"))
    asked_for: Any = create_model(f"Act{called}", __base__=Form, __doc__=f"What “{act.words}” is told.",
                                  part=(Part, ""), seen=(Seen, ...), form=(act.form, ...))  # fmt: skip

    def do(request: Request, work: Id, asked: Any) -> Done:
        record, given = record_of(request) if act.look_up else None, asked.form.model_dump(mode="json")
        if record:
            with database(request).reading() as session:
                guide = bodies.bodies(request).reading(session, bodies.row(session, work)).guide
            acting.rehearse(guide, record, name, asked.part, given)
        with database(request).writing() as session:
            by = session.get_one(Person, visitor(request).person.id)
            return _done(acting.perform(session, record, by, work, name, asked.part, given, asked.seen))

    do.__annotations__["asked"] = asked_for
    do.__name__ = name.replace("-", "_")
    do.__doc__ = f"{act.words[:1].upper()}{act.words[1:]}; 409 where somebody changed the same part after `seen`."
    return do


for _name, _one in ACTS.items():
    routes.post(f"/{{work}}/acts/{_name}", role=_one.role)(_act(_name, _one))


@routes.post("/{work}/undo", role=Role.REPORTER)
def undo(request: Request, work: Id, asked: Undone) -> Done:
    """Undo one act and keep all others; your own, or as an editor anybody's."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        return _done(acting.undo(session, by, work, asked.event))


def _done(done: acting.Done) -> Done:
    return Done(event=done.event.id, what=done.event.what, version=done.event.version, seen=done.event.id)
