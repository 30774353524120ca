"""Function words are left out of what is looked for, and only there."""

from collections.abc import Callable

import pytest

from glossator.record import Document, Record
from glossator.record.searching.words import refolded, telling

Make = Callable[..., Document]


def test_function_words_are_left_out() -> None:
    assert telling("The warships were moving towards the port of Tartus.") == "warships moving towards port Tartus"


def test_names_in_capitals_are_kept() -> None:
    assert telling("I asked who at the WHO would be told.") == "asked WHO told"


def test_a_question_of_little_else_is_put_as_it_is() -> None:
    assert telling("To be or not to be") == "To be or not to be"
    assert telling("The who?") == "The who"
    assert telling("") == ""


def test_other_languages_stay_whole() -> None:
    assert telling("войска НАТО на границе") == "войска НАТО на границе"


def test_a_title_of_function_words_is_still_found(record: Record, make: Make) -> None:
    record.add_documents([make("a", "To be, or not to be."), make("b", "Wheat prices rose.")], embed=False)
    assert [hit.document.address[-1] for hit in record.search("to be or not to be")] == ["a"]


def test_a_word_that_folding_changes_is_put_in_both_forms() -> None:
    assert telling("Nova\u0301k mills") == "Novák mills Nova k"
    assert telling("Novák mills") == "Novák mills"


def test_a_passage_has_the_words_that_folding_makes() -> None:
    assert refolded("The \ufb02our of Nova\u0301k\u00a0and the \ufb02our mill") == "flour Novák"
    assert refolded("The flour of Novák\u00a0’s mill") == ""


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Nova\u0301k", "Novák"),
        ("\U0001d5e1\U0001d5fc\U0001d603\U0001d5ee\U0001d5f8", "Novak"),
        ("ware\u00adhouse", "warehouse"),
        ("\ufb02our", "flour"),
    ],
)
def test_a_passage_is_found_by_its_folded_words_and_read_as_it_stands(
    record: Record, make: Make, written: str, asked: str
) -> None:
    text = f"The {written} was sold."
    record.add_documents([make("a", text, title="Mills"), make("b", "Wheat prices rose.")], embed=False)
    (hit,) = record.search(f"{asked} sold")
    assert (hit.passage.text, hit.document.title) == (text, "Mills")
    assert text[hit.passage.span.start : hit.passage.span.end] == text
    assert [hit.document.address[-1] for hit in record.search(f"{written} sold")] == ["a"]
