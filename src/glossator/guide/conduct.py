"""Which ledgers a guide shows: for each actor said to be able to do something, one on each matter named."""

from collections.abc import Sequence
from datetime import date

from glossator.conduct import ledgers
from glossator.conduct.ledger.beside_claims import Beside
from glossator.conduct.ledger.subjects import acting, looked_up, same_matter
from glossator.conduct.model import Ledger
from glossator.evidence.model import Finding
from glossator.evidence.origins.itself import itself
from glossator.evidence.question import question
from glossator.models.model import Reader
from glossator.models.reader import load_reader
from glossator.people.names import names
from glossator.record import Record
from glossator.statement.model import Claim, Kind, Statement


def ledgers_for(
    statement: Statement,
    claims: Sequence[Claim],
    record: Record,
    *,
    findings: Sequence[Finding] = (),
    as_of: date | None,
    actors: str = "",
    reader: Reader | None = None,
) -> list[Ledger]:
    """The ledgers that the open claims of a statement call for, in order; the statement itself is not read as conduct.

    Deeds are read beside the first claim that calls for them, together with its printed evidence.
    """
    if actors:
        names(actors)  # an invalid actor list is reported even if no ledger is needed
    shown: list[Ledger] = []
    own = itself(statement)
    printed = {finding.claim: finding.evidence for finding in findings}
    for actor, subjects in matters(claims, actors).items():
        beside = {
            subject: Beside(question(claim, statement), printed.get(claim.id, []), reader or load_reader())
            for subject, claim in subjects.items()
        }
        shown += ledgers(record, [actor], list(subjects), as_of=as_of, user_file=actors, itself=own, beside=beside)
    return shown


def matters(claims: Sequence[Claim], user_file: str = "") -> dict[str, dict[str, Claim]]:
    """By actor, the matters named in forecasts and claims of ability, where past conduct bears on the claim.

    Each with the first claim that names it.
    """
    found: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        if claim.kind is not Kind.FORECAST or len(claim.about) < 2:
            continue
        first, *rest = (name_of(words) for words in claim.about)
        actor = acting(first, user_file)
        subjects = found.setdefault(actor, {})
        for name in rest if actor else ():
            subject = looked_up(name, actor, user_file) if _named(name, claim) else ""
            if subject and not any(same_matter(subject, other, user_file) for other in subjects):
                subjects[subject] = claim
    return {actor: subjects for actor, subjects in found.items() if subjects}


def _named(name: str, claim: Claim) -> bool:
    """False for a name that only explains a pronoun: "no respect for our (Ada Smith and those spoken for) laws"."""
    plain = claim.standalone
    for each in claim.assumptions:
        plain = plain.replace(f"({each.meaning})", "")
    return name in plain or name not in claim.standalone


def name_of(words: str) -> str:
    """The name without its modifiers: "coming Arms Race" gives "Arms Race"."""
    described = words.split()
    while len(described) > 1 and described[0].islower() and described[-1][:1].isupper():
        described = described[1:]
    return " ".join(described)
