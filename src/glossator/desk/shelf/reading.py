"""What is on file, and what a search finds in it, as pages and the API show it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from glossator.desk.shelf.chart import By, Chart, drawn
from glossator.desk.shelf.highlight import Piece, marked
from glossator.record import Document, Hit, Record, RecordInfo
from glossator.record.searching.filters import Filtering

ON_A_PAGE, PAGES = 10, 20  # hits per page, and how many pages one may turn
LATEST = 8
WORDS = 500  # characters of a query
Dated = Literal["all", "dated", "undated"]


class About(BaseModel):
    """A document without its text."""

    id: str
    title: str
    publisher: str
    author: str
    published: date | None
    modified: date | None
    captured: date | None
    kind: str
    language: str
    address: str
    speaker: str


class Wanted(BaseModel):
    """A search request. Without words, documents are listed, newest first."""

    words: str = Field(default="", max_length=WORDS)
    after: date | None = Field(default=None, description="published on this day or later")
    until: date | None = Field(default=None, description="published on this day or earlier")
    publisher: str = Field(default="", max_length=300)
    kind: str = Field(default="", max_length=60)
    dated: Dated = "all"
    page: int = Field(default=1, ge=1, le=PAGES)

    def filters(self) -> Filtering:
        """The filters for the record; a limit on dates leaves undated documents out."""
        found: Filtering = {"dated": "dated" if self.dated == "all" and (self.after or self.until) else self.dated}
        if self.after:
            found["after"] = self.after
        if self.until:
            found["until"] = self.until
        if self.publisher:
            found["publisher"] = self.publisher
        if self.kind:
            found["kind"] = self.kind
        return found


class Match(BaseModel):
    """A passage found, or a document in a list; `start` and `end` are its place in the document's text."""

    document: About
    text: str = ""
    start: int | None = None
    end: int | None = None
    pieces: list[Piece] = Field(default=[], exclude=True)

    @property
    def link(self) -> str:
        """The link to the passage in the document's page."""
        place = f"?start={self.start}&end={self.end}#c{self.start}-{self.end}" if self.start is not None else ""
        return f"/record/documents/{self.document.id}{place}"


class Results(BaseModel):
    """One page of results, best first; `more` says whether there is a next one."""

    found: list[Match]
    page: int
    more: bool


class Overview(BaseModel):
    """An overview of the record."""

    info: RecordInfo
    kinds: dict[str, int]
    latest: list[About]


def about(document: Document) -> About:
    """A document's metadata."""
    return About.model_validate(document, from_attributes=True)


def overview(record: Record) -> Overview:
    """Counts, dates, languages, and the documents added last; computed once for each state of the record."""

    def count() -> Overview:
        latest = [about(one) for one in record.contents.latest(LATEST)]
        return Overview(info=record.info(), kinds=record.contents.kinds(), latest=latest)

    return record.remember("overview of the desk", count)


def chart_of(record: Record, by: By) -> Chart | None:
    """Documents by publisher and time; drawn once for each state of the record."""
    return record.remember(("chart of the desk", by), lambda: drawn(record.contents.months(), by))


def search(record: Record, wanted: Wanted) -> Results:
    """Passages for words, documents without; the query is words, never syntax."""
    skip = (wanted.page - 1) * ON_A_PAGE
    if wanted.words.strip():
        hits = record.search(wanted.words, limit=skip + ON_A_PAGE + 1, **wanted.filters())[skip:]
        found = [_hit(hit, wanted.words) for hit in hits]
    else:
        listed = record.contents.listed(ON_A_PAGE + 1, skip, **wanted.filters())
        found = [Match(document=about(one)) for one in listed]
    return Results(found=found[:ON_A_PAGE], page=wanted.page, more=len(found) > ON_A_PAGE and wanted.page < PAGES)


def _hit(hit: Hit, words: str) -> Match:
    span = hit.passage.span
    return Match(document=about(hit.document), text=hit.passage.text, start=span.start, end=span.end,
                 pieces=marked(hit.passage.text, words))  # fmt: skip


def choices(record: Record) -> tuple[Sequence[str], Sequence[str]]:
    """Publishers, the largest first, and kinds, to choose from in a search."""
    held = overview(record)
    return [name for name, _ in held.info.publishers[:200] if name], list(held.kinds)
