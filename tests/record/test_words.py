"""Function words are left out of what is looked for, and only there."""

from collections.abc import Callable

from glossator.record import Document, Record
from glossator.record.searching.words import telling

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
