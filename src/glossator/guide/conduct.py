"""Which ledgers of conduct a guide shows: of each actor said to be able to do something, on each matter named."""

from collections.abc import Sequence
from datetime import date

from glossator.conduct import ledgers
from glossator.conduct.model import Ledger
from glossator.conduct.names import names
from glossator.conduct.subjects import looked_up
from glossator.evidence.itself import itself
from glossator.record import Record
from glossator.statement.model import Claim, Kind, Statement


def ledgers_for(
    statement: Statement, claims: Sequence[Claim], record: Record, *, as_of: date | None, actors: str = ""
) -> list[Ledger]:
    """The ledgers that the open claims of a statement call for, in its order; the statement itself reports no deed."""
    if actors:
        names(actors)  # a wrong list is named even when no claim calls for a ledger
    shown: list[Ledger] = []
    own = itself(statement)
    for actor, subjects in matters(claims, actors).items():
        shown += ledgers(record, [actor], subjects, as_of=as_of, user_file=actors, itself=own)
    return shown


def matters(claims: Sequence[Claim], user_file: str = "") -> dict[str, list[str]]:
    """By actor, the matters that forecasts and abilities name and a reader would look up: there past conduct bears."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        if claim.kind is not Kind.FORECAST or len(claim.about) < 2:
            continue
        actor, *rest = (name_of(words) for words in claim.about)
        subjects = found.setdefault(actor, [])
        named = (looked_up(subject, actor, user_file) for subject in rest if subject != actor)
        subjects += dict.fromkeys(subject for subject in named if subject and subject not in subjects)
    return {actor: subjects for actor, subjects in found.items() if subjects}


def name_of(words: str) -> str:
    """The name without what only describes it: "coming Arms Race" is about the Arms Race."""
    described = words.split()
    while len(described) > 1 and described[0].islower() and described[-1][:1].isupper():
        described = described[1:]
    return " ".join(described)
