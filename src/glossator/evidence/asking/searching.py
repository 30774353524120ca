"""Running and fusing the searches of a case: candidate passages, the likeliest first."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.asking import likely
from glossator.evidence.asking.admitted import refused, thinned
from glossator.evidence.asking.era import tells
from glossator.evidence.asking.searches import filters
from glossator.evidence.asking.siblings import of_another
from glossator.evidence.asking.terms import speaks_of
from glossator.evidence.case import Case, Found, Search
from glossator.evidence.lexicon import load
from glossator.language.inflection import stems
from glossator.record.model import Hit

if TYPE_CHECKING:
    from glossator.record import Record

_log = logging.getLogger(__name__)


def find(cases: Sequence[Case], record: "Record") -> None:
    """Fill in what the searches of each case find, without the speaker's own words and with few copies."""
    first = load("finding")["likeliest"]
    for case, fresh in zip(cases, _search(cases, [case.searches for case in cases], record), strict=True):
        likely.score(case, fresh, sorted(fresh, key=lambda one: -one.fused)[:first])
        case.found = thinned(_likeliest(fresh))
        _log.info("%s: %d passages found, %d kept: %s", case.question.claim, len(fresh), len(case.found),
                  case.question.text)  # fmt: skip


def find_alike(cases: Sequence[Case], record: "Record") -> None:
    """Search again for passages like those read as most telling; passages already read come first.

    Relevance feedback (Rocchio 1971): the record's own words for a matter retrieve more than the claim's.
    """
    telling = [case.read[: load("retrieval")["alike"]] for case in cases]
    again = [[Search(middle)] if (middle := likely.middle(row)) is not None else [] for row in telling]
    for case, like, fresh in zip(cases, telling, _search(cases, again, record), strict=True):
        case.found += fresh
        likely.score(case, case.found, like)
        unread = [one for one in case.found if one.reading is None]
        case.found = thinned([*case.read, *_likeliest(unread)])


def _likeliest(found: Sequence[Found]) -> list[Found]:
    return sorted(found, key=lambda one: (-one.score, one.hit.passage.id))


def _search(cases: Sequence[Case], searches: Sequence[Sequence[Search]], record: "Record") -> list[list[Found]]:
    """For each case, the new admissible passages that its searches find, not yet scored."""
    limits = load("retrieval")
    flat = [(case, search) for case, own in zip(cases, searches, strict=True) for search in own]
    if not flat:
        return [[] for _ in cases]
    answers = iter(record.ranked([(search.asked, filters(case, search)) for case, search in flat], limits["depth"]))
    fused: list[dict[str, float]] = []
    for own in searches:
        sums: dict[str, float] = {}
        for search in own:
            some = next(answers)[: limits["posts"] if search.posts else limits["depth"]]
            for rank, (name, _) in enumerate(some, 1):
                sums[name] = sums.get(name, 0.0) + 1 / (limits["rank_constant"] + rank)
        fused.append(sums)
    names = sorted({name for sums in fused for name in sums})
    hits, vectors = record.hits(names), record.vectors(names)
    fresh = []
    for case, sums in zip(cases, fused, strict=True):
        known = {one.hit.passage.id: one for one in case.found}
        for name in known.keys() & sums.keys():
            known[name].fused += sums[name]
        may = [hits[name] for name in sorted(sums) if name in hits and name not in known]
        kept = [hit for hit in may if not _refused(hit, case)]
        fresh.append([_found(case, hit, sums[hit.passage.id], vectors.get(hit.passage.id)) for hit in kept])
    return fresh


def _refused(hit: Hit, case: Case) -> str:
    """Why a passage is not read for a claim; '' if it is. Refusals are logged."""
    why = refused(hit, case.question)
    if not why and not hit.document.as_read_on(case.days.until):
        why = f"changed on {hit.document.modified}, after {case.days.until}"
    if not why and of_another(case, hit):
        why = "about another thing that the sentence of the claim names"
    if not why and not tells(case, hit):
        why = "from outside the time that the claim is about, and it names none of those it is about"
    if why:
        _log.debug("%s: refused %s: %s", case.question.claim, hit.passage.id, why)
    return why


def _found(case: Case, hit: Hit, fused: float, vector: NDArray[np.float32] | None) -> Found:
    """A hit with its lexical features: the words and names of the claim that it and its title contain."""
    text, wanted = f"{hit.document.title}\n{hit.passage.text}", stems(case.question.text)
    shared = len(wanted & stems(text)) / max(1, len(wanted))
    named = sum(speaks_of(text, name) for name in case.actors) / max(1, len(case.actors))
    return Found(hit, fused=fused, vector=vector, shared=shared, named=named)
