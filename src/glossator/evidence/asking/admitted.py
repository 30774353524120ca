"""Which passages may be evidence on a claim at all, and how many copies of one are read."""

import re
from collections.abc import Sequence

from glossator.evidence.case import Found
from glossator.evidence.lexicon import load
from glossator.evidence.origins.copies import overlap, shingles
from glossator.evidence.origins.itself import repeats
from glossator.evidence.question import Question
from glossator.people.named_in import same_person
from glossator.record.model import Hit

_PASSED_ON = re.compile(r"\s*(?:RT\s+@|[\"“]\s*@\w+)")


def admitted(hit: Hit, question: Question) -> bool:
    """False for the speaker's own words, the statement itself and its repetitions, reposts, and fact-checks."""
    return not refused(hit, question)


def refused(hit: Hit, question: Question) -> str:
    """Why a passage may not be evidence on the claim, in plain words; '' if it may."""
    document = hit.document
    if document.kind in load("retrieval")["not_evidence"]:
        return f"a {document.kind}, which is shown apart"
    if document.speaker and question.speaker and same_person(document.speaker, question.speaker):
        return "the speaker's own words"
    if passed_on(hit.passage.text):
        return "a post that passes on what another wrote"
    if question.itself.stands_at(document):
        return "the statement itself"
    return "words of the statement" if _said_again(hit, question) else ""


def _said_again(hit: Hit, question: Question) -> bool:
    """True for the words of the statement; what was published before the claim cannot repeat it."""
    text, published = hit.passage.text, hit.document.published
    before = bool(published and question.date and published < question.date)
    return (not before and repeats(text, question.said)) or question.itself.has(text, published)


def passed_on(text: str) -> bool:
    """True for a post that only passes on somebody else's words."""
    return _PASSED_ON.match(text) is not None


def thinned(found: Sequence[Found]) -> list[Found]:
    """The passages in order, at most a few per document and a few copies of each."""
    limits = load("retrieval")
    kept: list[Found] = []
    copies: dict[str, int] = {}
    of_document: dict[str, int] = {}
    for one in found:
        plain = " ".join(one.hit.passage.text.split()).casefold()
        if (
            of_document.get(one.hit.document.id, 0) >= limits["of_one_document"]
            or copies.get(plain, 0) >= limits["copies"]
        ):
            continue
        copies[plain] = copies.get(plain, 0) + 1
        of_document[one.hit.document.id] = of_document.get(one.hit.document.id, 0) + 1
        kept.append(one)
    return kept


def alike(one: str, other: str) -> bool:
    """True if most words of one passage occur in the other."""
    return overlap(shingles(one), shingles(other)) >= float(load("retrieval")["same_passage"])
