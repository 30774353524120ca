"""Sentences are cut once, the same way everywhere, with offsets that give the words back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.language.sentences import sentences, trim


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    text = "Sen. John S. McCain spoke. Mr. Smith of the U.S. Army agreed."
    assert cut(text) == ["Sen. John S. McCain spoke.", "Mr. Smith of the U.S. Army agreed."]


def test_a_clock_time_stays_with_its_day() -> None:
    assert cut("He said at 5 p.m. Tuesday that it was over. It was.") == [
        "He said at 5 p.m. Tuesday that it was over.",
        "It was.",
    ]


def test_paragraphs_never_run_together() -> None:
    assert cut("A headline without a stop\n\nThe first sentence.") == [
        "A headline without a stop",
        "The first sentence.",
    ]


def test_dots_between_posts_are_not_sentences_of_their_own() -> None:
    text = "It is a good thing.......\n\n.....They can help."
    assert cut(text) == ["It is a good thing.......", ".....They can help."]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_offsets_are_in_order_and_trimmed_whatever_the_text(text: str) -> None:
    last = 0
    for span in sentences(text):
        words = span.of(text)
        assert last <= span.start < span.end
        assert words == words.strip()
        last = span.end


def test_trim_of_blank_is_nothing() -> None:
    assert trim("  \n ", 0, 4) is None


@pytest.mark.parametrize("text", ["Excuse me. Berg lost.", "It fell in May. Berg lost.", "They said no. Berg lost."])
def test_a_word_that_is_also_an_abbreviation_ends_a_sentence(text: str) -> None:
    assert cut(text) == [text.removesuffix(" Berg lost."), "Berg lost."]
