"""The searches for a claim: its own words, and the asker's vectors of reports that would support or refute it.

Recent reports are searched separately, since they say more about what somebody can or will do; for a claim about a past
era, reports of that era.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from glossator.evidence.asking.era import eras
from glossator.evidence.asking.siblings import name_others
from glossator.evidence.asking.terms import actors
from glossator.evidence.case import Case, Search
from glossator.evidence.lexicon import load
from glossator.evidence.reading.lines import claim_line
from glossator.models.model import Asker

if TYPE_CHECKING:
    from glossator.record import Record
    from glossator.record.searching.filters import Filtering


def ask(cases: Sequence[Case], record: "Record", asker: Asker) -> None:
    """Fill in the actors and searches of each case. A record without vectors is searched by words only."""
    if not cases:
        return
    for case, names in zip(cases, actors([case.question for case in cases]), strict=True):
        case.actors = names
    name_others(cases)
    for case, era in zip(cases, eras(cases), strict=True):
        case.era = era
    asked = None
    if record.has_vectors:
        lines = [claim_line(case.question.text, case.question.speaker, case.question.date) for case in cases]
        asked = asker.ask(lines)
    posts = bool(record.count(kind="post"))
    for at, case in enumerate(cases):
        own = [case.question.text, *(asked[at] if asked is not None else ())]
        case.searches = [Search(one) for one in own]
        if case.era is not None:
            case.searches += [Search(one, era=True) for one in own]
        if latest(case) is not None:
            case.searches += [Search(one, lately=True) for one in own]
        if posts and case.days.dated == "dated":
            case.searches += [Search(one, posts=True) for one in own[:2]]


def latest(case: Case) -> date | None:
    """The last day a case may read, if recent reports can be told at all."""
    if case.days.dated != "dated" or case.days.after is not None:
        return None
    known = [day for day in (case.question.date, case.days.until) if day]
    return min(known) if known else None


def filters(case: Case, search: Search) -> "Filtering":
    """The filter on documents that a search uses."""
    limits = load("retrieval")
    days, after = case.days, case.days.after
    last = latest(case)
    if search.lately and last is not None:
        after = last - timedelta(days=limits["lately_days"])
    until = days.until
    if search.era and case.era is not None:
        after, until = case.era[0], min(day for day in (case.era[1], until) if day)
    found: Filtering = {"until": until, "after": after, "dated": days.dated, "language": limits["language"]}
    if search.posts:
        return {**found, "kind": "post"}
    return {**found, "exclude_kind": limits["apart"]}
