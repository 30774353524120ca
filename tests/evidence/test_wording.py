"""The verifier reads one short name for each person; quotes keep the stored words."""

import pytest

from glossator.evidence.wording import claim, reworded, short

NAMES = ("Donald Trump", "Vladimir Putin", "Russia")


@pytest.mark.parametrize(
    "text",
    [
        "Donald J. Trump called President Putin of Russia.",
        "Donald Trump called Vladimir Putin.",
        "President Trump called Mr Putin.",
        "US President Donald Trump called Russian President Vladimir Putin.",
        "President of the United States Donald Trump called President of Russia Vladimir Putin.",
        "Mr. Trump called Mr. Putin.",
    ],
)
def test_every_way_of_naming_a_person_is_one_short_name(text: str) -> None:
    assert short(text, NAMES) == "Trump called Putin."


@pytest.mark.parametrize(
    "text", ["Melania Trump called.", "Russia called.", "Barack Obama called President Xi Jinping of China."]
)
def test_other_people_and_states_keep_their_names(text: str) -> None:
    assert short(text, NAMES) == text


def test_people_who_share_a_last_name_keep_theirs() -> None:
    text = "Bill Clinton met Hillary Clinton."
    assert short(text, ("Bill Clinton", "Hillary Clinton")) == text


def test_words_that_tie_a_claim_to_what_came_before_are_left_out() -> None:
    assert claim("In the past, Obama called Putin also", NAMES) == "Obama called Putin"
    assert claim("Also", NAMES) == "Also"


def test_a_stretch_of_the_reworded_text_leads_back_to_the_stored_sentence() -> None:
    text = "It rained.  President Trump called President Putin of Russia. They spoke of Syria."
    read_as = reworded(text, NAMES)
    assert read_as.text == "It rained. Trump called Putin. They spoke of Syria."
    start = read_as.text.index("called")
    span = read_as.original(start, start + 6)
    assert span is not None
    assert span.of(text) == "President Trump called President Putin of Russia."
    assert read_as.original(500, 600) is None
