"""Ranking of entries: deeds before words, several origins, fully named parties, spread over the years."""

from collections.abc import Sequence

from glossator.conduct.coding.ontology import ontology
from glossator.conduct.ledger.merge import Event

SHOWN = 24  # entries in a ledger
A_YEAR = 3  # maximum per year while other years have entries left


def weight(event: Event) -> tuple[float, str]:
    """The weight of an event, and the reason in plain words."""
    action = event.action
    reasons = []
    score = 0.0
    if ontology().quarter(action.action).startswith("material"):
        score += 2
        reasons.append("a deed")
    papers = len({report.document.publisher for report in event.reports})
    if papers > 1:
        score += min(papers - 1, 3)
        reasons.append(f"told by {papers} publishers")
    if all(actor is not None and actor.id for actor in (action.source, action.target)):
        score += 1
        reasons.append("both parties named")
    if action.certainty == "asserted":
        score += 0.5
        reasons.append("asserted")
    return score, ", ".join(reasons) or "words of one publisher"


def telling(events: Sequence[Event], shown: int = SHOWN) -> list[Event]:
    """At most `shown` events in chronological order: the best of every year first, then the next best."""
    ranked = sorted(events, key=lambda event: (-weight(event)[0], str(event.day), event.reports[0].document.id))
    rounds: dict[int, list[Event]] = {}
    taken: dict[tuple[object, bool], int] = {}
    for event in ranked:
        year = event.day.year if event.day else None
        side = (year, ontology().cooperative(event.action.action))
        taken[side] = taken.get(side, 0) + 1
        rounds.setdefault(taken[side] if taken[side] <= A_YEAR else A_YEAR + 1, []).append(event)
    chosen = [event for number in sorted(rounds) for event in rounds[number]][:shown]
    return sorted(chosen, key=lambda event: (str(event.day), event.reports[0].document.id))
