"""Times: resolved against the document's own date, to days and a precision."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import growth

from glossator.language.dates import event_interval, times
from glossator.language.dates.calendar import UNITS, containing
from glossator.language.dates.grammar import number, rules
from glossator.language.dates.reading import RULES

DAY = date(2018, 3, 21)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("It left last December.", "last December", "DATE", "2017-12"),
        ("It rained in late February.", "late February", "DATE", "2018-02"),
        ("He said Tuesday that it rained.", "Tuesday", "DATE", "2018-03-20"),
        ("He spoke on Wednesday.", "Wednesday", "DATE", "2018-03-21"),
        ("They will meet on Friday.", "Friday", "DATE", "2018-03-23"),
        ("They met last Friday.", "last Friday", "DATE", "2018-03-16"),
        ("They will meet next Monday.", "next Monday", "DATE", "2018-03-26"),
        ("It fell over the past month.", "the past month", "DURATION", "P1M"),
        ("It grew over the next three years.", "the next three years", "DURATION", "P3Y"),
        ("It happened two years ago.", "two years ago", "DATE", "2016"),
        ("It happened three days ago.", "three days ago", "DATE", "2018-03-18"),
        ("It fell in the third quarter of 2016.", "the third quarter of 2016", "DATE", "2016-Q3"),
        ("Sales fell in the third quarter.", "the third quarter", "DATE", "2017-Q3"),
        ("In the 1990s it grew.", "the 1990s", "DATE", "199"),
        ("In the 20th century it grew.", "the 20th century", "DATE", "19"),
        ("On 21 March 2018 it ended.", "21 March 2018", "DATE", "2018-03-21"),
        ("On March 5, 2014, it began.", "March 5, 2014", "DATE", "2014-03-05"),
        ("It began on March 5.", "March 5", "DATE", "2018-03-05"),
        ("The talks will begin in May.", "May", "DATE", "2018-05"),
        ("It ended last summer.", "last summer", "DATE", "2017-SU"),
        ("He left in the winter of 1994.", "the winter of 1994", "DATE", "1994-WI"),
        ("It lasted three days.", "three days", "DURATION", "P3D"),
        ("It lasted several years.", "several years", "DURATION", "PXY"),
        ("They meet every week.", "every week", "SET", "P1W"),
        ("They publish it annually.", "annually", "SET", "P1Y"),
        ("It began at 7:05 p.m. on Friday.", "7:05 p.m. on Friday", "TIME", "2018-03-16T19:05"),
        ("He arrived last night.", "last night", "TIME", "2018-03-20TNI"),
        ("It was captured at 2018-03-21T19:05.", "2018-03-21T19:05", "TIME", "2018-03-21T19:05"),
        ("It is dated 10/27/89.", "10/27/89", "DATE", "1989-10-27"),
        ("It was on Thanksgiving.", "Thanksgiving", "DATE", "2017-11-23"),
        ("They left earlier this month.", "earlier this month", "DATE", "2018-03"),
        ("It was nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
        ("He was recently freed.", "recently", "DATE", "PAST_REF"),
        ("It is now closed.", "now", "DATE", "PRESENT_REF"),
        ("It will end soon.", "soon", "DATE", "FUTURE_REF"),
        ("The hearing was put off until Monday, he said.", "Monday", "DATE", "2018-03-26"),
        ("The launch, delayed to Friday, was his idea.", "Friday", "DATE", "2018-03-23"),
        ("He said that they must leave by Tuesday.", "Tuesday", "DATE", "2018-03-27"),
        ("By Monday 40 had fled.", "Monday", "DATE", "2018-03-19"),
        ("The siege lasted until Monday.", "Monday", "DATE", "2018-03-19"),
        ("They fled the Sunday before last.", "the Sunday before last", "DATE", "2018-03-11"),
        ("They fled the year before last.", "the year before last", "DATE", "2016"),
        ("It closes the Monday after next.", "the Monday after next", "DATE", "2018-04-02"),
        ("They fled two weeks ago Monday.", "two weeks ago Monday", "DATE", "2018-03-05"),
        ("The court sits on Friday week.", "Friday week", "DATE", "2018-03-30"),
        ("The court sits a week on Friday.", "a week on Friday", "DATE", "2018-03-30"),
        ("The court sits today fortnight.", "today fortnight", "DATE", "2018-04-04"),
        ("The shop opens in three days.", "three days", "DATE", "2018-03-24"),
        ("The shop opens in a month's time.", "a month's time", "DATE", "2018-04"),
        ("It was dug in three days.", "three days", "DURATION", "P3D"),
        ("It was the first win in ten years.", "ten years", "DURATION", "P10Y"),
        ("The wall fell thirty years ago this month.", "thirty years ago this month", "DATE", "1988-03"),
        ("The wall fell ten years ago today.", "ten years ago today", "DATE", "2008-03-21"),
        ("It rained on 04/03/2018.", "04/03/2018", "DATE", "2018-03-04"),
        ("It is dated 04/03/2017.", "04/03/2017", "DATE", "2017-XX-XX"),
        ("It is dated 04.03.2017.", "04.03.2017", "DATE", "2017-03-04"),
        ("It is dated 04/04/2017.", "04/04/2017", "DATE", "2017-04-04"),
    ],
)
def test_a_time_is_resolved(text: str, words: str, kind: str, value: str) -> None:
    assert [(each.text, each.type, each.value) for each in times(text, DAY)] == [(words, kind, value)]


def test_the_same_day_and_a_day_earlier_count_from_what_was_named() -> None:
    found = times("On March 5 he left. The same day it rained. Two days earlier it had snowed.", DAY)
    assert [each.value for each in found] == ["2018-03-05", "2018-03-05", "2018-03-03"]


def test_a_year_earlier_in_a_report_is_the_quarter_of_the_year_before() -> None:
    found = times(
        "Profit rose in the fourth quarter. It was $3 million a year earlier. In the quarter, sales fell.", DAY
    )
    assert [each.value for each in found] == ["2017-Q4", "2016-Q4", "2017-Q4"]


@pytest.mark.parametrize(
    "text",
    [
        "You may leave, and he may march.",
        "Jan Kavan is the minister.",
        "2000 troops and 1990 dollars",
        "a third of the voters, three-quarters of the food",
        "the 6-year-old boy",
        "The fall of the wall.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert times(text, DAY) == []


def test_without_the_documents_date_nothing_is_guessed() -> None:
    found = times("On Tuesday, in March, yesterday and in 2014.", None)
    assert [(each.value, each.interval) for each in found][:2] == [("XXXX-WXX-2", None), ("XXXX-03", None)]
    assert [each.value for each in found][-1] == "2014"


def test_late_and_early_narrow_the_days() -> None:
    (late,) = times("in late February", DAY)
    assert late.interval is not None
    assert (late.interval.first, late.interval.last, late.interval.precision) == (
        date(2018, 2, 20),
        date(2018, 2, 28),
        "month",
    )


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Russia withdrew its troops on March 5, Putin said Tuesday.", date(2018, 3, 5), date(2018, 3, 5)),
        ("Officials said Tuesday that the base was hit in late February.", date(2018, 2, 20), date(2018, 2, 28)),
        ("Between March 3 and March 9, 40 people died.", date(2018, 3, 3), date(2018, 3, 9)),
        ("The sanctions have been in force since 2014.", date(2014, 1, 1), DAY),
        ("Attacks fell over the past month.", date(2018, 2, 21), DAY),
    ],
)
def test_the_event_is_dated_and_not_the_telling(sentence: str, first: date, last: date) -> None:
    found = event_interval(sentence, DAY)
    assert found is not None
    assert (found.first, found.last) == (first, last)


def test_a_sentence_without_a_time_has_no_event_date() -> None:
    assert event_interval("Russia withdrew its troops.", DAY) is None


def test_every_rule_of_the_data_file_has_a_reader() -> None:
    assert {name for name, _ in rules()} == set(RULES)


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-five", 25), ("a hundred", 100), ("two thousand", 2000), ("1,500", 1500), ("few", None)],
)
def test_number_words(words: str, value: float | None) -> None:
    assert number(words) == value


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from(UNITS))
def test_a_day_lies_in_its_stretch_and_neighbours_touch(day: date, unit: str) -> None:
    stretch = containing(day, unit)
    assert stretch.first - timedelta(days=7 if unit == "weekend" else 0) <= day <= stretch.last
    if unit != "weekend":
        assert stretch.shift(1).first == stretch.last + timedelta(days=1)


@settings(deadline=None)
@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_and_offsets_give_it_back(text: str, day: date | None) -> None:
    for each in times(text, day):
        assert each.span.of(text) == each.text


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "last",
                "next",
                "the",
                "first",
                "two",
                "31",
                "Feb.",
                "February",
                "May",
                "2018",
                "'90s",
                "quarter",
                "of",
                "year",
                "years",
                "ago",
                "Tuesday",
                "night",
                "century",
                "9999",
                "12/31/99",
                "0000-00-00",
                "24:00",
                "noon",
                "past",
                "every",
                "week",
                "to",
                "early",
                ",",
                "century",
            ]
        ),
        max_size=12,
    ),
    st.dates(),
)
def test_words_of_time_in_any_order_are_read(words: list[str], day: date) -> None:
    text = " ".join(words)
    found = times(text, day)
    assert all(each.span.of(text) == each.text for each in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    event_interval(text, day, found)


def test_long_input_takes_linear_time() -> None:
    line = "He said Tuesday that the second quarter of the last two years ago was early in the, of the "
    assert growth(lambda text: times(text, DAY), line * 30, line * 300) < 40


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("From 3 to 5 March the fleet exercised.", date(2018, 3, 3), date(2018, 3, 5)),
        ("The summit was held 9–11 December 2016.", date(2016, 12, 9), date(2016, 12, 11)),
        ("The visit to France took place February 10 − 12, 2003.", date(2003, 2, 10), date(2003, 2, 12)),
        ("The 2015 agreement was broken in January 2018.", date(2018, 1, 1), date(2018, 1, 31)),
        ("Between 24 and 26 December 2017 the army advanced.", date(2017, 12, 24), date(2017, 12, 26)),
        ("In October–November 2014 turnout fell.", date(2014, 10, 1), date(2014, 11, 30)),
        ("From 30 April to 2 May 2016 there was a truce.", date(2016, 4, 30), date(2016, 5, 2)),
        ("The war in 2008-2009 killed many.", date(2008, 1, 1), date(2009, 12, 31)),
        ("In 2013-14 exports fell.", date(2013, 1, 1), date(2014, 12, 31)),
        ("It has rained since 4 March.", date(2018, 3, 4), date(2018, 3, 21)),
        ("The base was hit overnight.", date(2018, 3, 20), date(2018, 3, 21)),
    ],
)
def test_a_range_is_one_stretch(sentence: str, first: date, last: date) -> None:
    found = event_interval(sentence, date(2018, 3, 21))
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "sentence",
    [
        "Before 2014 there were none.",
        "The embargo lasted until 2016.",
        "He gave credit for the victory in the 2003 Iraq war.",
        "The 2015 agreement was broken.",
    ],
)
def test_before_a_time_and_a_year_in_a_name_date_nothing(sentence: str) -> None:
    assert event_interval(sentence, date(2018, 3, 21)) is None


def test_numbers_after_a_day_that_count_are_no_days() -> None:
    assert [each.text for each in times("On April 24 and 25 people died.", date(2018, 3, 21))] == ["April 24"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half an hour", "PT30M"),
        ("two and a half years", "P2.5Y"),
        ("many years ago", "PAST_REF"),
        ("from May to July", "2017-07"),
    ],
)
def test_lengths_and_vague_times(words: str, value: str) -> None:
    assert times(f"It was said {words}.", date(2018, 3, 21))[-1].value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Shut on 05/06/2016, it opened on 19/06/2016.", ["2016-06-05", "2016-06-19"]),
        ("Shut on 5/6/2016, it opened on 6/19/2016.", ["2016-05-06", "2016-06-19"]),
        ("Open 3/9/2016 to 5/2/2016.", ["2016-03-09", "2016-05-02"]),
        ("One on 13/06/2016, one on 06/13/2016, one on 05/06/2016.", ["2016-06-13", "2016-06-13", "2016-XX-XX"]),
    ],
)
def test_the_order_of_day_and_month_is_learnt_from_the_document(text: str, values: list[str]) -> None:
    assert [each.value for each in times(text, DAY)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He left on Sunday. It blew up at 9.30pm on Boxing Day.", ["2018-03-18", "2017-12-26T21:30", "2017-12-26"]),
        ("On 4 March it began, at 9am.", ["2018-03-04", "2018-03-04T09:00"]),
        ("In May 2015 it opened. A vote two years ago was lost four months later.", ["2015-05", "2016", "2016"]),
        ("It opened 20 months ago and closed three weeks later.", ["2016-07", "2016-08"]),
    ],
)
def test_a_time_counts_from_its_own_clause_or_the_time_told_last(text: str, values: list[str]) -> None:
    assert [each.value for each in times(text, DAY)] == values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mine shut on Monday night, 6 May 2013.", "Monday night, 6 May 2013", "2013-05-06TNI"),
        ("The ferry sails on the 9th of next month.", "the 9th of next month", "2018-04-09"),
        ("It was passed on the third of this month.", "the third of this month", "2018-03-03"),
        ("The court sat on the fourth Monday of June 2016.", "the fourth Monday of June 2016", "2016-06-27"),
        ("They marched on the last Sunday in October.", "the last Sunday in October", "2017-10-29"),
        ("He came home on April 2 the year before last.", "April 2 the year before last", "2016-04-02"),
        ("The drought lasted from 12 May to 3 June last year.", "12 May", "2017-05-12"),
        ("She resigned in November last year.", "November last year", "2017-11"),
        ("He won on 3 May 2015 and left in June of that year.", "June of that year", "2015-06"),
        ("They had met on Thursday of last week.", "Thursday of last week", "2018-03-15"),
        ("The order of 19-Nov-12 stands.", "19-Nov-12", "2012-11-19"),
        ("They met yesterday week.", "yesterday week", "2018-03-13"),
        ("The report came two days before Christmas 2016.", "two days before", "2016-12-23"),
        ("It opened the day after the vote of November 8, 2016.", "the day after", "2016-11-09"),
        ("The union struck on Good Friday.", "Good Friday", "2017-04-14"),
        ("The bill was delayed from Friday to Tuesday.", "Tuesday", "2018-03-27"),
    ],
)
def test_days_by_their_place_in_a_longer_stretch(text: str, words: str, value: str) -> None:
    found = {each.text: each.value for each in times(text, DAY)}
    assert found.get(words) == value


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times had the story.",
        "Sales rose on Black Friday.",
        "He resigned the day before the summit.",
        "It rained on the fifth Monday of February.",
    ],
)
def test_no_day_is_counted_from_the_report_where_another_is_meant(text: str) -> None:
    assert not [each for each in times(text, DAY) if each.interval and each.interval.precision == "day"]


def test_the_last_days_of_a_stretch_are_not_the_days_before_the_report() -> None:
    (days, month) = times("It rained on the last five days of May 2017.", DAY)
    assert days.interval is not None
    assert (days.value, days.interval.first, days.interval.last) == ("P5D", date(2017, 5, 27), date(2017, 5, 31))
    assert month.value == "2017-05"
