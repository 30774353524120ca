"""Passage retrieval for one ledger: search hits that name both sides."""

from collections.abc import Iterator
from datetime import date

from glossator.conduct.ledger.subjects import Subject
from glossator.conduct.model import Actor
from glossator.evidence.origins.itself import Itself
from glossator.people.names import Names, names
from glossator.record import Record
from glossator.record.model import Document, Hit, Passage
from glossator.record.searching.filters import Filtering

A_YEAR = 150  # top passages per year for each query on an actor
A_WORDING = 150  # top passages of all years for each name of a matter
WORDINGS = 12  # names of a matter that are searched for
# Words of one person, and verdicts on words, report no conduct.
NOT_REPORTS = ("post", "fact check", "fact-check page")


def passages(
    record: Record,
    acting: Subject,
    about: Subject,
    as_of: date | None,
    since: date | None,
    user_file: str = "",
    itself: Itself | None = None,
) -> list[tuple[Passage, Document]]:
    """The passages that name both actor and subject, in order of date and position, without the statement `itself`."""
    info = record.span(until=as_of)
    if info.first is None or info.last is None or acting.actor is None:
        return []
    first, last = max(info.first, since or info.first), min(info.last, as_of or info.last)
    found: dict[str, tuple[Passage, Document]] = {}
    for queries, limit, days in _searches(acting, about, first, last, names(user_file)):
        for hits in record.search_many(queries, limit=limit, mode="bm25", **days):
            for hit in hits:
                text = hit.passage.text
                if hit.passage.id in found or (itself is not None and _is_of(hit, itself)):
                    continue
                if acting.named_in(text) and about.named_in(text):
                    found[hit.passage.id] = (hit.passage, hit.document)
    return sorted(found.values(), key=lambda pair: (str(pair[1].published), pair[0].document, pair[0].span.start))


def _is_of(hit: Hit, itself: Itself) -> bool:
    return itself.stands_at(hit.document) or itself.has(hit.passage.text, hit.document.published)


def _searches(
    acting: Subject, about: Subject, first: date, last: date, known: Names
) -> Iterator[tuple[list[str], int, Filtering]]:
    """(Queries, hits per query, filter) by year, so that years with much coverage do not crowd out others."""
    if about.actor is None:
        who = _name(acting.actor)
        yield (
            [f"{who} {words}" for words in about.wordings[:WORDINGS]],
            A_WORDING,
            {"after": first, "until": last, "exclude_kind": NOT_REPORTS},
        )
        return
    aside = [f"{_name(acting.actor)} {words}" for words in (*_capitals(about.actor, known), *about.beside)]
    if aside:
        yield aside, A_WORDING, {"after": first, "until": last, "exclude_kind": NOT_REPORTS}
    for year in range(first.year, last.year + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        queries = [f"{one} {other}" for one, other in _pairs(acting.actor, about.actor, known, begin)]
        yield queries, A_YEAR, {"after": begin, "until": end, "exclude_kind": NOT_REPORTS}


def _pairs(acting: Actor | None, about: Actor, known: Names, day: date) -> list[tuple[str, str]]:
    mine, theirs = _name(acting), _name(about)
    pairs = [(mine, theirs)]
    adjectives = _adjective(acting, known), _adjective(about, known)
    if all(adjectives):
        pairs.append((adjectives[0], adjectives[1]))
    leader = _leader(acting, known, day)
    if leader:
        pairs.append((leader, theirs))
    return pairs


def _name(actor: Actor | None) -> str:
    return "" if actor is None else actor.person or actor.name


def _adjective(actor: Actor | None, known: Names) -> str:
    if actor is None or actor.person:
        return ""
    return next((words for words, entry in known.wordings() if entry.id == actor.id and entry.kind == "adjective"), "")


def _capitals(actor: Actor, known: Names) -> list[str]:
    if actor.person:
        return []
    return [words for words, entry in known.wordings() if entry.id == actor.id and entry.kind == "capital"][:2]


def _leader(actor: Actor | None, known: Names, day: date) -> str:
    """The first listed leader of the state or body on the day."""
    if actor is None or actor.person:
        return ""
    for entry in known.persons():
        if any(term.actor == actor.id and term.holds(day) for term in entry.terms):
            return entry.name
    return ""
