"""The steps from draft to published: a data table, and who may take them."""

from functools import cache

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from glossator.desk.choices import chosen
from glossator.desk.database.tables import Person, Work, now
from glossator.desk.log import record
from glossator.desk.people.roles import Role
from glossator.errors import GlossatorError, InputError
from glossator.language import lists


class ChangedError(GlossatorError):
    """The guide was changed after somebody reviewed what they approve or publish."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "somebody has changed the guide since you opened it: look at what is new in it, then do this again"
        )


class Step(BaseModel):
    """One step of a guide; `note` requires a reason, `other` a person who did not write it."""

    model_config = ConfigDict(frozen=True)

    step: str
    before: tuple[str, ...] = Field(alias="from")
    to: str
    role: Role
    note: bool = False
    other: bool = False
    words: str
    done: str


@cache
def steps() -> dict[str, Step]:
    """The steps by name, in order."""
    rows = lists.load("desk", "states")
    return {row["step"]: Step.model_validate(row) for row in rows}


def open_to(session: Session, work: Work, person: Person) -> list[Step]:
    """The steps that this person can take with the guide now."""
    return [step for step in steps().values() if not _hindered(session, step, work, person)]


def take(session: Session, by: Person, work: Work, name: str, note: str = "", version: int | None = None) -> Step:
    """Take a step. Raises InputError with the reason if it cannot be taken.

    With the `version` that was reviewed, no other is approved. Raises ChangedError if the guide has changed since.
    """
    step = steps().get(name)
    if step is None:
        raise InputError(f"unknown step {name!r}; use one of {', '.join(steps())}")
    hindered = _hindered(session, step, work, by)
    if hindered:
        raise InputError(hindered)
    if step.other:
        unchanged(work, version)
    if step.note and not note.strip():
        raise InputError(f"to {step.words.lower()}, say why: whoever wrote it has to know what to mend")
    before = work.state
    work.state, work.since = step.to, now()
    if step.step == "submit" and work.writer_id is None:  # it came from the command line, without an author
        work.writer_id = by.id
        work.checker_id = None if work.checker_id == by.id else work.checker_id
    if step.step == "approve":
        work.checker_id = by.id
    record(session, by, step.done, work=work.id, part="state", version=work.version, before={"state": before},
           after={"state": step.to, "note": note.strip()})  # fmt: skip
    return step


def unchanged(work: Work, version: int | None) -> None:
    """Raises ChangedError if the guide is no longer at the `version` that was reviewed, if one is given."""
    if version not in (None, work.version):
        raise ChangedError


def _hindered(session: Session, step: Step, work: Work, person: Person) -> str:
    """Why somebody cannot take a step; '' if they can."""
    if work.state not in step.before:
        return f"a guide that is {work.state} cannot be {step.done}"
    if not Role(person.role).may(step.role):
        return f"this needs the role of {step.role}"
    if step.other and chosen(session, "second_person") == "yes" and person.id == work.writer_id:
        return "somebody other than its writer has to approve a guide"
    return ""
