"""Checking a claim against evidence given with it, without a record."""

from collections.abc import Mapping, Sequence
from typing import Any

from glossator.days import day_in
from glossator.errors import InputError
from glossator.evidence.asking.terms import actors
from glossator.evidence.case import Case, Found
from glossator.evidence.finding.deciding import decide_given
from glossator.evidence.model import Finding
from glossator.evidence.question import Question
from glossator.evidence.reading.quoting import quotes
from glossator.evidence.reading.reading import read_all
from glossator.evidence.weighing.pieces import Chosen, pieces
from glossator.models.model import Reader
from glossator.models.reader import load_reader
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit

Given = str | Mapping[str, Any] | Document


def check_given(claim: str | Question, items: Sequence[Given], *, reader: Reader | None = None) -> Finding:
    """The finding on one claim from the given evidence alone; see `check_many_given`."""
    return check_many_given([(claim, items)], reader=reader)[0]


def check_many_given(
    asked: Sequence[tuple[str | Question, Sequence[Given]]], *, reader: Reader | None = None
) -> list[Finding]:
    """A finding for each claim and its evidence: texts, or objects with `text` and optionally published, publisher …

    The evidence is trusted to bear on the claim. Raises InputError for an unreadable item.
    """
    return [decide_given(case) for case in read_given(asked, reader)]


def read_given(asked: Sequence[tuple[str | Question, Sequence[Given]]], reader: Reader | None = None) -> list[Case]:
    """A case for each claim, with all of its evidence read and quoted."""
    reader = reader or load_reader()
    questions = [one if isinstance(one, Question) else Question(text=one) for one, _ in asked]
    filed = [_filed(items) for _, items in asked]
    about = zip(questions, actors(questions), filed, strict=True)
    cases = [_case(question, names, documents) for question, names, documents in about]
    read_all(cases, reader)
    best = [_best_of_each(case) for case in cases]
    quoted = iter(quotes([(case, one) for case, row in zip(cases, best, strict=True) for one in row], reader))
    for case, row, documents in zip(cases, best, filed, strict=True):
        chosen = [Chosen(one, next(quoted)) for one in row]
        case.evidence = pieces(case, chosen, {document.id: document for document in documents})
    return cases


def _case(question: Question, names: tuple[str, ...], documents: Sequence[Document]) -> Case:
    case = Case(question, actors=names)
    for place, document in enumerate(documents, 1):
        case.found += [
            Found(Hit(passage=one, document=document, score=1 / place), 1 / place) for one in passages(document)
        ]
    return case


def _best_of_each(case: Case) -> list[Found]:
    """The most telling passage of each document, in order of worth."""
    best: dict[str, Found] = {}
    for one in case.read:
        best.setdefault(one.hit.document.id, one)
    return list(best.values())


def _filed(items: Sequence[Given]) -> list[Document]:
    made = [as_document(item, number) for number, item in enumerate(items, 1)]
    return [document for document in made if document.text.strip()]


def as_document(item: Given, number: int) -> Document:
    """A given item as a document; `number` identifies it if it has no id. Raises InputError with the reason."""
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
        published=day_in(item.get("published", item.get("date")), f"evidence item {number}: date"),
        modified=day_in(item.get("modified"), f"evidence item {number}: modified"),
        cited=[str(name) for name in item.get("cited") or []],
        **{key: value for key, value in known.items() if value},
    )


def _said(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return "" if value is None else str(value)
