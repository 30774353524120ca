"""Dates that share a month or year with a neighbour: "9 to 11 December 2016", "April 24 and 25", "2008-2009"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from glossator.language.dates.calendar import containing
from glossator.language.dates.grammar import macro
from glossator.language.dates.reading import Reading, dated

_JOINT = r"(?:\s?[-–—−]\s?|\s(?:and|to|or|through|until)\s(?:the\s)?)"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_BEFORE = re.compile(rf"(?<![\w.,/:$€£-]){_DAY}{_JOINT}$", re.IGNORECASE)
# In "On April 24 and 25 people died" the second number counts people: after "and" it must end the phrase.
_AFTER = re.compile(
    rf"(?:\s?[-–—−]\s?|\s(?:and|to|or|through)\s){_DAY}(?![\d%]|[,.:]\d)"
    r"(?:(?=[,.;:)]|\s(?:in|at|for|of|to|and|on|when|with|by|as|after|before)\b|\s*$)|(?=,? (?:19|20)\d\d\b))",
    re.IGNORECASE,
)


def shared_days(match: re.Match[str], name: str, reading: Reading) -> Iterator[tuple[int, int, Reading]]:
    """The other day of a range within one month, with its offsets: before "11 December", after "April 24"."""
    if reading.stretch is None or reading.stretch.unit != "day" or name not in {"month_day", "day_month"}:
        return
    if name == "day_month":
        other = _BEFORE.search(match.string, max(0, match.start() - 14), match.start())
    else:
        other = _AFTER.match(match.string, match.end()) if not match["y"] else None
    if other is None:
        return
    day = reading.stretch.first
    try:
        found = dated(containing(date(day.year, day.month, int(other["d"])), "day"))
    except ValueError:
        return
    if found is not None:
        yield other.start("d"), other.end("d"), found


def year_ahead(match: re.Match[str]) -> str | None:
    """The year that a date takes from its context: "30 April to 2 May 2016", "12 May to 3 June last year"."""
    ahead = _year_ahead().match(match.string, match.end())
    return ahead["y"] if ahead else None


@cache
def _year_ahead() -> re.Pattern[str]:
    month, year = macro("month"), macro("year")
    number = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    return re.compile(
        rf"{_JOINT}(?:(?:{number}\s)?{month}(?:\s{number})?|{number}),?\s(?P<y>{year}(?!\d)|{macro('which_year')})",
        re.IGNORECASE,
    )
