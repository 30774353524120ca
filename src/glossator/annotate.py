"""The main line: statement → claims → evidence → findings → guide."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

from glossator.errors import InputError
from glossator.timings import Steps, Timings, Told, of_claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossator.evidence.model import Finding
    from glossator.guide.model import Guide
    from glossator.models.model import Models
    from glossator.record import Record
    from glossator.statement.model import Claim, Statement


class Hearing(Protocol):
    """Receives the parts of a guide as they are made and must not change them; an exception it raises ends the work."""

    def claims(self, claims: "Sequence[Claim]") -> None:
        """Receive all claims, as soon as the statement is read."""

    def findings(self, findings: "Sequence[Finding]") -> None:
        """Receive the findings on the next few claims."""


def held_as_of(as_of: date | None, said: date | None) -> date | None:
    """The day as of which the record is read: as asked for, else that of the statement; None for the whole record."""
    return None if as_of == date.max else as_of or said


def annotate(
    statement: "Statement",
    record: "Record",
    *,
    as_of: date | None = None,
    since: bool = False,
    actors: str = "",
    timings: Timings | None = None,
    progress: Told | None = None,
    hearing: Hearing | None = None,
    models: "Models | None" = None,
) -> "Guide":
    """The annotated guide to a statement, by what the record held on the day `as_of`.

    `as_of` defaults to the day of the statement, whose claims are true or false as things stood then, or to the whole
    record if that is not known; `date.max` is the whole record. With `since`, what was published after that day is
    listed separately and changes no finding. `actors` is a file with your own actors, for the ledger of conduct.
    `timings` collects the seconds of each step, `progress` is called with each step (its name, how many are done, of
    how many), `hearing` receives claims and findings as they are made; `models` are your own networks. The same
    statement, record and day give the same guide, to the byte.
    """
    as_of = held_as_of(as_of, statement.date)
    if since and as_of is None:
        raise InputError("what was published since the statement cannot be told without its day, or a day to look from")
    from glossator.evidence import question
    from glossator.evidence.checking import check_in_groups, steps_of_groups
    from glossator.guide.assemble import assemble
    from glossator.guide.conduct import ledgers_for
    from glossator.statement import claims as claims_of

    timings = timings or Timings()
    steps = Steps(progress, 2 + steps_of_groups(0, record, as_of=as_of, since=since))
    steps.begin("reading the claims")
    with timings.step("claims"):
        own = (models.detector.worth, models.checkable) if models else (None, None)
        claims = claims_of(statement, detector=own[0], checkable=own[1])
    if hearing:
        hearing.claims(claims)
        steps.of = 2 + steps_of_groups(len(claims), record, as_of=as_of, since=since)
    steps.done(of_claims(claims))
    with timings.step("evidence"):
        asked = [question(claim, statement) for claim in claims]
        heard = hearing.findings if hearing else None
        findings = check_in_groups(asked, record, as_of=as_of, since=since, steps=steps, heard=heard, models=models)
    steps.begin(f"{of_claims(claims)}: conduct")
    with timings.step("conduct"):
        conduct = ledgers_for(statement, claims, record, findings=findings, as_of=as_of, actors=actors,
                               reader=models.reader if models else None)  # fmt: skip
    steps.done(f"{of_claims(claims)}: writing the guide")
    with timings.step("guide"):
        return assemble(statement, claims, findings, conduct, record, as_of=as_of, models=models)
