"""Idioms: "a week ago Tuesday", "Thursday week", "the Friday before last", "ten years ago today"."""

import re
from datetime import date, timedelta

from glossator.language.dates.amounts import DAYS, moved
from glossator.language.dates.calendar import Stretch, containing, month, season
from glossator.language.dates.grammar import month_number, number, unit_of, weekday_number, words
from glossator.language.dates.reading import Reading, Setting, dated, rule


@rule("weekday_ago")
def read_weekday_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    """A week ago Tuesday: that many weeks before the last Tuesday."""
    if setting.anchor is None or not match["dow"][0].isupper():
        return None
    since = (setting.anchor.isoweekday() - weekday_number(match["dow"])) % 7
    weeks = int(number(match["n"]) or 1)
    return dated(containing(setting.anchor, "day").shift(-since - 7 * weeks))


@rule("weekday_week")
def read_weekday_week(match: re.Match[str], setting: Setting) -> Reading | None:
    """Thursday week; a week from Tuesday; a week on Friday: after the next such day; yesterday week: before."""
    name, far = match["dow1"] or match["dow2"], match["far1"] or match["far2"]
    if name.lower() not in words()["days_away"] and not name[0].isupper():
        return None
    if setting.anchor is None:
        return None
    by = -1 if name.lower() == "yesterday" else 1
    day = setting.anchor + timedelta(days=_ahead(name, setting.anchor) + by * DAYS[far.lower()])
    return dated(containing(day, "day"))


def _ahead(name: str, anchor: date) -> int:
    if name.lower() in words()["days_away"]:
        return int(words()["days_away"][name.lower()])
    return (weekday_number(name) - anchor.isoweekday()) % 7


@rule("before_last")
def read_before_last(match: re.Match[str], setting: Setting) -> Reading | None:
    """The Friday before last; the year before last; the weekend after next."""
    if setting.anchor is None:
        return None
    back, what = bool(match["before"]), match["what"].lower().rstrip(".")
    lists = words()
    if what in lists["parts"]:
        day = containing(setting.anchor, "day").shift(-2 if back else 2)
        return Reading("TIME", f"{day.value}T{lists['parts'][what]}", day, day.interval())
    if what in {*lists["weekdays"], *lists["weekday_short"]}:
        today = containing(setting.anchor, "day")
        apart = setting.anchor.isoweekday() - weekday_number(what)
        return dated(today.shift(-((apart % 7) or 7) - 7 if back else ((-apart) % 7 or 7) + 7))
    if what in lists["seasons"]:
        return dated(_second(season(setting.anchor.year, lists["seasons"][what]), 4, setting.anchor, back))
    if what in {*lists["months"], *lists["month_short"]}:
        return dated(_second(month(setting.anchor.year, month_number(what)), 12, setting.anchor, back))
    return dated(containing(setting.anchor, unit_of(what)).shift(-2 if back else 2))


def _second(near: Stretch, in_a_year: int, anchor: date, back: bool) -> Stretch:
    """The second such period in either direction: the summer before last."""
    this = containing(anchor, near.unit)
    if back:
        last = near if near.number < this.number else near.shift(-in_a_year)
        return last.shift(-in_a_year)
    coming = near if near.number > this.number else near.shift(in_a_year)
    return coming.shift(in_a_year)


def ago_this(said: str, count: float, unit: str, anchor: date) -> Reading | None:
    """Twenty years ago this week; a year ago today; ten years ago on Monday: the near day or week, shifted back."""
    words_ = said.lower().split()
    if words_[-1] in words()["seasons"]:
        return (
            dated(season(anchor.year, words()["seasons"][words_[-1]]).shift(-4 * int(count)))
            if unit == "year"
            else None
        )
    if words_[0] == "this" and words_[1] in {"week", "month", "year"}:
        near, wide = anchor, words_[1]
    elif words_[0] in words()["days_away"]:
        near, wide = anchor + timedelta(days=words()["days_away"][words_[0]]), "day"
    else:
        apart = (weekday_number(words_[-1]) - anchor.isoweekday()) % 7
        near, wide = anchor + timedelta(days=apart if apart < 4 else apart - 7), "day"
    there = moved(near, -count, unit)
    return dated(containing(there, wide)) if there else None
