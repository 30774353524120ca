"""Days as files write them."""

from datetime import date

import pytest

from glossator.formats.days import day

SAME = [
    "2018-03-20", "2018-03-20T23:30:00-04:00", "2018-03-20 23:59:59 +0000", "2018/3/20", "2018.03.20", "20180320",
    "20180320T120000Z", "20 March 2018", "March 20, 2018", "Mar 20, 2018", "Tuesday, March 20, 2018",
    "Tue Mar 20 23:38:18 +0000 2018", "Tue, 20 Mar 2018 23:30:00 -0400", "20/03/2018", "03/20/2018", "1521563107",
    "1521563107000",
]  # fmt: skip


@pytest.mark.parametrize("words", SAME)
def test_one_day(words: str) -> None:
    assert day(words) == date(2018, 3, 20)


PLACEHOLDERS = [
    "Mon, 01 Jan 0001 00:00:00 +0000",
    "1970-01-01T00:00:00Z",
    "1900-01-01",
    "9999-12-31",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "Wed, 31 Dec 1969 16:00:00 -0800",
    "1969-12-31T18:00:00-06:00",
    "1600-12-31T20:00:00-04:00",
    "1970-01-18T17:02:31.482Z",
    "1970-01-20 09:14:00 +0100",
]


@pytest.mark.parametrize(
    "words", ["", "x", "2018-02-30", "2018", "03/04/2018", "yesterday", "0001-01-01", "9" * 400, *PLACEHOLDERS]
)
def test_no_day(words: str) -> None:
    assert day(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1970-01-18", date(1970, 1, 18)),
        ("1970-01-18T05:00:00Z", date(1970, 1, 18)),
        ("18 January 1970", date(1970, 1, 18)),
        ("1969-12-31T09:12:00-05:00", date(1969, 12, 31)),
        ("1970-02-03T10:15:42Z", date(1970, 2, 3)),
    ],
)
def test_a_day_near_the_zero_of_a_clock(words: str, expected: date) -> None:
    assert day(words) == expected


def test_two_ways_to_read_it() -> None:
    assert day("03/04/2018", day_first=True) == date(2018, 4, 3)
    assert day("03/04/2018", day_first=False) == date(2018, 3, 4)
    assert day("04/04/2018") == date(2018, 4, 4)
    assert day("20/03/2018", day_first=False) == date(2018, 3, 20)


@pytest.mark.parametrize("hour", ["99999999999", "9" * 20])
def test_a_day_of_numbers_beyond_measure_is_none(hour: str) -> None:
    assert day(f"Wed, 21 Mar 2018 {hour}:00:00 +0000") is None
    assert day(f"Wed, 21 Mar {hour} 10:00:00 +0000") is None
    assert day(f"Wed, 21 Mar 2018 10:00:00 +{hour}") is None
