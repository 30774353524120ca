"""The two questions one can put to a record: what bears on a claim, and what it says on it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from glossator.evidence import lexicon
from glossator.evidence.earlier import earlier, filed_as
from glossator.evidence.findings import decide, sided
from glossator.evidence.judge import load
from glossator.evidence.known import matching
from glossator.evidence.model import Asked, Evidence, Finding
from glossator.evidence.passages import Item, Judge, Read
from glossator.evidence.question import Question
from glossator.evidence.retrieval import Candidate, retrieve
from glossator.evidence.stance import read
from glossator.evidence.terms import Terms, terms
from glossator.evidence.weigh import Placed, evidence, source
from glossator.record.model import Document, RecordSpan

if TYPE_CHECKING:
    from glossator.record import Record


def find(
    questions: Sequence[Question],
    record: "Record",
    *,
    as_of: date | None = None,
    limit: int = 20,
    verifier: Judge | None = None,
) -> list[list[Evidence]]:
    """For each question what bears on it, best first, at most `limit` pieces; nothing published after `as_of`.

    Passages that do not name the claim's actors or event come last, and take no side.
    """
    own = terms(questions)
    wide = max(limit, lexicon.load("retrieval")["wide"])
    rows = retrieve(questions, own, record, until=as_of, wide=wide)
    chosen = [sorted(row, key=lambda c: (not c.relevance.bears, c.rank))[:limit] for row in rows]
    return weighed(questions, own, chosen, record, verifier or load())


def check(
    questions: Sequence[Question],
    record: "Record",
    *,
    as_of: date | None = None,
    since: bool = False,
    verifier: Judge | None = None,
) -> list[Finding]:
    """The finding on each question, in order, by what the record held on the day `as_of` (None: all of it).

    With `since`, what was published after that day is listed apart in `Finding.since` and changes nothing else.
    """
    verifier = verifier or load()
    info = record.span(until=as_of)
    asking = [question for question in questions if question.checkable or question.kind == "forecast"]
    own = terms(asking)
    limits = lexicon.load("retrieval")
    counted = dated_evidence(asking, record, as_of=as_of, verifier=verifier, own=own)
    undated: list[list[Candidate]] = [[] for _ in asking]
    if info.undated:
        undated = _bearing(retrieve(asking, own, record, dated="undated", wide=limits["wide_undated"]), 3)
    apart = weighed(asking, own, undated, record, verifier)
    silenced = {speaker: never_evidence(speaker, record, as_of) for speaker in {one.speaker for one in asking}}
    found: dict[str, Finding] = {}
    for question, pieces, loose in zip(asking, counted, apart, strict=True):
        finding = decide(question, pieces, asked(question, info, as_of, silenced[question.speaker]))
        found[question.claim] = finding.model_copy(update={"undated": loose})
    if since and as_of:
        later = _bearing(retrieve(asking, own, record, after=as_of + timedelta(days=1)), limits["judged"])
        for question, pieces in zip(asking, weighed(asking, own, later, record, verifier), strict=True):
            found[question.claim].since = sided(pieces)
    before = earlier(questions, record, as_of=as_of, verifier=verifier)
    checked = matching(questions, record, until=as_of)
    return [
        (found.get(question.claim) or decide(question, [])).model_copy(update={"earlier": said, "known": notes})
        for question, said, notes in zip(questions, before, checked, strict=True)
    ]


def dated_evidence(
    questions: Sequence[Question],
    record: "Record",
    *,
    as_of: date | None = None,
    verifier: Judge | None = None,
    own: Sequence[Terms] | None = None,
) -> list[list[Evidence]]:
    """For each question the dated evidence on which its finding rests, best first; `own` are its terms if known."""
    limits, own = lexicon.load("retrieval"), terms(questions) if own is None else own
    rows = _bearing(retrieve(questions, own, record, until=as_of), limits["judged"], limits["of_one_publisher"])
    return weighed(questions, own, rows, record, verifier or load())


def weighed(
    questions: Sequence[Question],
    own: Sequence[Terms],
    rows: Sequence[Sequence[Candidate]],
    record: "Record",
    verifier: Judge,
) -> list[list[Evidence]]:
    """The candidates of each question as evidence, best first; verifier and grammar run once over all of them."""
    items = [
        Item(question, its, source(c.hit.document), c.hit.passage.text, (c.relevance.signal,), searched=True)
        for question, its, row in zip(questions, own, rows, strict=True)
        for c in row
    ]
    done = iter(read(items, verifier))
    placed = [_placed(question, row, [next(done) for _ in row]) for question, row in zip(questions, rows, strict=True)]
    documents = texts(record, {one.document for row in placed for one in row})
    return [evidence(row, documents) for row in placed]


def recency(question: Question, published: date | None) -> float:
    """What a forecast's evidence gains by being near the day of the statement; nothing for what can be checked."""
    if question.checkable or question.date is None or published is None:
        return 0.0
    settings = lexicon.load("retrieval")["recency"]
    years = abs((question.date - published).days) / 365.25
    return float(settings["weight"] * 0.5 ** (years / settings["half_life"]))


def never_evidence(speaker: str, record: "Record", as_of: date | None) -> int:
    """How many dated documents are never evidence on the speaker's claims: its own words, and fact-checks."""
    checks = record.count(kind=lexicon.load("retrieval")["not_evidence"], until=as_of)
    filed = filed_as(speaker, record) if speaker else []
    return checks + (record.count(speaker=filed, until=as_of) if filed else 0)


def asked(question: Question, info: RecordSpan, as_of: date | None, left_out: int = 0) -> Asked:
    """What the record was asked, so that silence can be judged; `left_out` documents are never evidence."""
    return Asked(
        query=question.text,
        documents=max(0, info.documents - info.undated - left_out),
        passages=info.passages,
        first=info.first,
        last=info.last,
        undated=info.undated,
        as_of=as_of,
    )


def texts(record: "Record", ids: set[str]) -> dict[str, Document]:
    """The documents with their texts, by id."""
    return {document.id: document for document in record.documents(sorted(ids))}


def _bearing(
    rows: Sequence[Sequence[Candidate]], limit: int, of_one_publisher: int | None = None
) -> list[list[Candidate]]:
    # One busy publisher must not crowd out the rest: what it has beyond its share comes after all others.
    found = []
    for row in rows:
        seen: dict[str, int] = {}
        first: list[Candidate] = []
        then: list[Candidate] = []
        for candidate in row:
            if candidate.relevance.bears:
                publisher = candidate.hit.document.publisher
                seen[publisher] = seen.get(publisher, 0) + bool(publisher)
                (then if of_one_publisher and seen[publisher] > of_one_publisher else first).append(candidate)
        found.append([*first, *then][:limit])
    return found


def _placed(question: Question, row: Sequence[Candidate], reads: Sequence[Read]) -> list[Placed]:
    scores = _fused(row, reads)
    made = [
        Placed(
            read=one,
            id=f"{question.claim}:{candidate.hit.passage.id}",
            document=candidate.hit.document.id,
            passage=candidate.hit.passage.span,
            score=score + recency(question, candidate.hit.document.published),
        )
        for candidate, one, score in zip(row, reads, scores, strict=True)
    ]
    return sorted(made, key=lambda p: (-p.score, p.id))


def _fused(row: Sequence[Candidate], reads: Sequence[Read]) -> list[float]:
    # Reciprocal ranks of search and of the verifier's relevance; whatever fails the test of relevance stands below.
    constant = lexicon.load("retrieval")["rank_constant"]
    order = sorted(range(len(row)), key=lambda i: (reads[i].raw.neither, row[i].rank))
    by_verifier = {at: place for place, at in enumerate(order, 1)}
    return [
        1 / (constant + candidate.rank) + 1 / (constant + by_verifier[at]) - (0 if candidate.relevance.bears else 1)
        for at, candidate in enumerate(row)
    ]
