"""Days by position in a longer period: "the fifth Tuesday of October", "the 23rd of next month"."""

import re
from datetime import date, timedelta

from glossator.language.dates.ahead import day_ahead
from glossator.language.dates.amounts import moved
from glossator.language.dates.calendar import Stretch, containing, month, nth_weekday
from glossator.language.dates.grammar import month_number, number, ordinal, turn, unit_of, weekday_number, words
from glossator.language.dates.reading import Reading, Setting, dated, rule
from glossator.language.model import Interval

_WEEKS = {"week", "weekend"}
_FIXED = {"day", "week", "month", "year"}


@rule("nth_weekday")
def read_nth_weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    """The fifth Tuesday of October 2017; the last Sunday in June; the first Monday of next month."""
    unit = match["dow"].lower()
    if unit not in _WEEKS and not match["dow"][0].isupper():
        return None
    of = _month_of(match, setting)
    which = -1 if match["nth"].lower() in words()["from_the_end"] else ordinal(match["nth"])
    if of is None or not which:
        return None
    if unit in _WEEKS:
        return _nth_week(of, which) if unit == "week" else _nth_weekend(of, which)
    day = nth_weekday(of.first.year, of.first.month, weekday_number(match["dow"]), which)
    return dated(containing(day, "day") if containing(day, "month") == of else of)  # a fifth Monday need not exist


def _nth_week(of: Stretch, which: int) -> Reading | None:
    """Seven days counted from the first of a month, or from its end; the value is the week most of them lie in."""
    first = of.first + timedelta(days=7 * (which - 1)) if which > 0 else of.last - timedelta(days=6)
    if containing(first, "month") != of:
        return None
    days = Interval(first=first, last=min(of.last, first + timedelta(days=6)), precision="week")
    week = containing(first + timedelta(days=3), "week")
    return Reading("DATE", week.value, week, days)


def _nth_weekend(of: Stretch, which: int) -> Reading | None:
    saturday = nth_weekday(of.first.year, of.first.month, 6, which)
    return dated(containing(saturday, "weekend")) if containing(saturday, "month") == of else None


def _month_of(match: re.Match[str], setting: Setting) -> Stretch | None:
    around = setting.around("month")
    if match["rel"]:
        return around.shift(turn(match["rel"])) if around else None
    if not match["month"][0].isupper():
        return None
    of_month, year = month_number(match["month"]), year_of(match["y"], setting)
    if year is not None:
        return month(year, of_month)
    if around is None:
        return None
    near, back = month(around.first.year, of_month), setting.looks(match) <= 0
    if back and near.number > around.number:
        return near.shift(-12)
    return near.shift(12) if not back and near.number < around.number else near


@rule("day_of_month")
def read_day_of_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """The 23rd of next month; the second of this month."""
    around, day = setting.around("month"), ordinal(match["ord"] or match["ord2"])
    if around is None or not day:
        return None
    first = around.shift(turn(match["rel"])).first
    return dated(containing(date(first.year, first.month, day), "day"))


@rule("day_of_year")
def read_day_of_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """May 20 the year before last; 3 June last year; March 5 of that year."""
    name = match["month"] or match["month2"]
    year = year_of(match["which"], setting)
    if year is None or not name[0].isupper():
        return None
    return dated(containing(date(year, month_number(name), int(match["d"] or match["d2"])), "day"))


def year_of(said: str | None, setting: Setting) -> int | None:
    """The year that "2017", "last year", "the year before last" or "that year" denotes; None if unresolved."""
    said = " ".join((said or "").lower().split())
    if said.isdigit():
        return int(said)
    if not said or setting.anchor is None:
        return None
    if said.startswith(("that", "the same")):
        told = setting.last("year", "quarter", "month", "day")
        return told.first.year if told else None
    if base := setting.base(said, "year") if said.endswith(" year") else None:
        return base.first.year + turn(said.removesuffix(" year"))
    return setting.anchor.year + {"the year before last": -2, "the year after next": 2}.get(said, 0)


@rule("from_a_day")
def read_from_a_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """Two days before Christmas 2016; a week after March 3: at a distance from the day named after it."""
    unit, count = unit_of(match["unit"]), number(match["n"])
    day = day_ahead(match, setting) if unit in _FIXED and count else None
    if day is None or count is None:
        return None
    there = moved(day, -count if match["dir"].lower() == "before" else count, unit)
    return dated(containing(there, "day" if match["exact"] else unit), derived=True) if there else None


def beside(match: re.Match[str], setting: Setting, by: int) -> Reading | None:
    """ "The day after the vote of November 8": the neighbour of the day named after it; None without one."""
    day = day_ahead(match, setting)
    return dated(containing(day + timedelta(days=by), "day"), derived=True) if day else None
