"""The chart's numbers."""

from glossator.desk.shelf.chart import COLUMNS, EARLIER, NOBODY, OTHERS, PUBLISHERS, drawn
from glossator.record.contents import Month


def test_the_largest_publishers_have_rows_and_the_rest_one() -> None:
    months = [Month(f"Paper {at:02}", 2018, 3, 100 - at) for at in range(PUBLISHERS + 5)] + [Month("", 2018, 1, 500)]
    made = drawn(months, "month")
    assert made is not None
    assert made.rows[0] == NOBODY
    assert len(made.rows) == PUBLISHERS + 1
    assert made.rows[-1] == OTHERS
    assert made.columns == ["Jan 2018", "Feb 2018", "Mar 2018"]
    assert sum(made.counts.values()) == sum(one.documents for one in months)
    assert made.total(0) == 500
    assert "Most: No publisher named, Jan 2018, 500" in made.described


def test_what_came_long_before_stands_in_one_column() -> None:
    made = drawn([Month("Herald", 1948, 5, 2), Month("Herald", 1990, 1, 1), Month("Herald", 2018, 3, 7)], "month")
    assert made is not None
    assert made.columns[0] == EARLIER
    assert len(made.columns) == COLUMNS + 1
    assert made.counts == {(0, 0): 3, (0, COLUMNS): 7}
    years = drawn([Month("Herald", 1998, 5, 2), Month("Herald", 2018, 3, 7)], "year")
    assert years is not None
    assert (years.columns[0], years.columns[-1]) == ("1998", "2018")
    assert list(years.labels.values()) == ["2000", "2005", "2010", "2015"]


def test_the_area_of_a_square_follows_its_documents() -> None:
    made = drawn([Month("Herald", 2018, 3, 100), Month("Times", 2018, 3, 25)], "month")
    assert made is not None
    (_, _, large, _), (_, _, small, _) = made.squares
    assert large / small == 2
    assert made.labels == {0: "Mar 2018"}


def test_without_dated_documents_there_is_no_chart() -> None:
    assert drawn([], "month") is None
