"""The stance of deeds on a claim of ability, whoever they were friendly to.

Arms for a ruler are friendly towards him; beside "they can help solve the problem with his country" they count against
the claim. The reader decides that, as it does for evidence. Printed evidence of the actor's deeds counts too, coded or
not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from glossator.conduct.coding.actions import doers
from glossator.conduct.coding.ontology import ontology
from glossator.conduct.ledger.merge import Event, Report
from glossator.conduct.ledger.ranking import weight
from glossator.conduct.ledger.subjects import Subject
from glossator.conduct.model import Action, LedgerEntry
from glossator.evidence.model import Evidence, Stance
from glossator.evidence.question import Question
from glossator.evidence.reading.lines import claim_line, passage_line
from glossator.evidence.weighing.pieces import stance
from glossator.models.model import Reader
from glossator.models.reader import AGAINST, FOR, SETTLES_AGAINST, SETTLES_FOR

READ = 60  # the most telling events of a ledger, which are read beside the claim


@dataclass(frozen=True)
class Beside:
    """A claim beside which a ledger is shown, its printed evidence, and the reader."""

    question: Question
    printed: Sequence[Evidence]
    reader: Reader


@dataclass(frozen=True, eq=False)
class Judged:
    """An event with its stance on the claim and the probability of that stance; None: it was not read."""

    event: Event
    bearing: Stance | None = None
    likely: float = 0.0


def judged(events: Sequence[Event], beside: Beside) -> list[Judged]:
    """The events in order, each with its stance; printed evidence keeps the side it is printed on."""
    found: dict[int, Judged] = {}
    for at, event in enumerate(events):
        printed = next((piece for piece in _sided(beside) if _tells(piece, event)), None)
        if printed is not None:
            found[at] = Judged(event, printed.stance, max(printed.supports, printed.refutes))
    first = sorted(range(len(events)), key=lambda at: (-weight(events[at])[0], at))[:READ]
    left = [at for at in first if at not in found]
    rows = beside.reader.read([_told(events[at].reports[0], beside.question) for at in left]).sides
    for at, row in zip(left, rows, strict=True):
        supports, refutes = float(row[FOR] + row[SETTLES_FOR]), float(row[AGAINST] + row[SETTLES_AGAINST])
        found[at] = Judged(events[at], stance(supports, refutes), max(supports, refutes))
    return [found.get(at, Judged(event)) for at, event in enumerate(events)]


def uncoded(events: Sequence[Event], beside: Beside, acting: Subject, user_file: str = "") -> list[LedgerEntry]:
    """Entries for printed evidence on one side that reports a deed of the actor which was not coded."""
    left = [piece for piece in _sided(beside) if not any(_tells(piece, event) for event in events)]
    found = []
    for piece, some in zip(left, doers([_dated(piece) for piece in left], user_file=user_file), strict=True):
        own = [actor for actor in some if acting.is_party(actor)]
        if not own:
            continue
        action = Action(
            action="", source=own[0], target=None, date=_dated(piece)[1], certainty=piece.certainty,
            attributed_to=list(piece.attributed_to), quote=piece.quote.exact,
        )  # fmt: skip
        origins = {piece.origin, *(report.origin for report in piece.also)}
        found.append(
            LedgerEntry(action=action, quotes=[(piece.source, piece.quote)], origins=len(origins), bearing=piece.stance)
        )
    return found


def telling_beside(judged_events: Sequence[Judged], shown: int) -> list[Judged]:
    """At most `shown` events: those with a stance first, the most probable ones, then deeds before words."""
    ranked = sorted(
        judged_events,
        key=lambda one: (
            one.bearing in {None, Stance.NEITHER},
            -one.likely,
            not ontology().quarter(one.event.action.action).startswith("material"),
            str(one.event.day),
            one.event.reports[0].document.id,
        ),
    )
    return sorted(ranked[:shown], key=lambda one: (str(one.event.day), one.event.reports[0].document.id))


def _told(report: Report, question: Question) -> tuple[str, str]:
    """The claim line and passage line of a report, as the reader's input."""
    document = report.document
    return claim_line(question.text, question.speaker, question.date), passage_line(
        report.action.quote,
        title=document.title,
        publisher=document.publisher or document.speaker,
        published=document.published,
        said=question.date,
    )


def _sided(beside: Beside) -> list[Evidence]:
    return [piece for piece in beside.printed if piece.stance is not Stance.NEITHER]


def _tells(piece: Evidence, event: Event) -> bool:
    """True if the quote contains a report of the event."""
    return any(
        report.document.id == piece.source.document
        and piece.quote.start <= report.span.start
        and report.span.end <= piece.quote.end
        for report in event.reports
    )


def _dated(piece: Evidence) -> tuple[str, date | None]:
    return piece.quote.exact, (piece.event.first if piece.event else None) or piece.source.published
