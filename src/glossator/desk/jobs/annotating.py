"""The jobs that ask the record: annotating a statement, checking a claim again, annotating as of another day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Job
from glossator.desk.jobs import filed, intake, pieces
from glossator.desk.jobs.running import Running
from glossator.desk.work import guides
from glossator.desk.work.documents import pack, unpack
from glossator.errors import InputError
from glossator.evidence.model import Finding
from glossator.guide.model import Guide
from glossator.guide.reviewing.claims import needs_checking
from glossator.statement.model import Claim, Statement


def annotate(running: Running) -> dict[str, Any]:
    """Turn a submitted statement into a guide on the desk, its claims and findings reported as they come.

    If a guide is named, its statement is annotated again; the changes are kept for a person to review.
    """
    if running.asked.get("again"):
        return _again(running)
    if running.work is not None:  # it was interrupted after its last step
        return {"words": "on the desk", "work": running.work}
    with running.database.reading() as session:
        body, brought = intake.brought(session, session.get_one(Job, running.id))
    statement = intake.read(body, brought)
    guide = _annotated(running, statement, intake.as_of(brought, statement))
    with running.database.writing() as session:
        running.goes_on(session)
        work = guides.create(session, running.person, guide)
        session.get_one(Job, running.id).work_id = work.id
        pieces.clear(session, running.id, "")
        return {"words": f"{_claims(len(guide.claims))}, on the desk", "work": work.id}


def check(running: Running) -> dict[str, Any]:
    """Ask the record, as of the guide's day, about one changed claim, or about all that need it."""
    work, guide = _named(running)
    only = running.asked.get("claim")
    wanted = [one for one in guide.claims if one.id in _needed(guide) and only in (None, one.id)]
    if not wanted:
        return {"words": "nothing to ask: it was changed since"}
    findings = _checked(running, guide, wanted)
    with running.database.writing() as session:
        running.goes_on(session)
        if guides.find(session, work, changing=True).state in acting.CLOSED:
            raise InputError("the guide was closed before the record had answered")
        put = 0
        for claim, finding in zip(wanted, findings, strict=True):
            now_ = unpack(guides.find(session, work).document)
            # A claim changed again in the meantime has been queued again, too.
            if claim in now_.claims and claim.id in _needed(now_):
                acting.answer(session, work, finding.model_dump(mode="json"), claim.id)
                put += 1
    return {"words": f"{_claims(put)} checked" if put else "it was changed again meanwhile"}


def _named(running: Running) -> tuple[int, Guide]:
    """The number of the guide that the job names, and the guide. Raises InputError if it names none."""
    if running.work is None:
        raise InputError("no guide was named")
    with running.database.reading() as session:
        return running.work, unpack(guides.find(session, running.work).document)


def _again(running: Running) -> dict[str, Any]:
    work, guide = _named(running)
    day = running.asked.get("as_of")
    later = _annotated(running, guide.statement, date.fromisoformat(day) if day else None)
    with running.database.writing() as session:
        running.goes_on(session)
        pieces.clear(session, running.id, "")
        pieces.put(session, running.id, pieces.GUIDE, pack(later))
    return {"words": "ready to be looked at", "work": work, "again": True}


def _annotated(running: Running, statement: Statement, as_of: date | None) -> Guide:
    from glossator import annotate as annotated

    running.told("opening the record")
    return annotated(statement, filed.opened(running.settings), as_of=as_of, progress=running.told,
                     hearing=_Laying(running))  # fmt: skip


def _checked(running: Running, guide: Guide, wanted: Sequence[Claim]) -> list[Finding]:
    from glossator.evidence import check as asked
    from glossator.evidence import question
    from glossator.evidence.checking import steps_of
    from glossator.timings import Steps

    record, as_of = filed.opened(running.settings), guide.method.as_of
    steps = Steps(running.told, steps_of(record, as_of=as_of))
    steps.begin(f"asking the record on {_claims(len(wanted))}")
    return asked([question(claim, guide.statement) for claim in wanted], record, as_of=as_of, steps=steps)


def _needed(guide: Guide) -> set[str]:
    return set(needs_checking(guide))


def _claims(many: int) -> str:
    return f"{many:,} claim{'' if many == 1 else 's'}"


class _Laying:
    """Stores claims and findings for the page of the job, as they are made."""

    def __init__(self, running: Running) -> None:
        self._running, self._claims, self._found = running, 0, 0

    def claims(self, claims: Sequence[Claim]) -> None:
        self._claims = len(claims)
        self._lay({pieces.CLAIMS: [claim.model_dump(mode="json") for claim in claims]}, f"{_claims(len(claims))} read")

    def findings(self, findings: Sequence[Finding]) -> None:
        self._found += len(findings)
        laid = {pieces.FINDING + one.claim: one.model_dump(mode="json") for one in findings}
        self._lay(laid, f"{self._found:,} of {_claims(self._claims)} answered")

    def _lay(self, laid: dict[str, Any], words: str) -> None:
        with self._running.database.writing() as session:
            self._running.goes_on(session)
            for name, value in laid.items():
                pieces.put_json(session, self._running.id, name, value)
            session.get_one(Job, self._running.id).words = words
