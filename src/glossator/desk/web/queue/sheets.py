"""Spreadsheets of claims: exported by guide or by the queue's filters; imports are reviewed before they are done."""

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import File, Form, Path, Query, Request, UploadFile
from fastapi.responses import Response
from pydantic import TypeAdapter, ValidationError

from glossator.desk.database.tables import Person
from glossator.desk.people.roles import Role
from glossator.desk.queue import listing as queue
from glossator.desk.sheets import into, out, reading
from glossator.desk.sheets.columns import sheet
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.desk.work import guides
from glossator.errors import InputError

routes = Routes(include_in_schema=False)
TYPES = {"csv": "text/csv; charset=utf-8",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}  # fmt: skip
ROWS = TypeAdapter(Annotated[list[into.Sent], "the rows to be done"])


@routes.get("/sheets", role=Role.READER)
def show(request: Request, asked: Annotated[queue.Filters, Query()]) -> Response:
    """What can be exported, and the form for importing."""
    return _sheets(request, asked=asked)


@routes.get("/sheets/claims.{kind}", role=Role.READER)
def give(request: Request, kind: Literal["csv", "xlsx"], asked: Annotated[queue.Filters, Query()],
         guide: Annotated[int | None, Query(ge=1, le=2_147_483_647)] = None) -> Response:  # fmt: skip
    """The claims that match the queue's filters, or those of a guide."""
    return file(request, kind, asked, guide)


@routes.get("/guides/{work}/claims.{kind}", role=Role.READER)
def give_guide(request: Request, work: Annotated[int, Path(ge=1, le=2_147_483_647)],
               kind: Literal["csv", "xlsx"]) -> Response:  # fmt: skip
    """The claims of one guide."""
    return file(request, kind, queue.Filters(), work)


@routes.post("/sheets/look", role=Role.REPORTER)
def look(request: Request, sent: Annotated[UploadFile, File()]) -> Response:
    """What the changed rows of a file would do; nothing is done yet."""
    try:
        plan = planned(request, sent)
    except InputError as problem:
        return _sheets(request, fault=str(problem))
    return _sheets(request, plan=plan, name=sent.filename or "", rows=ROWS.dump_json(plan.rows).decode())


@routes.post("/sheets/do", role=Role.REPORTER)
def do(request: Request, rows: Annotated[str, Form(max_length=8 * 1024 * 1024)]) -> Response:
    """Do what was reviewed."""
    try:
        wanted = ROWS.validate_json(rows)
    except ValidationError:
        return _sheets(request, fault="these rows cannot be read: send the file again")
    return _sheets(request, done=into.carry_out(database(request), visitor(request).person.id, wanted))


def file(request: Request, kind: str, asked: queue.Filters, work: int | None) -> Response:
    """The file itself, as a download."""
    with database(request).reading() as session:
        if work:
            guides.find(session, work)
        rows = out.rows(session, visitor(request).person, asked, work)
    content = out.as_csv(rows) if kind == "csv" else out.as_xlsx(rows)
    name = f"guide-{work}-claims.{kind}" if work else f"claims.{kind}"
    return Response(content, media_type=TYPES[kind], headers={"content-disposition": f'attachment; filename="{name}"'})


def planned(request: Request, sent: UploadFile) -> into.Plan:
    """What an uploaded file would do. Raises InputError if it cannot be read."""
    name = (sent.filename or "the file")[:120]
    rows = reading.read(name, sent.file.read(reading.LONGEST + 1))
    with database(request).reading() as session:
        return into.plan(session, session.get_one(Person, visitor(request).person.id), rows)


def _sheets(request: Request, *, asked: queue.Filters | None = None, fault: str = "", plan: into.Plan | None = None,
            done: list[into.Planned] | None = None, name: str = "", rows: str = "") -> Response:  # fmt: skip
    asked = asked or queue.Filters()
    kept = {key: "true" if value is True else value for key, value in asked.model_dump(exclude_defaults=True).items()}
    values: dict[str, Any] = {"asked": asked, "query": urlencode(kept), "fault": fault, "plan": plan, "done": done,
                              "name": name, "rows": rows, "columns": [one for one in sheet().columns if one.edit],
                              "names": {one.key: one.name for one in sheet().columns}}  # fmt: skip
    return page(request, "sheets.html.j2", 422 if fault else 200, **values)
