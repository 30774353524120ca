"""Silence names what was asked, over how much, and what would settle it."""

from datetime import date

import pytest

from glossator.evidence import Question
from glossator.evidence.finding.silence import given, searched, settle, silence
from glossator.evidence.model import Asked

ASKED = Asked(
    query="Ships left port", documents=1234, passages=5000, first=date(2011, 5, 20), last=date(2018, 3, 21), undated=7
)


def test_the_reason_names_question_documents_and_dates() -> None:
    said = searched(ASKED)
    for part in ("“Ships left port”", "1,234 documents", "20 May 2011", "21 March 2018", "7 undated", "not a sign"):
        assert part in said


def test_an_empty_record_says_so() -> None:
    empty = Asked(query="x", documents=0, passages=0, first=None, last=None, as_of=date(2018, 3, 21))
    assert searched(empty) == "The record was asked “x”, but holds no dated document up to 21 March 2018."


@pytest.mark.parametrize(
    ("text", "kind", "document"),
    [
        ("Trump called Putin", "fact", "readout"),
        ("More than 1,000 people were killed", "number", "count by hospitals"),
        ("Unemployment fell to 4 percent", "number", "statistical office"),
        ("The Senate passed the bill", "fact", "roll call"),
        ("Water covers the moon", "fact", "dated report"),
        ("He was always for it", "past position", "dated vote"),
    ],
)
def test_what_would_settle_it_depends_on_the_claim(text: str, kind: str, document: str) -> None:
    assert document in settle(Question(text=text, kind=kind, about=("A", "B")))


def test_only_names_are_named() -> None:
    called = Question(text="They called it a mess", about=("mess",))
    assert settle(called) == "a dated report of it by an independent source"
    assert "Chad" in settle(Question(text="Water covers Chad", about=("Chad", "water")))
    assert "water" not in settle(Question(text="Water covers Chad", about=("Chad", "water")))


def test_no_braces_are_left_in_any_wording() -> None:
    for kind in ("fact", "number", "quotation", "past position", "unheard of"):
        assert "{" not in settle(Question(text="Water covers the moon", kind=kind))


def test_only_a_few_nearest_passages_are_shown() -> None:
    assert silence(Question(text="x"), [], ASKED).evidence == []
    assert "not a sign that it is false" in given(2)
    assert "No evidence was given" in given(0)


def test_one_document_and_one_day_are_told_as_one() -> None:
    day = date(2018, 3, 20)
    told = searched(Asked(query="x", documents=1, passages=3, first=day, last=day, undated=1, as_of=None))
    assert "of 1 document, published on 20 March 2018, none" in told
    assert told.endswith(" 1 undated document was asked apart.")
    assert "of 1,204 documents, none" in searched(
        Asked(query="x", documents=1204, passages=9, first=None, last=None, undated=0)
    )
