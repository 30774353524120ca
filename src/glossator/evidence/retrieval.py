"""Asking the record: passages that may bear on a claim, of many documents rather than many copies of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from glossator.evidence import deeds
from glossator.evidence.copies import overlap, shingles
from glossator.evidence.lexicon import load
from glossator.evidence.names import same_person
from glossator.evidence.parties import voices
from glossator.evidence.question import Question
from glossator.evidence.relevance import Relevance, relevance
from glossator.evidence.stance import similarities
from glossator.evidence.terms import Terms
from glossator.record.identity import comparable
from glossator.record.model import Document, Hit

if TYPE_CHECKING:
    from glossator.record import Record


_WORDS = re.compile(r"\w+")
_PASSED_ON = re.compile(r"\s*(?:RT\s+@|[\"“]\s*@\w+)")


@dataclass(frozen=True)
class Candidate:
    """A passage that search found for a claim, its place in the search (from 1), and whether it bears on the claim."""

    hit: Hit
    rank: int
    relevance: Relevance


def retrieve(
    questions: Sequence[Question],
    terms: Sequence[Terms],
    record: "Record",
    *,
    until: date | None = None,
    after: date | None = None,
    dated: str = "dated",
    wide: int | None = None,
) -> list[list[Candidate]]:
    """For each question the passages found, as search ranks them: none of the speaker's own, none later than `until`.

    Copies are thinned out, so that a list shows many documents; who passed the test of relevance is marked.
    """
    limits = load("retrieval")
    put = [queries(question, its) for question, its in zip(questions, terms, strict=True)]
    lists: list[list[list[Hit]]] = [[] for _ in questions]

    def search(chosen: Sequence[int], since: date | None, **more: Any) -> None:
        filters = {"until": until, "after": since, "dated": dated, "language": limits["language"], **more}
        flat = [(i, query) for i in chosen for query in put[i]]
        for (i, _), hits in zip(flat, record.search_many([query for _, query in flat], **filters), strict=True):
            lists[i].append(hits)

    everyone = range(len(questions))
    search(everyone, after, limit=wide or limits["wide"], exclude_kind=limits["apart"])
    search(everyone, after, limit=limits["posts"], kind="post")
    if dated == "dated":
        # What an actor did lately says more of what it can do now than all that came before.
        for start, chosen in _recent(questions, after).items():
            search(chosen, start, limit=limits["wide"], exclude_kind=limits["apart"])
    kept = [
        diverse([hit for hit in fused(rows) if is_evidence(hit.document, question, hit.passage.text)])
        for question, rows in zip(questions, lists, strict=True)
    ]
    return _marked(questions, terms, kept)


def _recent(questions: Sequence[Question], after: date | None) -> dict[date, list[int]]:
    starts: dict[date, list[int]] = {}
    for i, question in enumerate(questions):
        if not question.checkable and question.date is not None:
            start = question.date - timedelta(days=load("retrieval")["recent_days"])
            starts.setdefault(max(start, after) if after else start, []).append(i)
    return starts


def queries(question: Question, terms: Terms) -> list[str]:
    """What is put to the search: the claim; for a forecast also its names and matter alone, as nobody reports it,
    and with words for deeds.
    """
    asked = [question.text, *deeds.queries(question, terms)]
    if question.checkable or not terms.names:
        return asked
    return [*asked, " ".join([*terms.names, *sorted(terms.matter)])]


def fused(lists: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Several searches as one, by reciprocal rank; a passage found by two stands before one found by one."""
    scores: dict[str, float] = {}
    hits: dict[str, Hit] = {}
    for hits_of_one in lists:
        for rank, hit in enumerate(hits_of_one, 1):
            hits.setdefault(hit.passage.id, hit)
            scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + 1 / (load("retrieval")["rank_constant"] + rank)
    return [hits[key] for key, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))]


def is_evidence(document: Document, question: Question, text: str = "") -> bool:
    """False for the speaker's own words, the statement itself and what repeats it, passed-on posts and fact-checks."""
    limits = load("retrieval")
    own = bool(document.speaker and question.speaker) and same_person(document.speaker, question.speaker)
    own = own or bool(passed_on(text)) or is_statement(document, question) or repeats(text, question)
    return not own and document.kind not in limits["not_evidence"]


def is_statement(document: Document, question: Question) -> bool:
    """True when the document stands at the statement's own address."""
    return bool(document.address) and comparable(document.address) in {comparable(one) for one in question.addresses}


def repeats(text: str, question: Question) -> bool:
    """True when a passage has the very sentence in which the claim was made: it copies the statement, or quotes it."""
    said = _WORDS.findall(question.said.casefold())
    if len(said) < load("retrieval")["repeated_words"]:
        return False
    return f" {' '.join(said)} " in f" {' '.join(_WORDS.findall(text.casefold()))} "


def passed_on(text: str) -> bool:
    """True for a post that only passes on what somebody else wrote."""
    return _PASSED_ON.match(text) is not None


def diverse(hits: Sequence[Hit]) -> list[Hit]:
    """The hits in order, with no more than a few passages of one document and a few copies of one passage."""
    limits = load("retrieval")
    kept: list[Hit] = []
    seen: list[tuple[frozenset[int], int]] = []
    by_document: dict[str, int] = {}
    for hit in hits:
        if by_document.get(hit.document.id, 0) >= limits["of_one_document"]:
            continue
        runs = shingles(hit.passage.text)
        at = next((i for i, (other, _) in enumerate(seen) if overlap(runs, other) >= limits["same_passage"]), None)
        if at is None:
            seen.append((runs, 1))
        elif seen[at][1] >= limits["copies"]:
            continue
        else:
            seen[at] = (seen[at][0], seen[at][1] + 1)
        by_document[hit.document.id] = by_document.get(hit.document.id, 0) + 1
        kept.append(hit)
    return kept


def _marked(
    questions: Sequence[Question], terms: Sequence[Terms], found: Sequence[Sequence[Hit]]
) -> list[list[Candidate]]:
    first = [
        [Candidate(hit, rank, _relevance(question, own, hit, None)) for rank, hit in enumerate(hits, 1)]
        for question, own, hits in zip(questions, terms, found, strict=True)
    ]
    # Only where names are right and words are not is it worth asking whether the passage means the same.
    doubtful = [
        (i, j)
        for i, row in enumerate(first)
        for j, candidate in enumerate(row)
        if candidate.relevance.signal.value == "off the event"
    ]
    near = similarities([(questions[i].text, first[i][j].hit.passage.text) for i, j in doubtful])
    for i, j in doubtful:
        old = first[i][j]
        similarity = near[questions[i].text, old.hit.passage.text]
        first[i][j] = Candidate(old.hit, old.rank, _relevance(questions[i], terms[i], old.hit, similarity))
    return first


def _relevance(question: Question, own: Terms, hit: Hit, similarity: float | None) -> Relevance:
    # Nobody reports a forecast: there, naming actors and matter is all that can be asked.
    near = similarity if question.checkable and not deeds.is_goodwill(question, own) else 1.0
    speaks_for = voices(own.names, hit.document.publisher, hit.document.address)
    return relevance(own, f"{hit.document.title}\n{hit.passage.text}", near, speaks_for)
