"""The requests and answers of the queue's API."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from glossator.desk.database.tables import Asking
from glossator.desk.queue import listing as queue
from glossator.desk.sheets import into
from glossator.desk.work.storable import Number, Plain

Words = Annotated[Plain, Field(max_length=4_000)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class GuideRow(BaseModel):
    """A guide in the queue."""

    id: int
    title: str
    state: str
    since: datetime
    version: int
    writer: str
    checker: str
    claims: int
    signed: int
    ready: int
    published_version: int | None


class ClaimRow(BaseModel):
    """A claim in the queue; `repeats` are claims of other guides that say the same, by their numbers here."""

    id: int
    guide: int
    claim: str
    standalone: str
    speaker: str
    topic: str
    kind: str
    worth: float
    finding: str
    signed_by: str
    ready: bool
    assignee: str
    state: str
    repeats: list[int]
    checked_before: int | None


class StateRow(BaseModel):
    """The number of guides in a state, and since when the longest of them has been in it."""

    state: str
    guides: int
    oldest: datetime | None


class Question(BaseModel):
    """A question to the user of the API."""

    id: int
    guide: int
    claim: str
    by: str
    text: str
    at: datetime


class Morning(BaseModel):
    """The desk at a glance."""

    states: list[StateRow]
    claims: int
    unsigned: int
    assigned: int
    check: int
    asked: int
    seen: int
    questions: list[Question]


class Guides(BaseModel):
    """A page of guides."""

    rows: list[GuideRow]
    of: int
    pages: int


class Claims(BaseModel):
    """A page of claims of different meaning."""

    rows: list[ClaimRow]
    of: int
    pages: int


class Given(_In):
    """The assignee: the number of an account, 0 for nobody."""

    who: Annotated[int, Field(ge=0, le=2_147_483_647)]


class Ready(_In):
    """Whether the claim is ready."""

    ready: bool


class Same(_In):
    """The number of another claim that says the same."""

    to: Number


class Step(_In):
    """A step of a guide, with the reason if one is required."""

    step: Annotated[Plain, Field(max_length=40)]
    note: Words = ""
    version: Number | None = Field(default=None, description="the one that was looked at: no other is approved")


class Publishing(_In):
    """What readers are told if a published guide reads differently now; or that nothing of substance changed."""

    correction: Words = ""
    claim: Annotated[Plain, Field(max_length=60)] = ""
    nothing_changed: bool = False
    version: Number | None = Field(default=None, description="the one that was looked at: no other is published")


class Reason(_In):
    """A reason."""

    note: Annotated[Plain, Field(min_length=1, max_length=4_000)]


class Asked(BaseModel):
    """The job that will do it."""

    job: int


class Stood(BaseModel):
    """The state of a guide after a step."""

    id: int
    state: str


class ChangeRow(BaseModel):
    """One difference between the published version and the present one."""

    where: str
    before: str
    after: str
    claim: str


class Proof(BaseModel):
    """What an editor should know before a guide is published."""

    changes: list[ChangeRow]
    owes_correction: bool
    unsigned: list[str]
    unprinted: list[str]
    unfounded: list[str]


class Chosen(BaseModel):
    """A setting, what it is about, its possible values, and its present one."""

    key: str
    words: str
    of: list[str]
    value: str


class Choice(_In):
    """A new value."""

    value: Annotated[Plain, Field(max_length=300)]


class Rows(_In):
    """The rows of a file that were reviewed."""

    rows: Annotated[list[into.Sent], Field(max_length=into.MOST)]


def question(one: Asking) -> Question:
    """A question in the API's form."""
    return Question(id=one.id, guide=one.work_id, claim=one.claim, by=one.by.name, text=one.text, at=one.at)


def guide_row(row: queue.Counted) -> GuideRow:
    """A guide in the API's form."""
    work, people = row.work, [one.name if one else "" for one in (row.work.writer, row.work.checker)]
    return GuideRow(id=work.id, title=work.title, state=work.state, since=work.since, version=work.version,
                    writer=people[0], checker=people[1], claims=row.claims, signed=row.signed, ready=row.ready,
                    published_version=work.published_version)  # fmt: skip


def claim_row(row: queue.Shown) -> ClaimRow:
    """A claim in the API's form."""
    one = row.item
    return ClaimRow(id=one.id, guide=one.work_id, claim=one.claim, standalone=one.standalone, speaker=one.speaker,
                    topic=one.topic, kind=one.kind, worth=one.worth, finding=one.verdict, signed_by=one.signed_by,
                    ready=one.ready, assignee=one.assignee.login if one.assignee else "", state=one.work.state,
                    repeats=[each.id for each in row.repeats],
                    checked_before=row.earlier.id if row.earlier else None)  # fmt: skip
