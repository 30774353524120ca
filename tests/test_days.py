"""Days are read by one reader, and shown alike whatever the program around does with its locale."""

import locale
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from glossator.days import day, day_in, worded
from glossator.errors import InputError
from glossator.evidence.finding.silence import searched
from glossator.evidence.model import Asked

DAY = date(2018, 3, 21)


def test_a_day_is_written_in_one_way() -> None:
    assert day(" 2018-03-21 ") == DAY
    for wrong in ("2018-03-21nonsense", "20180321", "2018-W12-3", "2018-3-21", "2018-02-30", "21.3.2018", ""):
        with pytest.raises(ValueError, match="is not a date; write it as 2018-03-21"):
            day(wrong)


@pytest.mark.parametrize(
    ("value", "meant"),
    [(None, None), ("", None), (" ", None), (DAY, DAY), (datetime(2018, 3, 21, 9, tzinfo=UTC), DAY),
     ("2018-03-21", DAY), ("2018-03-21T09:30:00Z", DAY), ("2018-03-21 09:30", DAY)],
)  # fmt: skip
def test_a_field_holds_a_day_or_a_moment(value: object, meant: date | None) -> None:
    assert day_in(value, "line 1") == meant


@pytest.mark.parametrize("value", ["2018-03-21nonsense", "2018-03-21T99:00", 20180321, True, ["2018-03-21"]])
def test_a_field_that_is_no_day_is_named(value: object) -> None:
    with pytest.raises(InputError, match=r"^line 7: date: .* is not a date; write it as 2018-03-21$"):
        day_in(value, "line 7: date")


@pytest.fixture
def elsewhere() -> Iterator[None]:
    before = locale.setlocale(locale.LC_TIME)
    for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "fr_FR"):
        try:
            locale.setlocale(locale.LC_TIME, name)
            break
        except locale.Error:
            continue
    else:
        pytest.skip("no other locale on this machine")
    yield
    locale.setlocale(locale.LC_TIME, before)


def test_reasons_do_not_change_with_the_locale(elsewhere: None) -> None:
    assert worded(DAY) == "21 March 2018"
    asked = Asked(query="x", documents=2, passages=2, first=DAY, last=DAY, as_of=DAY, undated=0)
    assert "21 March 2018" in searched(asked)


def test_no_reason_is_written_by_the_locale() -> None:
    from pathlib import Path

    import glossator

    for file in Path(glossator.__file__).parent.rglob("*.py"):
        if file.parent.name not in {"formats", "statement"}:  # these read what others wrote
            assert "%B" not in file.read_text("utf-8"), file
