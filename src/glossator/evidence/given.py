"""A claim held against evidence that somebody laid beside it, with no record at all."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from glossator.errors import InputError
from glossator.evidence.findings import decide
from glossator.evidence.judge import load
from glossator.evidence.model import Finding
from glossator.evidence.passages import Item, Judge
from glossator.evidence.question import Question
from glossator.evidence.stance import read
from glossator.evidence.terms import terms
from glossator.evidence.weigh import Placed, evidence, source
from glossator.record.model import Document
from glossator.spans import Span

Given = str | Mapping[str, Any] | Document


def check_given(claim: str | Question, items: Sequence[Given], *, verifier: Judge | None = None) -> Finding:
    """The finding on one claim by the given evidence alone; see `check_many_given`."""
    return check_many_given([(claim, items)], verifier=verifier)[0]


def check_many_given(
    asked: Sequence[tuple[str | Question, Sequence[Given]]], *, verifier: Judge | None = None
) -> list[Finding]:
    """A finding for each claim with its evidence: texts, or objects with `text` and perhaps published, publisher …

    Who gave the evidence is trusted that it bears on the claim. Raises InputError for an item that cannot be read.
    """
    questions = [one if isinstance(one, Question) else Question(text=one) for one, _ in asked]
    filed = [_filed(items) for _, items in asked]
    own = terms(questions)
    pieces = [
        Item(question, its, source(document), document.text)
        for question, its, documents in zip(questions, own, filed, strict=True)
        for document in documents
    ]
    done = iter(read(pieces, verifier or load()))
    found = []
    for question, documents in zip(questions, filed, strict=True):
        placed = [
            Placed(
                read=next(done),
                id=f"{question.claim}:{document.id}",
                document=document.id,
                passage=Span(start=0, end=len(document.text)),
                score=1 / place,
            )
            for place, document in enumerate(documents, 1)
        ]
        found.append(decide(question, evidence(placed, {document.id: document for document in documents})))
    return found


def _filed(items: Sequence[Given]) -> list[Document]:
    made = [as_document(item, number) for number, item in enumerate(items, 1)]
    return [document for document in made if document.text.strip()]


def as_document(item: Given, number: int) -> Document:
    """A given item as a document; `number` names it where it has no id. Raises InputError with the reason."""
    if isinstance(item, Document):
        return item
    if isinstance(item, str):
        return Document(id=f"e{number}", text=item)
    if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
        raise InputError(f"evidence item {number}: neither a text nor an object with a text")
    known = {
        key: _said(item, key) for key in ("title", "address", "publisher", "author", "language", "kind", "speaker")
    }
    return Document(
        id=_said(item, "id") or f"e{number}",
        text=item["text"],
        published=_day(item.get("published", item.get("date")), number),
        modified=_day(item.get("modified"), number),
        cited=[str(name) for name in item.get("cited") or []],
        **{key: value for key, value in known.items() if value},
    )


def _said(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return "" if value is None else str(value)


def _day(value: Any, number: int) -> date | None:
    if value in (None, ""):
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as problem:
        raise InputError(f"evidence item {number}: {value!r} is no date like 2018-03-20") from problem
