"""The queue, publishing, settings and spreadsheets as JSON: the same functions as the pages."""

from typing import Annotated, Literal

from fastapi import File, Path, Query, Request, UploadFile
from fastapi.responses import Response
from sqlalchemy.orm import Session

from glossator.desk.choices import choose, chosen, options
from glossator.desk.database.tables import Job, Person
from glossator.desk.people.roles import Role
from glossator.desk.publishing import site
from glossator.desk.queue import handing, repeats
from glossator.desk.queue import listing as queue
from glossator.desk.sheets import into
from glossator.desk.web.api.answers import refusals
from glossator.desk.web.api.queue_models import (
    Asked,
    ChangeRow,
    Choice,
    Chosen,
    ClaimRow,
    Claims,
    Given,
    Guides,
    Morning,
    Proof,
    Publishing,
    Ready,
    Reason,
    Rows,
    Same,
    StateRow,
    Step,
    Stood,
    claim_row,
    guide_row,
    question,
)
from glossator.desk.web.queue import sheets
from glossator.desk.web.routes import Routes
from glossator.desk.web.visitor import database, visitor
from glossator.desk.work import guides
from glossator.desk.work.storable import Plain

routes = Routes(prefix="/api", tags=["queue"])
Id = Annotated[int, Path(ge=1, le=2_147_483_647)]
Filters = Annotated[queue.Filters, Query()]


@routes.get("/queue", role=Role.READER, responses=refusals())
def morning(request: Request) -> Morning:
    """Counts and ages by state, your open work, and the questions to you."""
    me = visitor(request).person
    with database(request).reading() as session:
        at = queue.glance(session, me)
        states = [StateRow(state=one.state, guides=one.guides, oldest=one.oldest) for one in at.states]
        questions = [question(one) for one in queue.questions(session, me)]
        return Morning(states=states, claims=at.claims, unsigned=at.unsigned, assigned=at.assigned, check=at.check,
                       asked=at.asked, seen=at.seen, questions=questions)  # fmt: skip


@routes.get("/queue/guides", role=Role.READER, responses=refusals())
def list_guides(request: Request, asked: Filters) -> Guides:
    """The guides that match, those waiting for somebody first."""
    with database(request).reading() as session:
        found = queue.guides(session, visitor(request).person, asked)
        return Guides(rows=[guide_row(one) for one in found.rows], of=found.of, pages=found.pages)


@routes.get("/queue/claims", role=Role.READER, responses=refusals())
def list_claims(request: Request, asked: Filters) -> Claims:
    """The claims that match, by worth or by topic, those of one meaning together."""
    with database(request).reading() as session:
        found = queue.claims(session, visitor(request).person, asked)
        return Claims(rows=[claim_row(one) for one in found.rows], of=found.of, pages=found.pages)


@routes.post("/queue/claims/{item}/assignee", role=Role.REPORTER, responses=refusals(404))
def assign(request: Request, item: Id, given: Given) -> ClaimRow:
    """Assign a claim to somebody."""
    with database(request).writing() as session:
        found = handing.find(session, item)
        handing.assign(session, _me(request, session), found.work_id, found.claim, given.who or None)
    return _claim(request, item)


@routes.post("/queue/claims/{item}/ready", role=Role.REPORTER, responses=refusals(404))
def ready(request: Request, item: Id, given: Ready) -> ClaimRow:
    """Mark a claim as ready, or not."""
    with database(request).writing() as session:
        found = handing.find(session, item)
        handing.mark(session, _me(request, session), found.work_id, found.claim, given.ready)
    return _claim(request, item)


@routes.post("/queue/claims/{item}/part", role=Role.REPORTER, responses=refusals(404))
def part(request: Request, item: Id) -> ClaimRow:
    """Separate a claim from those it is joined with."""
    with database(request).writing() as session:
        repeats.part(session, _me(request, session), handing.find(session, item))
    return _claim(request, item)


@routes.post("/queue/claims/{item}/join", role=Role.REPORTER, responses=refusals(404))
def join(request: Request, item: Id, given: Same) -> ClaimRow:
    """Join a claim with another that means the same."""
    with database(request).writing() as session:
        repeats.join(session, _me(request, session), handing.find(session, item), handing.find(session, given.to))
    return _claim(request, item)


@routes.post("/queue/guides/{work}/checker", role=Role.REPORTER, responses=refusals(404))
def give_to_check(request: Request, work: Id, given: Given) -> Stood:
    """Name who checks a guide."""
    with database(request).writing() as session:
        found = guides.find(session, work, changing=True)
        handing.give_to_check(session, _me(request, session), found, given.who)
        return Stood(id=work, state=found.state)


@routes.post("/queue/guides/{work}/step", role=Role.REPORTER, responses=refusals(404, 409))
def step(request: Request, work: Id, given: Step) -> Stood:
    """Hand in, approve, send back or open again."""
    with database(request).writing() as session:
        found = site.step(session, _me(request, session), work, given.step, given.note, given.version)
        return Stood(id=work, state=found.state)


@routes.get("/site/{work}", role=Role.READER, responses=refusals(404))
def proof(request: Request, work: Id) -> Proof:
    """How a guide differs from its published version."""
    with database(request).reading() as session:
        found = guides.find(session, work)
        at = site.before_publishing(session, found, guides.at_version(session, work, found.version))
        rows = [ChangeRow(where=one.where, before=one.before, after=one.after, claim=one.claim) for one in at.changes]
        return Proof(changes=rows, owes_correction=at.owes, unsigned=at.unsigned, unprinted=at.unprinted,
                     unfounded=at.unfounded)  # fmt: skip


@routes.post("/site/{work}/publish", role=Role.EDITOR, status_code=202, responses=refusals(404, 409))
def publish(request: Request, work: Id, given: Publishing) -> Asked:
    """Queue the publication of a guide."""
    with database(request).writing() as session:
        return _job(site.publish(session, _me(request, session), work, **given.model_dump()))


@routes.post("/site/{work}/withdraw", role=Role.EDITOR, status_code=202, responses=refusals(404))
def withdraw(request: Request, work: Id, given: Reason) -> Asked:
    """Withdraw a published guide; its page stays and says why."""
    with database(request).writing() as session:
        return _job(site.withdraw(session, _me(request, session), work, given.note))


@routes.post("/site", role=Role.EDITOR, status_code=202, responses=refusals())
def write_again(request: Request) -> Asked:
    """Queue the rewriting of the whole site."""
    with database(request).writing() as session:
        return _job(site.write_again(session, _me(request, session)))


@routes.get("/choices", role=Role.ADMIN, responses=refusals())
def list_choices(request: Request) -> list[Chosen]:
    """The newsroom's settings."""
    with database(request).reading() as session:
        return [Chosen(key=key, words=one.words, of=list(one.of), value=chosen(session, key))
                for key, one in options().items()]  # fmt: skip


@routes.post("/choices/{key}", role=Role.ADMIN, responses=refusals())
def set_choice(request: Request, key: Annotated[Plain, Path(max_length=60)], given: Choice) -> Chosen:
    """Change a setting."""
    with database(request).writing() as session:
        choose(session, _me(request, session), key, given.value.strip())
        option = options()[key]
        return Chosen(key=key, words=option.words, of=list(option.of), value=chosen(session, key))


@routes.get("/sheets/claims.{kind}", role=Role.READER, responses=refusals(404), response_class=Response)
def give(request: Request, kind: Literal["csv", "xlsx"], asked: Filters,
         guide: Annotated[int | None, Query(ge=1, le=2_147_483_647)] = None) -> Response:  # fmt: skip
    """The claims that match, or those of a guide, as CSV or XLSX."""
    return sheets.file(request, kind, asked, guide)


@routes.post("/sheets/look", role=Role.REPORTER, responses=refusals(413))
def look(request: Request, sent: Annotated[UploadFile, File()]) -> into.Plan:
    """What the changed rows of a file would do; nothing is done yet."""
    return sheets.planned(request, sent)


@routes.post("/sheets/do", role=Role.REPORTER, responses=refusals())
def do(request: Request, given: Rows) -> list[into.Planned]:
    """Do what was reviewed; each row says whether it was done, or why not."""
    return into.carry_out(database(request), visitor(request).person.id, given.rows)


def _me(request: Request, session: Session) -> Person:
    return session.get_one(Person, visitor(request).person.id)


def _job(job: Job) -> Asked:
    return Asked(job=job.id)


def _claim(request: Request, item: int) -> ClaimRow:
    with database(request).reading() as session:
        found = queue.shown(session, visitor(request).person, item)
        if found is None:
            raise guides.NoSuchWorkError(f"no claim {item} on this desk")
        return claim_row(found)
