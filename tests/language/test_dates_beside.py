"""Times that take a year, a week or a direction from the words beside them, and what only looks like them."""

from datetime import date

import pytest

from glossator.language.dates import times
from glossator.language.quantities import quantities

DAY = date(2018, 3, 21)  # a Wednesday


def _values(text: str, day: date | None = DAY) -> dict[str, str]:
    return {each.text: each.value for each in times(text, day)}


def _days(text: str, words: str) -> tuple[str, str]:
    days = next(each.interval for each in times(text, DAY) if each.text == words)
    assert days is not None
    return days.first.isoformat(), days.last.isoformat()


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Prices had peaked in the summer of last year.", "the summer of last year", "2017-SU"),
        ("Voting began in the autumn of the year before last.", "the autumn of the year before last", "2016-FA"),
        ("Elected in 2011, he lost his seat in June of the following year.", "June of the following year", "2012-06"),
        ("Prices had peaked in the summer of 2013.", "the summer of 2013", "2013-SU"),
        ("The shop was robbed on Christmas Eve last year.", "Christmas Eve last year", "2017-12-24"),
        ("The bank closed in 2014; the previous April it had moved.", "the previous April", "2013-04"),
        ("Elected in 2011, he died the following March.", "the following March", "2012-03"),
        ("She left on 3 May 2014 and came home the following autumn.", "the following autumn", "2014-FA"),
        ("She left on 6 May 2014. The previous Friday she had voted.", "The previous Friday", "2014-05-02"),
        ("The bank closed the previous April.", "the previous April", "2017-04"),
        ("The bank closed in 2014; it had moved last April.", "last April", "2017-04"),
    ],
)
def test_a_time_takes_its_year_from_the_words_beside_it(text: str, words: str, value: str) -> None:
    assert _values(text).get(words) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It snowed from December to April 2015.", ["2014-12", "2015-04"]),
        ("It snowed between 30 November and 2 February 2015.", ["2014-11-30", "2015-02-02"]),
        ("It snowed from September to January last year.", ["2016-09", "2017-01"]),
        ("It snowed from January to April 2015.", ["2015-01", "2015-04"]),
        ("It snowed in December and April 2015.", ["2015-12", "2015-04"]),
        ("The school was shut from Monday to Wednesday last week.", ["2018-03-12", "2018-03-14"]),
        ("It will sit on Monday, Tuesday and Friday next week.", ["2018-03-26", "2018-03-27", "2018-03-30"]),
        ("The school was shut from Sunday to Tuesday last week.", ["2018-03-11", "2018-03-13"]),
        ("The school was shut on Monday and Tuesday.", ["2018-03-19", "2018-03-20"]),
        ("He sat on 2, 6 and 8 June 2016.", ["2016-06-02", "2016-06-06", "2016-06-08"]),
        ("Of page 4, 6 June 2016 is the date.", ["2016-06-06"]),
    ],
)
def test_joined_times_share_a_year_a_week_or_a_month(text: str, values: list[str]) -> None:
    assert [each.value for each in times(text, DAY)] == values


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("Hail fell overnight Monday.", "overnight Monday", "2018-03-19TNI", "2018-03-19", "2018-03-20"),
        ("Hail fell overnight into Sunday.", "overnight into Sunday", "2018-03-17TNI", "2018-03-17", "2018-03-18"),
        ("Hail fell overnight.", "overnight", "2018-03-20TNI", "2018-03-20", "2018-03-21"),
        ("He fled the night before last.", "the night before last", "2018-03-19TNI", "2018-03-19", "2018-03-19"),
    ],
)
def test_a_night_is_the_one_of_the_day_that_is_named(text: str, words: str, value: str, first: str, last: str) -> None:
    assert _values(text) == {words: value}
    assert _days(text, words) == (first, last)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The vote is on the third Sunday of April.", "the third Sunday of April", "2018-04-15"),
        ("The vote was on the third Sunday of April.", "the third Sunday of April", "2017-04-16"),
        ("By April the valley was empty.", "April", "2017-04"),
        ("The valley fell by Friday.", "Friday", "2018-03-16"),
        ("By Friday the valley will be empty.", "Friday", "2018-03-23"),
        ("The rebels agreed to withdraw by Friday.", "Friday", "2018-03-23"),
        ("Answers are expected by Friday, she said.", "Friday", "2018-03-23"),
    ],
)
def test_the_verb_beside_a_time_tells_which_way_it_lies(text: str, words: str, value: str) -> None:
    assert _values(text) == {words: value}


@pytest.mark.parametrize(
    "text",
    [
        "It seems that April Nowak won.",
        "Ms June Berger and May Olsen sang.",
        "Her sister June sang.",
        "Mr January spoke.",
        "They joined the March on Rome.",
        "See https://news.example/2017/05/22/storm and release 2017.5.22.1.",
    ],
)
def test_persons_marches_and_addresses_are_no_times(text: str) -> None:
    assert times(text, DAY) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In March Poland held a vote.", "March", "2018-03"),
        ("It was the coldest April on record.", "April", "2017-04"),
        ("They signed an April accord.", "April", "2017-04"),
        ("Poland held its vote last June.", "last June", "2017-06"),
    ],
)
def test_a_month_that_is_a_name_too_is_still_read(text: str, words: str, value: str) -> None:
    assert _values(text) == {words: value}


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Sales fell in the second half of last year.", "the second half of last year", "2017-07-01", "2017-12-31"),
        ("It rained in the first half of May 2016.", "the first half of May 2016", "2016-05-01", "2016-05-15"),
        ("It grew in the second half of the 1980s.", "the second half of the 1980s", "1985-01-01", "1989-12-31"),
        ("It grew in the early 1980s.", "the early 1980s", "1980-01-01", "1983-05-01"),
        ("Sales fell in H1 2015.", "H1 2015", "2015-01-01", "2015-06-30"),
        ("Sales fell in 2H15.", "2H15", "2015-07-01", "2015-12-31"),
        ("Sales fell in 3Q14.", "3Q14", "2014-07-01", "2014-09-30"),
        ("Sales fell in the first four months of 2015.", "the first four months", "2015-01-01", "2015-04-30"),
        ("It rained in the last ten days of June 2015.", "the last ten days", "2015-06-21", "2015-06-30"),
        ("It rained in the third week of May 2016.", "the third week of May 2016", "2016-05-15", "2016-05-21"),
        ("It rained on the last weekend of May 2016.", "the last weekend of May 2016", "2016-05-28", "2016-05-29"),
        (
            "It began a week to the day after the 2 February row.",
            "a week to the day after",
            "2018-02-09",
            "2018-02-09",
        ),
        ("It began a week after the 2 February row.", "a week after", "2018-02-05", "2018-02-11"),
        ("It closed half a century ago.", "half a century ago", "1960-01-01", "1969-12-31"),
        ("It closed half a year ago.", "half a year ago", "2017-09-01", "2017-09-30"),
        ("It closed two and a half years ago.", "two and a half years ago", "2015-09-01", "2015-09-30"),
    ],
)
def test_parts_of_a_longer_stretch(text: str, words: str, first: str, last: str) -> None:
    assert _days(text, words) == (first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We met in twenty oh six.", "2006"),
        ("It is dated 2016/4/9.", "2016-04-09"),
        ("It is dated 2016.04.09.", "2016-04-09"),
        ("The ship sailed at 1300 hours.", "2018-03-21T13:00"),
        ("The ship sailed at about 0440 hours.", "2018-03-21T04:40"),
    ],
)
def test_spellings_of_years_days_and_hours(text: str, value: str) -> None:
    assert list(_values(text).values()) == [value]
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Sales fell in the first half of last year.", []),
        ("Sales fell in the second half of the decade.", []),
        ("It closed three years ago.", []),
        ("He sat on 2, 6 and 8 June.", []),
        ("The engine ran 1300 hours.", ["1300 hours"]),
        ("Half of last year's crop was lost.", ["Half"]),
        ("It was closed for three years.", ["three years"]),
    ],
)
def test_numbers_in_times_are_no_amounts_though_no_date_resolves_them(text: str, amounts: list[str]) -> None:
    assert [each.text for each in quantities(text)] == amounts


def test_what_only_a_date_resolves_is_reported_unresolved() -> None:
    found = times("It fell last year, two days ago, in the second quarter and yesterday morning.", None)
    assert [each.value for each in found] == ["XXXX", "XXXX-XX-XX", "XXXX-Q2", "XXXX-XX-XXTMO"]
    assert not [each for each in found if each.interval]
