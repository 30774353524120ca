"""The speaker's own earlier words on the same subject, and where they contradict what is said now.

The pair is found first and then judged, sentence against sentence and both ways round: judging whole documents for
contradictions is near chance even for large models. Nothing here scores anybody's character.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from glossator.evidence import lexicon, wording
from glossator.evidence.certainty import is_negated, mark
from glossator.evidence.contrast import opposite_signal
from glossator.evidence.copies import overlap, shingles
from glossator.evidence.judge import load
from glossator.evidence.model import Certainty, Earlier, Stance
from glossator.evidence.names import same_person
from glossator.evidence.passages import Judge
from glossator.evidence.question import Question
from glossator.evidence.relevance import quote_signal, relevance
from glossator.evidence.retrieval import passed_on
from glossator.evidence.stance import similarities, telling
from glossator.evidence.terms import Terms, covered, terms
from glossator.evidence.terms import words as telling_words
from glossator.evidence.weigh import source
from glossator.record.model import Document, Hit
from glossator.spans import Span, anchor

if TYPE_CHECKING:
    from glossator.record import Record


@dataclass(frozen=True)
class Pair:
    """A claim and an earlier sentence of the same speaker: which question, where the sentence stands, its words."""

    question: int
    document: str
    span: Span
    words: str


def earlier(
    questions: Sequence[Question], record: "Record", *, as_of: date | None = None, verifier: Judge | None = None
) -> list[list[Earlier]]:
    """For each question what its speaker said before on the same subject: contradictions first.

    Only words from before the day of the statement (and none after `as_of`) are read; a claim without a speaker has
    none.
    """
    own = terms(questions)
    pairs = [
        pair for i, hits in _found(questions, record, as_of).items() for pair in _pairs(i, questions[i], own[i], hits)
    ]
    if not pairs:
        return [[] for _ in questions]
    documents = {document.id: document for document in record.documents(sorted({pair.document for pair in pairs}))}
    read_as = [
        (wording.claim(questions[pair.question].text, names), wording.short(pair.words, names))
        for pair in pairs
        for names in [own[pair.question].names]
    ]
    judged = both_ways(read_as, verifier or load())
    near = similarities([(questions[pair.question].text, pair.words) for pair in pairs])
    lists: list[list[Earlier]] = [[] for _ in questions]
    for pair, (supports, refutes) in zip(pairs, judged, strict=True):
        if document := documents.get(pair.document):
            alike = near[questions[pair.question].text, pair.words]
            plain = (supports, refutes) if speaks_plainly(pair.words) else (0.0, 0.0)
            stance, likely = side(questions[pair.question].text, own[pair.question], pair.words, plain, alike)
            lists[pair.question].append(_earlier(pair, document, stance, likely))
    return [_chosen(found) for found in lists]


def both_ways(pairs: Sequence[tuple[str, str]], verifier: Judge) -> list[tuple[float, float]]:
    """Support and contradiction of each pair; a contradiction must hold whichever sentence is read first.

    The verifier reads only those to which its quick one, if there is one, gives a side at all.
    """
    if verifier.quick:
        found = both_ways(pairs, verifier.quick)
        again = [at for at, sides in enumerate(found) if max(sides) >= lexicon.load("earlier")["read_again_at"]]
    else:
        found, again = [(0.0, 0.0)] * len(pairs), list(range(len(pairs)))
    forth = verifier.judge([pairs[at] for at in again])
    back = verifier.judge([(second, first) for first, second in (pairs[at] for at in again)])
    for at, one, other in zip(again, forth, back, strict=True):
        found[at] = (float(one[0]), _both(one, other))
    return found


def _both(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(np.sqrt(max(0.0, float(one[1])) * max(0.0, float(other[1]))))


def _found(questions: Sequence[Question], record: "Record", as_of: date | None) -> dict[int, list[Hit]]:
    groups: dict[tuple[str, date | None], list[int]] = {}
    for i, question in enumerate(questions):
        if question.speaker and question.kind not in lexicon.load("earlier")["left_alone"]:
            groups.setdefault((question.speaker, _until(question, as_of)), []).append(i)
    found: dict[int, list[Hit]] = {}
    for (speaker, until), chosen in groups.items():
        texts = [questions[i].text for i in chosen]
        if filed := filed_as(speaker, record):
            rows = record.search_many(texts, limit=lexicon.load("earlier")["wide"], until=until, speaker=filed)
            found.update(zip(chosen, rows, strict=True))
    return found


def filed_as(speaker: str, record: "Record") -> list[str]:
    """The names under which the record holds the speaker's own words: "Donald J. Trump" for Donald Trump."""
    return record.remember(("filed as", speaker), lambda: _looked_up(speaker, record))


def _looked_up(speaker: str, record: "Record") -> list[str]:
    if record.count(speaker=speaker):
        return [speaker]
    settings = lexicon.load("earlier")
    seen = {
        hit.document.speaker for hit in record.search(speaker, limit=settings["probed"], kind=settings["own_words"])
    }
    return sorted(name for name in seen if name and same_person(name, speaker))


def _until(question: Question, as_of: date | None) -> date | None:
    before = question.date - timedelta(days=1) if question.date else None
    days = [day for day in (before, as_of) if day]
    return min(days) if days else None


def _pairs(at: int, question: Question, own: Terms, hits: Sequence[Hit]) -> list[Pair]:
    """The sentences of the hits that speak of the same thing as the claim, no wording twice."""
    pairs: list[Pair] = []
    seen = [shingles(question.text)]
    for hit in hits:
        if passed_on(hit.passage.text):
            continue
        # The same subject is enough: a contradiction seldom uses the same words.
        if not relevance(own, hit.passage.text, similarity=1.0 if own.names else None).bears:
            continue
        span = telling(own, hit.passage.text)
        words = span.of(hit.passage.text)
        runs = shingles(words)
        if quote_signal(own, words, "", ()).value == "other actors" or any(_same(runs, other) for other in seen):
            continue
        seen.append(runs)
        start = hit.passage.span.start
        pairs.append(Pair(at, hit.document.id, Span(start=start + span.start, end=start + span.end), words))
    return pairs


def _same(one: frozenset[int], other: frozenset[int]) -> bool:
    return one == other or overlap(one, other) >= lexicon.load("earlier")["same_words"]


def side(claim: str, own: Terms, words: str, likely: tuple[float, float], alike: float) -> tuple[Stance, float]:
    """The side that an earlier sentence takes, and how likely it is.

    `likely` is support and contradiction by the verifier, `alike` the nearness in meaning: the small verifier sees
    contradictions between sentences on other things, so both must speak of the same, and a contradiction must have
    something to point to (an opposite, a negation) or be very sure.
    """
    limits = lexicon.load("earlier")
    supports, refutes = likely
    wished = re.search(limits["wished"], words, re.IGNORECASE) and not re.search(limits["open"], claim, re.IGNORECASE)
    shared = bool(own.words) and covered(own.words, words) >= limits["shared"]
    if refutes >= limits["contradiction_at"] and refutes > supports and alike >= limits["least_alike"]:
        if refutes >= limits["sure"] or ((shared or alike >= limits["alike"]) and _explained(claim, words)):
            return Stance.REFUTES, refutes
    elif supports >= limits["stance_at"] and shared and alike >= limits["alike"] and not wished:
        return Stance.SUPPORTS, supports
    return Stance.NEITHER, 1 - max(supports, refutes)


def _explained(claim: str, words: str) -> bool:
    if opposite_signal(claim, words) is not None or is_negated(claim) is not is_negated(words):
        return True
    limits, ours, theirs = lexicon.load("earlier"), telling_words(claim), telling_words(words)
    praise, blame = set(limits["praise"]), set(limits["blame"])
    return bool((ours & praise and theirs & blame - praise) or (ours & blame and theirs & praise))


def speaks_plainly(words: str) -> bool:
    """False for questions, suppositions, other people's words, and a few words with addresses and hashtags."""
    limits = lexicon.load("earlier")
    bare = re.sub(r"https?://\S+|[@#]\w+", " ", words)
    others = re.search(limits["others_words"], words) is not None
    asserted = mark(words).certainty not in (Certainty.QUESTIONED, Certainty.HYPOTHETICAL)
    return asserted and not others and len(re.findall(r"[^\W\d_]{2,}", bare)) >= limits["least_words"]


def _earlier(pair: Pair, document: Document, stance: Stance, likely: float) -> Earlier:
    return Earlier(
        source=source(document),
        quote=anchor(document.text, pair.span.start, pair.span.end),
        stance=stance,
        probability=round(likely, 4),
    )


def _chosen(found: Sequence[Earlier]) -> list[Earlier]:
    # Contradictions first, then what says the same, then the nearest on the subject, each in the order of the search.
    order = {Stance.REFUTES: 0, Stance.SUPPORTS: 1, Stance.NEITHER: 2}
    return sorted(found, key=lambda one: order[one.stance])[: lexicon.load("earlier")["shown"]]
