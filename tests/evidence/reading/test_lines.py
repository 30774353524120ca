"""The lines that the reader reads: who said it and when, how old the passage is, who published it."""

from datetime import date

import pytest

from glossator.evidence.reading.lines import age, claim_line, passage_line, undated_line

SAID = date(2018, 3, 21)


def test_a_claim_comes_with_its_speaker_and_day() -> None:
    assert claim_line("They  can help.", "Jane Doe", SAID) == "Jane Doe, 21 March 2018: They can help."
    assert claim_line("They can help.") == "They can help."


def test_a_passage_comes_with_age_day_publisher_and_title() -> None:
    line = passage_line("Fuel went.", title="Ships", publisher="Reuters; AP", published=date(2017, 12, 29), said=SAID)
    assert line == "3 months before, 29 December 2017, Reuters: Ships. Fuel went."
    assert undated_line("Fuel went.", title="Fuel went") == "Fuel went."


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (date(2018, 3, 21), "the same day"),
        (date(2018, 3, 20), "1 day before"),
        (date(2018, 3, 25), "4 days after"),
        (date(2018, 3, 1), "3 weeks before"),
        (date(2016, 3, 21), "2 years before"),
        (None, ""),
    ],
)
def test_ages(published: date | None, words: str) -> None:
    assert age(published, SAID) == words
