"""Acts on a guide, as the forms of its pages send them; a stale one is answered with both versions."""

import json
from typing import Annotated, Any, get_origin

from fastapi import Depends, Path, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from glossator.desk.acts import performing as acting
from glossator.desk.acts.forms import Form
from glossator.desk.acts.marking import by_words
from glossator.desk.acts.table import ACTS
from glossator.desk.database.tables import Person
from glossator.desk.people.roles import Role
from glossator.desk.web.guide import bodies
from glossator.desk.web.guide.claims import opened
from glossator.desk.web.guide.prose import closed
from glossator.desk.web.pages import page
from glossator.desk.web.routes import Routes
from glossator.desk.web.shelf.on_file import record_of
from glossator.desk.web.visitor import database, visitor
from glossator.errors import InputError
from glossator.guide.model import Guide
from glossator.guide.prose.retold import NOTE
from glossator.guide.reviewing.standing import standing

routes = Routes(prefix="/guides", include_in_schema=False)
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
OURS = {"csrf", "part", "seen", "over", "back"}


async def _form(request: Request) -> FormData:
    return await request.form()


@routes.post("/{work}/acts/{act}", role=Role.REPORTER)
def do(request: Request, work: Id, act: str, form: Annotated[FormData, Depends(_form)]) -> Response:
    """Carry out an act, and show its part of the page as it is now."""
    if act not in ACTS:
        raise InputError(f"no act {act[:40]!r}")
    part = _text(form, "part")
    # Whoever was shown both versions and insists has seen what they replace.
    seen = _number(form, "over") or _number(form, "seen")
    with database(request).reading() as session:
        guide = bodies.bodies(request).reading(session, bodies.row(session, work)).guide
    given = by_words(guide, act, part, _given(ACTS[act].form, form), lambda: record_of(request))
    record = record_of(request) if ACTS[act].look_up else None
    acting.rehearse(guide, record, act, part, given)
    try:
        with database(request).writing() as session:
            by = session.get_one(Person, visitor(request).person.id)
            done = acting.perform(session, record, by, work, act, part, given, seen)
            what = done.event.what
    except acting.StaleError as stale:
        return _both(request, work, act, part, form, stale)
    return _after(request, work, part, what, done.guide)


def _after(request: Request, work: int, part: str, what: str, guide: Guide) -> Response:
    claim = part.removeprefix(NOTE)
    there = any(one.id == claim for one in guide.claims)
    if not request.headers.get("hx-request"):
        return RedirectResponse(f"/guides/{work}/claims/{claim}" if there else f"/guides/{work}", 303)
    headers = {"HX-Trigger": json.dumps({"glossator:did": what})}
    if there:
        return opened(request, work, claim, headers)
    return closed(request, work, part, headers)


def _both(request: Request, work: int, act: str, part: str, form: FormData, stale: acting.StaleError) -> Response:
    """The two versions side by side; nothing that was typed is lost."""
    with database(request).reading() as session:
        row = bodies.row(session, work)
        guide = bodies.bodies(request).reading(session, row).guide
    mine = [(key, str(value)) for key, value in form.multi_items() if key not in OURS and str(value).strip()]
    again = [(key, str(value)) for key, value in form.multi_items() if key not in ("csrf", "over")]
    full = not request.headers.get("hx-request")
    claim = part.removeprefix(NOTE)
    back = f"/guides/{work}/claims/{claim}" if any(one.id == claim for one in guide.claims) else f"/guides/{work}"
    return page(request, "stale.html.j2" if full else "_stale.html.j2", 409, work=row, act=act, part=part, mine=mine,
                again=again, theirs=_theirs(guide, stale.part), stale=stale, words=ACTS[act].words, full=full,
                back=back)  # fmt: skip


def _theirs(guide: Guide, part: str) -> list[tuple[str, str]]:
    """The present content of a part, as its forms would show it."""
    claim = next((one for one in guide.claims if one.id == part), None)
    if claim is not None:
        now = standing(guide, part)
        told = [("claim", claim.standalone), ("finding", str(now.verdict))]
        return [*told, ("signed", now.signed.reviewer)] if now.signed else told
    if part == "lede" or part.partition(":")[0] in ("note", "topic"):
        from glossator.desk.work.reading import Reading

        try:
            return [("text", Reading(guide).place(part).text)]
        except InputError:
            return []
    return [(key, ", ".join(value) if isinstance(value, list) else str(value or ""))
            for key, value in acting.shown(guide, part).items()]  # fmt: skip


def _given(model: type[Form], form: FormData) -> dict[str, Any]:
    """The fields of a form for the act's own model; empty ones are left out."""
    made: dict[str, Any] = {}
    for key in dict.fromkeys(form.keys()):
        if key in OURS:
            continue
        values = [str(one) for one in form.getlist(key) if not isinstance(one, UploadFile)]
        held = model.model_fields.get(key)
        if held is not None and get_origin(held.annotation) is list:
            made[key] = [one for one in values if one.strip()]
        elif values and (values[-1].strip() or (held is not None and held.is_required())):
            made[key] = values[-1]
    return made


def _text(form: FormData, key: str) -> str:
    return str(form.get(key, "")).replace("\x00", "")[:300]


def _number(form: FormData, key: str) -> int | None:
    value = str(form.get(key, ""))
    return int(value) if value.isdecimal() and len(value) < 11 else None
