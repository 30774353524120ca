"""The speaker's earlier words on the same subject, and their stance on the claim.

They come from the speaker's own posts and speeches and are read like any passage. No score is ever given to a person's
character.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from glossator.evidence.asking.admitted import alike, passed_on
from glossator.evidence.beside.contradicting import contradicting
from glossator.evidence.case import Case, Found
from glossator.evidence.lexicon import load
from glossator.evidence.model import Earlier, Stance
from glossator.evidence.question import Question
from glossator.evidence.reading.quoting import quotes
from glossator.evidence.reading.reading import skim
from glossator.evidence.weighing.pieces import sides, source, stance
from glossator.evidence.weighing.printing import says_something
from glossator.models.model import Models
from glossator.people.named_in import same_person
from glossator.record.model import Document, Hit
from glossator.spans import Span, anchor

if TYPE_CHECKING:
    from glossator.record import Record

_ORDER = {Stance.REFUTES: 0, Stance.SUPPORTS: 1, Stance.NEITHER: 2}


def earlier(
    questions: Sequence[Question], record: "Record", models: Models, *, as_of: date | None = None
) -> list[list[Earlier]]:
    """For each question the speaker's earlier words on its subject, contradictions first.

    Only words from before the day of the statement (and none after `as_of`) are read; a claim without a speaker has
    none.
    """
    cases = [Case(question) for question in questions]
    _find(cases, record, as_of)
    skim(cases, load("earlier")["wide"], models.skim)
    chosen = _chosen(cases, models)
    flat = [(case, one.found) for case, row in zip(cases, chosen, strict=True) for one in row]
    quoted = iter(quotes(flat, models.skim))
    documents = {d.id: d for d in record.documents(sorted({one.hit.document.id for _, one in flat}))}
    told = [[(one, documents.get(one.found.hit.document.id), next(quoted)) for one in row] for row in chosen]
    return [[_earlier(one, document, quote) for one, document, quote in row if document] for row in told]


def filed_as(speaker: str, record: "Record") -> list[str]:
    """The names under which the record holds the speaker's words: "Donald J. Trump" for Donald Trump."""
    return record.remember(("filed as", speaker), lambda: _looked_up(speaker, record))


def _looked_up(speaker: str, record: "Record") -> list[str]:
    if record.count(speaker=speaker):
        return [speaker]
    settings = load("earlier")
    seen = {
        hit.document.speaker for hit in record.search(speaker, limit=settings["probed"], kind=settings["own_words"])
    }
    return sorted(name for name in seen if name and same_person(name, speaker))


def _find(cases: Sequence[Case], record: "Record", as_of: date | None) -> None:
    groups: dict[tuple[str, date | None], list[Case]] = {}
    for case in cases:
        asked = case.question.kind not in load("earlier")["left_alone"] and not case.question.unnamed
        if case.question.speaker and asked:
            groups.setdefault((case.question.speaker, _until(case.question, as_of)), []).append(case)
    for (speaker, until), some in groups.items():
        if filed := filed_as(speaker, record):
            texts = [case.question.text for case in some]
            rows = record.search_many(texts, limit=load("earlier")["wide"], until=until, speaker=filed)
            for case, hits in zip(some, rows, strict=True):
                case.found = [Found(hit, hit.score) for hit in hits if _said_before(hit, case.question)]


def _said_before(hit: Hit, question: Question) -> bool:
    """False for reposts and for the statement itself, which an archive may date in another time zone."""
    text, own = hit.passage.text, question.itself
    day = hit.document.published
    return not (passed_on(text) or own.stands_at(hit.document) or own.has(text, day, clocks=load("earlier")["clocks"]))


def _until(question: Question, as_of: date | None) -> date | None:
    before = question.date - timedelta(days=1) if question.date else None
    days = [day for day in (before, as_of) if day]
    return min(days) if days else None


@dataclass(frozen=True, eq=False)
class _Said:
    """A passage worth printing, and its side."""

    found: Found
    side: Stance
    likely: float

    @property
    def passage(self) -> str:
        """The id of the passage."""
        return self.found.hit.passage.id


def _chosen(cases: Sequence[Case], models: Models) -> list[list[_Said]]:
    """The passages to print, none repeated: contradictions first, each side in order of worth.

    An editor prints a saying once: one that takes no side stands beside one claim only.
    """
    kept = [_worth(case) for case in cases]
    pairs = [(case, one) for case, row in zip(cases, kept, strict=True) for one in row]
    against = contradicting(pairs, models.verifier)
    said = iter([_side(one, against.get(at)) for at, (_, one) in enumerate(pairs)])
    rows = [sorted((next(said) for _ in row), key=lambda one: _ORDER[one.side]) for row in kept]
    return _once([row[: load("earlier")["shown"]] for row in rows])


def _once(rows: list[list[_Said]]) -> list[list[_Said]]:
    """The rows with each passage that takes no side only beside the claim on which it says most."""
    best: dict[str, tuple[float, int]] = {}
    for at, row in enumerate(rows):
        for one in (one for one in row if one.side is Stance.NEITHER):
            best[one.passage] = min((one.likely, at), best.get(one.passage, (math.inf, at)))
    return [
        [one for one in row if one.side is not Stance.NEITHER or best[one.passage] == (one.likely, at)]
        for at, row in enumerate(rows)
    ]


def _worth(case: Case) -> list[Found]:
    kept: list[Found] = []
    for one in case.read:
        if says_something(one) and not any(alike(one.hit.passage.text, other.hit.passage.text) for other in kept):
            kept.append(one)
    return kept


def _side(one: Found, against: float | None) -> _Said:
    assert one.reading is not None  # noqa: S101 - only what was read is chosen
    if against is not None:
        return _Said(one, Stance.REFUTES, against)
    supports, refutes, neither = sides(one.reading)
    if stance(supports, refutes) is Stance.SUPPORTS:
        return _Said(one, Stance.SUPPORTS, supports)
    return _Said(one, Stance.NEITHER, neither)


def _earlier(one: _Said, document: Document, quote: Span) -> Earlier:
    start = one.found.hit.passage.span.start
    return Earlier(
        source=source(document),
        quote=anchor(document.text, start + quote.start, start + quote.end),
        stance=one.side,
        probability=round(one.likely, 4),
    )
