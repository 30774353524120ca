"""Event coreference: actions that are the same event are merged, with every report kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from glossator.conduct.model import Action, Actor
from glossator.record.model import Document
from glossator.spans import Span

WINDOW = timedelta(days=3)  # maximum days between reports of one event


@dataclass(frozen=True)
class Report:
    """An action as one document reports it; `span` is its sentence in the document's text."""

    action: Action
    document: Document
    span: Span


@dataclass
class Event:
    """An event and its reports in order."""

    reports: list[Report] = field(default_factory=list)

    @property
    def action(self) -> Action:
        """The fullest account: both parties named, then asserted rather than hedged, then the earliest."""
        return min(self.reports, key=lambda report: _thinness(report)).action

    @property
    def day(self) -> date | None:
        """The day of the first dated report."""
        return min((report.action.date for report in self.reports if report.action.date), default=None)


def _thinness(report: Report) -> tuple[int, int, str, str, int]:
    action = report.action
    missing = sum(1 for actor in (action.source, action.target) if actor is None or not (actor.id or actor.code))
    return (
        missing,
        0 if action.certainty in {"asserted", "reported"} else 1,
        str(action.date),
        report.document.id,
        report.span.start,
    )


def merge(reports: Sequence[Report]) -> list[Event]:
    """The events behind reports: same type, source and target, close in time, compatible in place and mode."""
    events: list[Event] = []
    open_events: dict[tuple[str, ...], list[Event]] = {}
    for report in sorted(_once(reports), key=lambda r: (str(r.action.date), r.document.id, r.span.start)):
        alike = open_events.setdefault(_key(report.action), [])
        event = next((event for event in alike if _same_event(event, report)), None)
        if event is None:
            event = Event()
            events.append(event)
            alike.append(event)
        event.reports.append(report)
    return events


def _once(reports: Sequence[Report]) -> list[Report]:
    # Passages of a document overlap, so that the same sentence may occur twice.
    seen = {(r.document.id, r.span.start, *_key(r.action)): r for r in reversed(reports)}
    return list(seen.values())


def _key(action: Action) -> tuple[str, ...]:
    source, target = _who(action.source), _who(action.target)
    if action.symmetric:
        source, target = sorted((source, target))
    return action.action, source, target, str(action.negated)


def _who(actor: Actor | None) -> str:
    return "" if actor is None else actor.id or actor.code or actor.name


def _same_event(event: Event, report: Report) -> bool:
    """True if the report is within the window of the event's first one, with compatible place and mode."""
    last, first = event.reports[-1], event.reports[0]
    if first.action.date is None or report.action.date is None:
        return last.document.id == report.document.id and last.span == report.span
    if abs(report.action.date - first.action.date) > WINDOW:
        return False  # measured from the first, so that a long campaign is not merged into one event
    return all(_agree(told.action, report.action) for told in event.reports)


def _agree(one: Action, other: Action) -> bool:
    places = not one.place or not other.place or one.place == other.place
    return places and (not one.mode or not other.mode or one.mode == other.mode)
