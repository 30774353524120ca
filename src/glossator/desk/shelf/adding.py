"""Documents added from the desk: requested by a person, done by the worker, with progress."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk import log
from glossator.desk.database.tables import Job, Person, now
from glossator.desk.jobs.fetching import without_login
from glossator.desk.jobs.running import Running, enqueue
from glossator.desk.shelf import addresses, uploads
from glossator.desk.shelf.not_added import MOST, Refused, told
from glossator.desk.work.storable import plain
from glossator.errors import InputError
from glossator.formats.address import is_address
from glossator.record import AddSummary, Record
from glossator.record.readers.options import Options, conditions, mapping

MOST_ADDRESSES = 200
Line = Annotated[str, Field(max_length=300)]


class About(BaseModel):
    """What the person states about the added documents, if they do not say it themselves."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    publisher: Line = ""
    kind: Annotated[str, Field(max_length=60)] = ""
    speaker: Line = ""
    day_first: bool | None = Field(default=None, description="how 03/04/2018 is read; null: not at all")
    mapping: list[Line] = Field(default=[], max_length=40, description="for tables: field=column, a line each")
    skip: list[Line] = Field(default=[], max_length=40, description="for tables: rows with column=value are left out")

    @field_validator("*", mode="before")
    @classmethod
    def _kept(cls, value: Any) -> Any:
        if isinstance(value, list):
            return [plain(one) if isinstance(one, str) else one for one in value]
        return plain(value) if isinstance(value, str) else value

    def options(self) -> Options:
        """The options for the readers. Raises InputError for a line that cannot be read."""
        return Options(mapping(self.mapping), conditions(self.skip), self.publisher, self.kind, self.speaker,
                       self.day_first)  # fmt: skip


class File(BaseModel):
    """An uploaded file: its path under the desk's uploads, and its original name."""

    path: str
    name: str


class Wanted(About):
    """The request of one addition."""

    what: Literal["files", "pages", "feed"]
    files: list[File] = []
    addresses: list[str] = []
    left_out: list[str] = Field(default=[], description="uploaded, but saved beside a page by a browser")


class Outcome(BaseModel):
    """The result of one addition."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    passages: int = 0
    seconds: float = 0.0
    refused: list[Refused] = []
    refusals: int = Field(default=0, description="how many there were; the first are listed")
    left_out: list[Refused] = Field(default=[], description="what was passed over, because it is no document")


def ask(session: Session, by: Person, wanted: Wanted) -> Job:
    """Queue an addition for the worker. Raises InputError for an invalid request."""
    wanted.options()
    if not wanted.files and not wanted.addresses:
        raise InputError("choose files to add" if wanted.what == "files" else "give an address")
    job = enqueue(session, by, "add", wanted.model_dump(mode="json"))
    given = [one.name for one in wanted.files] or wanted.addresses
    log.record(session, by, "asked to add to the record",
               after={"adding": job.id, "count": len(given), "first": given[:20]})  # fmt: skip
    return job


def ask_addresses(session: Session, by: Person, given: Sequence[str], about: About, *, feed: bool = False) -> Job:
    """Queue the fetching of pages, or of the pages of a feed. Raises InputError for anything that is not a URL."""
    listed = list(dict.fromkeys(plain(one).strip() for one in given if one.strip()))
    if len(listed) > MOST_ADDRESSES:
        raise InputError(f"{len(listed):,} addresses: at most {MOST_ADDRESSES} at once")
    wrong = next((one for one in listed if not is_address(one) or len(one) > 2_000), "")
    if wrong:
        raise InputError(f"“{wrong[:100]}” is no web address: one begins with http:// or https://")
    for one in listed:
        without_login(one)
    if feed and len(listed) > 1:
        raise InputError("one feed at a time")
    return ask(session, by, Wanted(what="feed" if feed else "pages", addresses=listed, **about.model_dump()))


def ask_again(session: Session, by: Person, job: Job) -> Job:
    """Repeat a failed addition."""
    if job.kind != "add" or job.state != "failed":
        raise InputError("only a failed addition can be repeated")
    return ask(session, by, Wanted.model_validate(job.asked))


def add(job: Running) -> dict[str, Any]:
    """The job: read the input, file it, make its vectors; uploads are deleted once they are on file."""
    begun = now()
    wanted = Wanted.model_validate(job.asked)
    names = {str((job.settings.folder / uploads.FOLDER / one.path).absolute()): one.name for one in wanted.files}
    job.told("opening the record")
    record = Record.open(job.settings.record, create=True)
    summary = _filed(job, record, wanted, list(names))
    record.embed(lambda done, of: job.told("making them found by meaning", done, of))
    outcome = _outcome(summary, wanted, names)
    with job.database.writing() as session:
        log.record(session, job.person, "added to the record", after={
            "adding": job.id, **outcome.model_dump(include={"added", "updated", "unchanged"}),
            "refused": outcome.refusals})  # fmt: skip
    waited_for = _waited_for(job)
    uploads.drop(job.settings.folder, [one.path for one in wanted.files if one.path not in waited_for], begun)
    uploads.sweep(job.settings.folder, waited_for)
    return {"words": in_words(outcome), **outcome.model_dump(mode="json")}


def _filed(job: Running, record: Record, wanted: Wanted, paths: list[str]) -> AddSummary:
    def tell(summary: AddSummary) -> None:
        done = summary.added + summary.updated + summary.unchanged
        job.told(f"reading: {done:,} documents, {len(summary.refused):,} refused", done, 0)

    job.told("reading" if wanted.what == "files" else "fetching")
    if wanted.what == "files":
        return record.add(paths, wanted.options(), embed=False, progress=tell)
    if wanted.what == "feed":
        return addresses.add_feed(record, wanted.addresses[0], wanted.options(), tell)
    return addresses.add_pages(record, wanted.addresses, wanted.options(), tell)


def _outcome(summary: AddSummary, wanted: Wanted, names: dict[str, str]) -> Outcome:
    beside = [Refused(source=name, reason="saved beside a page by the browser") for name in wanted.left_out]
    return Outcome(
        added=summary.added, updated=summary.updated, unchanged=summary.unchanged, passages=summary.passages,
        seconds=round(summary.seconds, 1), refused=told(summary.refused[:MOST], names), refusals=len(summary.refused),
        left_out=[*told(summary.passed_over[:MOST], names), *beside[:MOST]],
    )  # fmt: skip


def in_words(outcome: Outcome) -> str:
    """'3 added, 1 unchanged, 2 refused'."""
    counts = {"added": outcome.added, "changed": outcome.updated, "unchanged": outcome.unchanged,
              "refused": outcome.refusals}  # fmt: skip
    return ", ".join(f"{count:,} {word}" for word, count in counts.items() if count) or "nothing to add"


def _waited_for(job: Running) -> set[str]:
    """Files of other additions that are still waiting."""
    with job.database.reading() as session:
        waiting = select(Job.asked).where(Job.kind == "add", Job.state.in_(("waiting", "running")), Job.id != job.id)
        return {file["path"] for asked in session.scalars(waiting) for file in asked.get("files", [])}
