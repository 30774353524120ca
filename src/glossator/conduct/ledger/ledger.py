"""The ledger: an actor's conduct on a subject by year and kind, with the most telling entries and the caveats."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from glossator.conduct.actors.actors import resolve
from glossator.conduct.coding.ontology import ontology
from glossator.conduct.ledger.beside_claims import Beside, judged, telling_beside, uncoded
from glossator.conduct.ledger.caveats import caveats
from glossator.conduct.ledger.merge import Event, Report, merge
from glossator.conduct.ledger.passages import passages
from glossator.conduct.ledger.ranking import SHOWN, telling
from glossator.conduct.ledger.store import coded
from glossator.conduct.ledger.subjects import Subject, subject
from glossator.conduct.model import Action, Actor, Ledger, LedgerEntry, YearCount
from glossator.errors import InputError
from glossator.evidence.model import Source, Stance
from glossator.evidence.origins.captured import captured
from glossator.evidence.origins.itself import Itself
from glossator.evidence.origins.origins import origins
from glossator.language.model import Certainty
from glossator.record import Record
from glossator.record.model import Document
from glossator.spans import anchor

REAL = frozenset({Certainty.ASSERTED, Certainty.REPORTED, Certainty.PLANNED})
Progress = Callable[[int, int], None]


def ledgers(
    record: Record,
    actor_names: Sequence[str],
    subjects: Sequence[str],
    *,
    as_of: date | None = None,
    since: date | None = None,
    progress: Progress | None = None,
    user_file: str = "",
    itself: Itself | None = None,
    beside: Mapping[str, Beside] | None = None,
) -> list[Ledger]:
    """One ledger per actor and subject; nothing published after `as_of` is read. Unknown actors have none.

    `user_file`: the user's own actor list, CSV or YAML. `itself`: the statement, which is no report of conduct.
    `beside`: by subject, the claim that the deeds are read beside.
    """
    read = partial(events_of, record, as_of=as_of, since=since, progress=progress, user_file=user_file, itself=itself)
    found = []
    for name in actor_names:
        actor = resolve(name, user_file=user_file)
        if actor is None or not (actor.id or actor.person):
            continue
        for about in subjects:
            events = read(actor, subject(about, user_file))
            claim = (beside or {}).get(about)
            if claim is None:
                found.append(ledger(record, name, about, events))
            else:
                acting = Subject(actor.name, actor, ())
                found.append(ledger_beside(record, name, about, events, claim, acting, user_file))
    return found


def known_actor(name: str, user_file: str = "") -> Actor:
    """The actor of a name. Raises InputError if it is not on the list."""
    actor = resolve(name, user_file=user_file)
    if actor is None or not (actor.id or actor.person):
        raise InputError(
            f"{name!r} is not on the list of actors; try the name of a state, body, group or office-holder, "
            "or add it with --actors FILE"
        )
    return actor


def events_of(
    record: Record,
    actor: Actor,
    about: Subject,
    *,
    as_of: date | None = None,
    since: date | None = None,
    progress: Progress | None = None,
    user_file: str = "",
    itself: Itself | None = None,
) -> list[Event]:
    """The events in which the actor acted and the subject took part or was named, in chronological order."""
    acting = Subject(actor.name, actor, subject(actor.person or actor.name, user_file).wordings)
    read = passages(record, acting, about, as_of, since, user_file, itself)
    actions = coded(record.cache, read, progress, user_file)
    reports = [
        Report(action, document, span)
        for passage, document in read
        for span, some in actions[passage.id]
        for action in some
        if _bears(action, acting, about) and _in_time(action, as_of, since)
    ]
    return sorted(merge(reports), key=lambda event: (str(event.day), event.reports[0].document.id))


def _bears(action: Action, acting: Subject, about: Subject) -> bool:
    """True if the actor acted or took part, and the subject took part or is named in the same sentence."""
    if action.negated or action.certainty not in REAL:
        return False
    doers = action.parties if action.symmetric else tuple(action.sources or ([action.source] if action.source else []))
    if not any(acting.is_party(actor) for actor in doers):
        return False
    if any(about.is_party(actor) for actor in action.parties):
        return True
    # An attack in Aleppo is about Syria; talks with the mayor of Sevastopol are not therefore about Ukraine.
    deed = ontology().quarter(action.action).startswith("material")
    return about.named_in(action.quote) if deed else about.named_itself(action.quote)


def _in_time(action: Action, as_of: date | None, since: date | None) -> bool:
    if action.date is None:
        return True
    return (since is None or action.date >= since) and (as_of is None or action.date <= as_of)


def ledger(record: Record, name: str, about: str, events: Sequence[Event]) -> Ledger:
    """A ledger of events: counts of all, quotes of the most telling."""
    chosen = telling(events)
    documents = _documents(record, [report.document.id for event in events for report in event.reports])
    return Ledger(
        actor=name,
        subject=about,
        years=_years(events),
        entries=[entry(event, documents) for event in chosen],
        events=len(events),
        caveats=caveats(name, about, events, documents),
    )


def ledger_beside(
    record: Record, name: str, about: str, events: Sequence[Event], claim: Beside, acting: Subject, user_file: str = ""
) -> Ledger:
    """A ledger beside a claim: events counted by their stance on it instead of by cooperation and conflict."""
    read = judged(events, claim)
    more = uncoded(events, claim, acting, user_file)
    chosen = telling_beside(read, max(SHOWN - len(more), 0))
    documents = _documents(record, [report.document.id for event in events for report in event.reports])
    entries = [entry(one.event, documents).model_copy(update={"bearing": one.bearing}) for one in chosen]
    counted = [(one.event.day, one.bearing) for one in read] + [(one.action.date, one.bearing) for one in more]
    unread = sum(one.bearing is None for one in read)
    return Ledger(
        actor=name,
        subject=about,
        years=_sides_by_year(counted),
        entries=sorted([*entries, *more], key=lambda one: (str(one.action.date), one.quotes[0][0].document)),
        events=len(events) + len(more),
        caveats=caveats(name, about, events, documents, read=len(read) - unread if unread else None, more=len(more)),
        claim=claim.question.claim,
    )


def _sides_by_year(counted: Sequence[tuple[date | None, Stance | None]]) -> list[YearCount]:
    names: dict[Stance | None, str] = {Stance.SUPPORTS: "for_it", Stance.REFUTES: "against_it"}
    counts: dict[int, Counter[str]] = {}
    for day, bearing in counted:
        if day is not None:
            counts.setdefault(day.year, Counter())[names.get(bearing, "no_side")] += 1
    return [YearCount(year=year, **counts[year]) for year in sorted(counts)]


def _documents(record: Record, ids: Sequence[str]) -> dict[str, Document]:
    wanted = list(dict.fromkeys(ids))
    return {document.id: document for document in record.documents(wanted)} if wanted else {}


def _years(events: Sequence[Event]) -> list[YearCount]:
    counts: dict[int, dict[str, int]] = {}
    for event in events:
        if event.day is not None:
            quarter = ontology().quarter(event.action.action)
            year = counts.setdefault(event.day.year, {})
            year[quarter] = year.get(quarter, 0) + 1
    return [YearCount(year=year, **counts[year]) for year in sorted(counts)]


def entry(event: Event, documents: dict[str, Document]) -> LedgerEntry:
    """An event with every report quoted, and the number of origins behind the reports."""
    quotes = []
    for report in event.reports:
        document = documents[report.document.id]
        source = Source(
            document=document.id, title=document.title, publisher=document.publisher, author=document.author,
            address=document.address, published=document.published, modified=document.modified, ocr=document.ocr,
            **captured(document),
        )  # fmt: skip
        quotes.append((source, anchor(document.text, report.span.start, report.span.end)))
    told = [documents[key] for key in dict.fromkeys(report.document.id for report in event.reports)]
    return LedgerEntry(
        action=event.action, quotes=quotes, origins=len({origin.id for origin in origins(told).values()})
    )
