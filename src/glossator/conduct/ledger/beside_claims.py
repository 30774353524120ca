"""Deeds read beside a claim of ability: on which side of it each tells, whatever it was to whom it was done.

Arms for a ruler are friendly to that ruler; beside "they can help solve the problem with his country" a careful reader
says what they are to the problem. So says the network that reads evidence, and what is printed beside the claim
counts too where the actor did it, coded or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from glossator.conduct.coding.actions import doers
from glossator.conduct.coding.lexicon import ontology
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

READ = 60  # events of a ledger, the most telling, that are read beside the claim


@dataclass(frozen=True)
class Beside:
    """A claim that a ledger stands beside, what is printed on it, and the network that reads."""

    question: Question
    printed: Sequence[Evidence]
    reader: Reader


@dataclass(frozen=True, eq=False)
class Judged:
    """An event with the side of the claim on which it tells, and how likely; None: it was not read."""

    event: Event
    bearing: Stance | None = None
    likely: float = 0.0


def judged(events: Sequence[Event], beside: Beside) -> list[Judged]:
    """The events, in order, each with its side; what is printed beside the claim has the side it is printed on."""
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
    """What is printed on a side of the claim and says what the actor did, where no event was coded of it."""
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
    """At most `shown`: what takes a side first, the clearest of it, then deeds before words."""
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
    """The claim and a report, as the reader reads them."""
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
    """True for a quote that holds a report of the event."""
    return any(
        report.document.id == piece.source.document
        and piece.quote.start <= report.span.start
        and report.span.end <= piece.quote.end
        for report in event.reports
    )


def _dated(piece: Evidence) -> tuple[str, date | None]:
    return piece.quote.exact, (piece.event.first if piece.event else None) or piece.source.published
