"""What is on file, counted and listed."""

from collections.abc import Callable
from datetime import date

from glossator.record import Document, Record
from glossator.record.contents import Month

Make = Callable[..., Document]


def filled(record: Record, make: Make) -> Record:
    record.add_documents([
        make("a", "One.", publisher="Herald", published=date(2018, 3, 1)),
        make("b", "Two.", publisher="Herald", published=date(2018, 3, 30)),
        make("c", "Three.", publisher="Times", published=date(2017, 12, 31), kind="post"),
    ])  # fmt: skip
    record.add_documents([make("d", "Four.", publisher="Times", published=None)])
    return record


def test_dated_documents_are_counted_by_publisher_and_month(record: Record, make: Make) -> None:
    contents = filled(record, make).contents
    assert contents.months() == [Month("Herald", 2018, 3, 2), Month("Times", 2017, 12, 1)]
    assert contents.months(publisher="Times", until=date(2018, 1, 1)) == [Month("Times", 2017, 12, 1)]
    assert contents.kinds() == {"article": 3, "post": 1}


def test_documents_are_listed_by_day_the_undated_last(record: Record, make: Make) -> None:
    contents = filled(record, make).contents
    assert [one.address[-1] for one in contents.listed(10)] == ["b", "a", "c", "d"]
    assert [one.address[-1] for one in contents.listed(2, 1)] == ["a", "c"]
    assert [one.address[-1] for one in contents.listed(10, dated="undated")] == ["d"]
    assert contents.listed(10)[0].text == ""


def test_the_latest_are_those_put_on_file_last(record: Record, make: Make) -> None:
    contents = filled(record, make).contents
    assert [one.address[-1] for one in contents.latest(2)] == ["d", "c"]
    record.add_documents([make("a", "One, changed.", publisher="Herald")])
    assert [one.address[-1] for one in record.contents.latest(1)] == ["a"]
    record.compact()
    assert [one.address[-1] for one in record.contents.latest(2)] == ["a", "d"]


def test_an_empty_record_has_nothing_to_list(record: Record) -> None:
    assert record.contents.months() == []
    assert record.contents.listed(5) == []
    assert record.contents.latest(5) == []
