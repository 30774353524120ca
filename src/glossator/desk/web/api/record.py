"""The record as JSON: its contents, searches, documents, additions and removals."""

from datetime import date
from typing import Annotated

from fastapi import HTTPException, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from glossator.desk.database.tables import Person
from glossator.desk.people.roles import Role
from glossator.desk.shelf import adding, additions, cluster, reading, removing
from glossator.desk.shelf.adding import About as Said
from glossator.desk.shelf.additions import Addition
from glossator.desk.shelf.citing import Cited
from glossator.desk.shelf.cluster import Cluster
from glossator.desk.shelf.reading import About, Dated, Overview, Results
from glossator.desk.web.api.answers import refusals
from glossator.desk.web.routes import Routes
from glossator.desk.web.shelf.adding import Number, asked, asked_again
from glossator.desk.web.shelf.on_file import record_of
from glossator.desk.web.shelf.receiving import received
from glossator.desk.web.shelf.record import Id, citing_of, on_file
from glossator.desk.web.visitor import database, visitor
from glossator.folding import encodable
from glossator.record.contents import Month
from glossator.spans import Span

LONGEST = 100_000  # characters of a document per answer


class Text(BaseModel):
    """A document with its text, or part of it, the passages there, its origin, and the guides that quote it."""

    document: About
    remarks: list[str]
    cited: list[str] = Field(description="publishers that the document names as its source")
    length: int = Field(description="characters of the whole text")
    start: int = Field(description="where this part begins in the text")
    text: str
    passages: list[Span] = Field(description="those that begin in this part, by their place in the whole text")
    cluster: Cluster
    quoted: list[Cited]


class Reason(BaseModel):
    """Why a document is removed."""

    reason: str = Field(max_length=removing.LONGEST)


class Addresses(BaseModel):
    """Pages to fetch, or one feed whose entries are fetched."""

    addresses: list[Annotated[str, Field(max_length=2_000)]] = Field(max_length=adding.MOST_ADDRESSES)
    feed: bool = False
    about: Said = Said()


class Going(BaseModel):
    """The job that removes the document."""

    job: int


routes = Routes(prefix="/api/record", tags=["record"])

_UPLOAD = {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": {
    "type": "object", "required": ["files"], "properties": {
        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
        **{name: {"type": "string"} for name in ("publisher", "kind", "speaker", "mapping", "skip")},
        "day_first": {"type": "string", "enum": ["", "true", "false"]}}}}}}}  # fmt: skip


@routes.get("", role=Role.READER, responses=refusals())
def show(request: Request) -> Overview:
    """What is on file: counts, dates, publishers, languages, kinds, and the documents added last."""
    return reading.overview(record_of(request))


@routes.get("/months", role=Role.READER, responses=refusals())
def months(request: Request) -> list[Month]:
    """Dated documents by publisher and month."""
    record = record_of(request)
    return record.remember("months of the desk", record.contents.months)


@routes.get("/search", role=Role.READER, responses=refusals())
def search(request: Request, words: Annotated[str, Query(max_length=reading.WORDS)] = "", after: date | None = None,
           until: date | None = None, publisher: Annotated[str, Query(max_length=300)] = "",
           kind: Annotated[str, Query(max_length=60)] = "", dated: Dated = "all",
           page: Annotated[int, Query(ge=1, le=reading.PAGES)] = 1) -> Results:  # fmt: skip
    """Passages that bear on the words, best first; without words, documents by day."""
    wanted = reading.Wanted(words=encodable(words), after=after, until=until, publisher=encodable(publisher),
                            kind=encodable(kind), dated=dated, page=page)  # fmt: skip
    return reading.search(record_of(request), wanted)


@routes.get("/documents/{document}", role=Role.READER, responses=refusals(404))
def document(request: Request, document: Id, start: Annotated[int, Query(ge=0, le=10**9)] = 0) -> Text:
    """A document; of a long one, the part that begins at `start`."""
    record = record_of(request)
    held = on_file(record, document)
    end = start + LONGEST
    with database(request).reading() as session:
        quoted = citing_of(request).guides(session, held.id)
    return Text(
        document=reading.about(held), remarks=held.remarks, cited=held.cited, length=len(held.text),
        start=min(start, len(held.text)), text=held.text[start:end], cluster=cluster.cluster(record, held),
        passages=[one.span for one in record.passages(held.id) if start <= one.span.start < end], quoted=quoted,
    )  # fmt: skip


@routes.post("/documents/{document}/remove", role=Role.EDITOR, status_code=202, responses=refusals(404, 409))
def remove(request: Request, document: Id, given: Reason) -> Going:
    """Remove a document; refused while a published guide quotes it."""
    held = on_file(record_of(request), document)
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        return Going(job=removing.ask(session, by, citing_of(request), held, given.reason).id)


@routes.get("/additions", role=Role.READER, responses=refusals())
def past(request: Request, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[Addition]:
    """Finished and running additions, newest first."""
    with database(request).reading() as session:
        return additions.past(session, limit)


@routes.get("/additions/{addition}", role=Role.READER, responses=refusals(404))
def one(request: Request, addition: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> Addition:
    """The progress or the result of an addition."""
    return _addition(request, addition)


@routes.post("/additions/files", role=Role.REPORTER, status_code=202, openapi_extra=_UPLOAD,
             responses=refusals(413))  # fmt: skip
async def add_files(request: Request) -> Addition:
    """Add uploaded files of any format that `glossator record add` reads."""
    found = await received(request, request.app.state.settings)
    job = await run_in_threadpool(asked, request, found.wanted)
    return await run_in_threadpool(_addition, request, job)


@routes.post("/additions/addresses", role=Role.REPORTER, status_code=202, responses=refusals())
def add_addresses(request: Request, given: Addresses) -> Addition:
    """Add pages by their URLs, or those of a feed."""
    with database(request).writing() as session:
        by = session.get_one(Person, visitor(request).person.id)
        job = adding.ask_addresses(session, by, given.addresses, given.about, feed=given.feed).id
    return _addition(request, job)


@routes.post("/additions/{addition}/again", role=Role.REPORTER, status_code=202, responses=refusals(404))
def again(request: Request, addition: Number) -> Addition:
    """Repeat a failed addition."""
    return _addition(request, asked_again(request, addition))


def _addition(request: Request, job: int) -> Addition:
    with database(request).reading() as session:
        found = additions.one(session, job)
    if found is None:
        raise HTTPException(404, "no such addition")
    return found
