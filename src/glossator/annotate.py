"""The main line: statement → claims → evidence → findings → guide."""

from datetime import date
from typing import TYPE_CHECKING

from glossator.timings import Steps, Timings, Told

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.record import Record
    from glossator.statement.model import Statement


def annotate(
    statement: "Statement",
    record: "Record",
    *,
    as_of: date | None = None,
    since: bool = False,
    actors: str = "",
    timings: Timings | None = None,
    progress: Told | None = None,
) -> "Guide":
    """The annotated guide to a statement, by what the record held on the day `as_of` (None: all of it).

    With `since`, what was published after that day is listed apart, and changes no finding. `actors` is a file with
    actors of one's own, for the ledger of conduct. `timings` collects the seconds of each step, `progress` hears of
    each (what, how many are done, of how many). Same statement, record and day: the same guide, to the byte.
    """
    from glossator.evidence import check, question
    from glossator.evidence.ask import steps_of
    from glossator.guide.assemble import assemble
    from glossator.guide.conduct import ledgers_for
    from glossator.statement import claims as claims_of

    timings = timings or Timings()
    steps = Steps(progress, 2 + steps_of(record, as_of=as_of, since=since))
    steps.begin("reading the claims")
    with timings.step("claims"):
        claims = claims_of(statement)
    steps.done(f"{len(claims):,} claims")
    with timings.step("evidence"):
        asked = [question(claim, statement) for claim in claims]
        findings = check(asked, record, as_of=as_of, since=since, steps=steps)
    steps.begin(f"{len(claims):,} claims: conduct")
    with timings.step("conduct"):
        conduct = ledgers_for(statement, claims, record, findings=findings, as_of=as_of, actors=actors)
    steps.done(f"{len(claims):,} claims: writing the guide")
    with timings.step("guide"):
        return assemble(statement, claims, findings, conduct, record, as_of=as_of)
