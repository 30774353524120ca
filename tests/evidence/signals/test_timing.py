"""What the source says of another time bears nothing out."""

from datetime import date

import pytest

from glossator.evidence.signals.timing import time_signal

SAID = date(2018, 3, 21)


@pytest.mark.parametrize(
    ("claim", "quote", "published", "value"),
    [
        ("The lock was shut in June 2016.", "The lock was shut in June last year.", date(2018, 2, 10), "different"),
        ("The lock was shut in June 2018.", "The lock was shut in June last year.", date(2018, 2, 10), "before"),
        ("The dam burst in December 2018.", "The dam burst.", date(2018, 1, 5), "before"),
        ("The lock was shut in June 2017.", "The lock was shut in June last year.", date(2018, 2, 10), ""),
        ("The lock was shut in 2017.", "The lock was shut on 3 June 2017.", date(2018, 2, 10), ""),
        ("The lock was shut on 4 June 2017.", "The lock was shut on the night of 3 June 2017.", date(2017, 6, 5), ""),
        ("The lock was shut.", "The lock was shut in June 2014.", date(2018, 2, 10), ""),
        ("The lock was shut in June 2016.", "The lock was shut.", date(2018, 2, 10), ""),
        ("The fair opens in May 2018.", "The fair will open in May, the town said.", date(2018, 2, 10), ""),
    ],
)
def test_claim_and_quote_of_two_times(claim: str, quote: str, published: date, value: str) -> None:
    signal = time_signal(claim, quote, SAID, published)
    assert (signal.value if signal else "") == value


def test_without_any_day_only_full_dates_are_compared() -> None:
    assert time_signal("It fell in 1990.", "It fell in 1995.", None, None) is not None
    assert time_signal("It fell last year.", "It fell in 1995.", None, None) is None
