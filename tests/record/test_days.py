"""Limits on the day, however they are put to the engine, let through what they say and nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest

from glossator.record import Document, Record
from glossator.record.searching.filters import Filters

pytestmark = pytest.mark.slow

Make = Callable[..., Document]
FIRST = date(2016, 1, 1)
DAYS = [FIRST + timedelta(days=days) for days in (0, 0, 10, 400, 400, 720, 730, 1200)]
LIMITS = [None, *(FIRST + timedelta(days=days) for days in (-1, 0, 9, 365, 366, 400, 725, 1095, 1200, 1201))]


@pytest.fixture(params=[0, 2], ids=["all dated", "some undated"])
def days(request: pytest.FixtureRequest, record: Record, make: Make) -> list[date | None]:
    published = [*DAYS, *[None] * request.param]
    half = len(published) // 2
    documents = [make(f"d{at}", f"A warship passed, report {at}.", published=day) for at, day in enumerate(published)]
    record.add_documents(documents[:half], embed=False)
    record.add_documents(documents[half:], embed=False)  # rows that no index holds yet
    return published


@pytest.mark.parametrize("dated", ["dated", "undated", "all"])
def test_every_limit_lets_through_what_it_says(record: Record, days: list[date | None], dated: str) -> None:
    def expected(after: date | None, until: date | None) -> list[date | None]:
        kept = [day for day in days if day and (not after or day >= after) and (not until or day <= until)]
        missing = [None for day in days if day is None]
        return {"dated": kept, "undated": missing, "all": [*kept, *missing]}[dated]

    for after, until in product(LIMITS, LIMITS):
        hits = record.search("warship", mode="bm25", after=after, until=until, dated=dated)  # type: ignore[arg-type]
        found = [hit.document.published for hit in hits]
        assert sorted(found, key=str) == sorted(expected(after, until), key=str), (after, until)


def test_a_limit_that_leaves_nothing_out_is_not_put(record: Record, make: Make) -> None:
    record.add_documents([make("a", "A warship.", published=FIRST)], embed=False)
    known = record.span()
    assert Filters(until=FIRST, after=FIRST).needed(known, years=True).condition() == ""
    assert Filters().needed(known, years=True).condition() == ""


def test_a_limit_is_put_by_whole_years(record: Record, days: list[date | None]) -> None:
    known = record.span()
    assert (known.first, known.last, known.undated) == (DAYS[0], DAYS[-1], days.count(None))
    late = Filters(until=DAYS[-2]).needed(known, years=True).condition()
    assert "year < 2017" in late
    assert f"published <= date '{DAYS[-2]}'" in late


def test_a_limit_on_an_empty_record_stays(record: Record) -> None:
    assert Filters(until=FIRST).needed(record.span(), years=False).condition() == "published <= date '2016-01-01'"
