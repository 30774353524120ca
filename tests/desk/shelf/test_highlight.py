"""The words of a search in a passage."""

import pytest

from glossator.desk.shelf.highlight import LONGEST, marked
from glossator.language.inflection import root


def words(text: str, question: str) -> list[str]:
    return [piece.text for piece in marked(text, question) if piece.marked]


def test_forms_of_a_word_are_marked_and_function_words_are_not() -> None:
    text = "Two ships shipped the fuel; shipping it was the crime."
    assert words(text, "the ship with fuel") == ["ships", "shipped", "fuel", "shipping"]
    assert "".join(piece.text for piece in marked(text, "the ship with fuel")) == text


@pytest.mark.parametrize(("one", "other"), [("parties", "party"), ("denied", "deny"), ("missiles", "missile"),
                                            ("making", "make"), ("stopped", "stop")])  # fmt: skip
def test_forms_are_alike(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("Russia", "Russell"), ("state", "stay"), ("us", "use"), ("press", "pres")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_a_long_passage_shows_what_surrounds_the_first_word() -> None:
    text = "x " * 5_000 + "the needle " + "y " * 5_000
    pieces = marked(text, "needle")
    assert words(text, "needle") == ["needle"]
    assert len("".join(piece.text for piece in pieces)) <= LONGEST + 4
    assert pieces[0].text.startswith("…")
    assert pieces[-1].text.endswith("…")


def test_one_endless_word_is_bounded() -> None:
    assert len("".join(piece.text for piece in marked("x" * 1_000_000, "needle"))) <= LONGEST + 4
