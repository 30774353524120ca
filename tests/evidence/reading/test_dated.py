"""Times written out for the networks, so that one time in two wordings is one time."""

from datetime import date

import pytest

from glossator.evidence.reading.dated import dated, names_a_time


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("The lock was shut in May last year.", date(2019, 3, 4), "The lock was shut in May 2018."),
        ("The wall fell on November 30.", date(2018, 1, 9), "The wall fell on 30 November 2017."),
        ("The mill closed three years ago.", date(2019, 3, 4), "The mill closed in 2016."),
        ("The tower fell yesterday.", date(2018, 1, 1), "The tower fell on 31 December 2017."),
        ("Earlier this month prices fell.", date(2018, 5, 20), "In May 2018 prices fell."),
        ("Since last June, prices fell.", date(2018, 2, 14), "Since June 2017, prices fell."),
        ("Last year’s budget was spent.", date(2018, 2, 14), "2017’s budget was spent."),
        ("The pact was signed in nineteen eighty-three.", None, "The pact was signed in 1983."),
        ("The pact was signed on 3 May 1983.", date(2018, 2, 14), "The pact was signed on 3 May 1983."),
        ("Prices fell in the last two years.", date(2018, 2, 14), "Prices fell in the last two years."),
        ("The pact was signed in May.", None, "The pact was signed in May."),
    ],
)
def test_times_are_written_out(text: str, day: date | None, expected: str) -> None:
    assert dated(text, day) == expected


def test_only_days_months_and_years_count_as_times_of_a_claim() -> None:
    assert names_a_time("The lock was shut in May 2018.")
    assert names_a_time("The lock was shut last year.")
    assert not names_a_time("The lock was shut for two years.")
    assert not names_a_time("The lock is shut.")
