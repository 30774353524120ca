"""The searches of a case put to the record and fused: passages that may bear on the claim, the likeliest first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from glossator.evidence.asking.searches import filters
from glossator.evidence.case import Case, Found, Search
from glossator.evidence.finding.admitted import admitted, thinned
from glossator.evidence.lexicon import load
from glossator.evidence.terms import speaks_of, stems
from glossator.record.model import Hit

if TYPE_CHECKING:
    from glossator.record import Record


def find(cases: Sequence[Case], record: "Record") -> None:
    """Fill in what the searches of each case find: none of the speaker's own words, and few copies of one passage."""
    _search(cases, [case.searches for case in cases], record)


def find_alike(cases: Sequence[Case], record: "Record") -> None:
    """Look once more, for what is like the passages that were read and found most telling, and add it at the end.

    Relevance feedback (Rocchio 1971): the record's own words for the thing are better asked for than the claim's.
    """
    limits = load("retrieval")
    first = [[one.hit.passage.id for one in case.read[: limits["alike"]]] for case in cases]
    known = record.vectors(sorted({name for row in first for name in row}))
    again: list[list[Search]] = []
    for row in first:
        vectors = [known[name] for name in row if name in known]
        if not vectors:
            again.append([])
            continue
        middle = np.mean(vectors, axis=0)
        mean = (middle / max(float(np.linalg.norm(middle)), 1e-9)).astype(np.float32)
        again.append([Search(mean)])
    _search(cases, again, record)


def _search(cases: Sequence[Case], searches: Sequence[Sequence[Search]], record: "Record") -> None:
    limits = load("retrieval")
    flat = [(case, search) for case, own in zip(cases, searches, strict=True) for search in own]
    if not flat:
        return
    answers = iter(record.ranked([(search.asked, filters(case, search)) for case, search in flat], limits["depth"]))
    scores: list[dict[str, float]] = []
    for own in searches:
        fused: dict[str, float] = {}
        for search in own:
            some = next(answers)[: limits["posts"] if search.posts else limits["depth"]]
            for rank, (name, _) in enumerate(some, 1):
                fused[name] = fused.get(name, 0.0) + 1 / (limits["rank_constant"] + rank)
        scores.append(fused)
    hits = record.hits(sorted({name for fused in scores for name in fused}))
    for case, fused in zip(cases, scores, strict=True):
        known = {one.hit.passage.id for one in case.found}
        ordered = sorted(fused.items(), key=lambda item: (-item[1], item[0]))
        fresh = [hits[name] for name, _ in ordered if name in hits and name not in known]
        admissible = [hit for hit in fresh if admitted(hit, case.question)]
        case.found = thinned(case.found, [_found(case, hit, fused[hit.passage.id]) for hit in admissible])


def _found(case: Case, hit: Hit, score: float) -> Found:
    """A hit with what it and its title share with the claim: words, and all the names that the claim is about."""
    text, wanted = f"{hit.document.title}\n{hit.passage.text}", stems(case.question.text)
    shared = len(wanted & stems(text)) / max(1, len(wanted))
    named = bool(case.actors) and all(speaks_of(text, name) for name in case.actors)
    return Found(hit, score, shared=shared, named=named)
