"""The era of a claim about the past: the time its subjects were in office, years before the claim was made."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from glossator.evidence.asking.terms import speaks_of
from glossator.evidence.case import Case
from glossator.evidence.lexicon import load
from glossator.models.grammar import nlp
from glossator.people.offices import time_in_office, who

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from glossator.record.model import Hit


def eras(cases: Sequence[Case]) -> list[tuple[date, date] | None]:
    """For each case the era of its claim; None if it is about the present, about all time, or about unknown persons.

    A claim in the past tense whose subject left office long before is about the time in office: "Bush tried", said in
    2018, is checked against reports up to 2009 and later ones that name him.
    """
    found = [_era(case) for case in cases]
    past = {case.question.text: False for case, era in zip(cases, found, strict=True) if era}
    past |= zip(past, map(_past, nlp().pipe(list(past))), strict=True)
    return [era if era and past[case.question.text] else None for case, era in zip(cases, found, strict=True)]


def tells(case: Case, hit: "Hit") -> bool:
    """False for a passage outside the era of a claim that names none of its subjects."""
    published = hit.document.published
    if case.era is None or published is None or case.era[0] <= published <= case.era[1]:
        return True
    text = f"{hit.document.title}\n{hit.passage.text}"
    return any(speaks_of(text, name) for name in _out_of_office(case))


def days_away(case: Case, published: date | None) -> int:
    """Days between a passage and the era of its claim, else the day the claim was made."""
    if published is None:
        return 0
    if case.era is not None:
        return max(0, (case.era[0] - published).days, (published - case.era[1]).days)
    return abs((case.said_on - published).days) if case.said_on else 0


def _era(case: Case) -> tuple[date, date] | None:
    gone = _out_of_office(case)
    if not gone or case.days.dated != "dated" or case.actors[0] not in gone:
        return None
    since, until = zip(*gone.values(), strict=True)
    return min(since), max(until) + timedelta(days=load("retrieval")["era_days"])


def _out_of_office(case: Case) -> dict[str, tuple[date, date]]:
    """The subjects of a claim who left office long before it was made, with their time in office."""
    said, least = case.said_on, load("retrieval")["lately_days"]
    times = {name: time_in_office(who(name)) for name in case.actors}
    return {name: time for name, time in times.items() if time and said and (said - time[1]).days > least}


def _past(doc: "Doc") -> bool:
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return False
    verbs = [child for child in root.children if child.dep_ in {"aux", "auxpass"}]
    finite = next((token for token in (*verbs, root) if token.tag_ in {"VBZ", "VBP", "VBD", "MD"}), None)
    return finite is not None and finite.tag_ == "VBD"
