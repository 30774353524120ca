"""Which passages are printed beside a claim: the most telling first, one per event, both sides if there are two."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossator.evidence.case import Case, Found
from glossator.evidence.lexicon import load
from glossator.evidence.model import Stance
from glossator.evidence.reading.quoting import quotes_with_core
from glossator.evidence.weighing.chances import weigh_chances
from glossator.evidence.weighing.events import events
from glossator.evidence.weighing.pieces import Chosen, pieces, sides, stance
from glossator.models.model import Reader
from glossator.models.reader import NOTHING

if TYPE_CHECKING:
    from glossator.record import Record

_log = logging.getLogger(__name__)


def weigh(
    cases: Sequence[Case], record: "Record", reader: Reader, shown: int | None = None, *, told: bool = True
) -> None:
    """Fill in the evidence of each case: at most `shown` events, by default as many as a page prints.

    What is merely listed (`shown`) may be less likely to be worth printing. Unless it is `told` in prose, the sentences
    of short quotes are not read.
    """
    limits = load("printing")
    most, least = (limits["shown"], limits["printed_at"]) if shown is None else (shown, limits["listed_at"])
    for case in cases:
        weigh_chances(case)
    worth = [_worth(case, least) for case in cases]
    vectors = record.vectors(sorted({one.hit.passage.id for row in worth for one in row}))
    groups = [both_sides(events(row, vectors), most) for row in worth]
    flat = [(case, group[0]) for case, row in zip(cases, groups, strict=True) for group in row]
    quoted = iter(quotes_with_core(flat, reader, whole=told))
    chosen = [[Chosen(group[0], *next(quoted), group[1:]) for group in row] for row in groups]
    wanted = {one.hit.document.id for row in groups for group in row for one in group}
    documents = {document.id: document for document in record.documents(sorted(wanted))}
    for case, row in zip(cases, chosen, strict=True):
        case.evidence = pieces(case, row, documents)


def _worth(case: Case, least: float) -> list[Found]:
    """The passages of a case worth printing; the others are logged."""
    name, read = case.question.claim, case.read
    worth = [one for one in read if one.chance >= least]
    for one in read:
        if one.chance < least:
            _log.debug("%s: refused %s: nothing worth printing (chance %.2f)", name, one.hit.passage.id, one.chance)
    _log.info("%s: %d passages read, %d worth printing", name, len(read), len(worth))
    return worth


def says_something(one: Found) -> bool:
    """True unless the reader is almost sure that a passage is worth nothing beside the claim."""
    return one.reading is not None and float(one.reading.sides[NOTHING]) < load("printing")["nothing_at"]


def both_sides(groups: Sequence[list[Found]], most: int) -> list[list[Found]]:
    """The first `most` groups; if they all take one side, the last place goes to the best group of the other."""
    groups = _few_of_one_document(groups)
    first = list(groups[:most])
    told = {_side(group) for group in first} - {Stance.NEITHER}
    if len(first) == most and len(told) == 1:
        other = next((group for group in groups[most:] if _side(group) not in {Stance.NEITHER, *told}), None)
        if other is not None:
            first[-1] = other
    return first


def _few_of_one_document(groups: Sequence[list[Found]]) -> list[list[Found]]:
    seen: dict[str, int] = {}
    kept = []
    for group in groups:
        document = group[0].hit.document.id
        seen[document] = seen.get(document, 0) + 1
        if seen[document] <= load("printing")["of_one_document"]:
            kept.append(group)
    return kept


def _side(group: Sequence[Found]) -> Stance:
    reading = group[0].reading
    return Stance.NEITHER if reading is None else stance(*sides(reading)[:2])
