"""Dates that share a month or year with a neighbour: "9 to 11 December 2016", "April 24 and 25", "2008-2009"."""

import re
from collections.abc import Iterator
from functools import cache

from glossator.language.dates.calendar import containing
from glossator.language.dates.grammar import macro, month_number, turn, weekday_number
from glossator.language.dates.parts import year_of
from glossator.language.dates.reading import Reading, Setting, dated

_JOINT = r"(?P<joint>\s?[-–—−]\s?|\s(?:and|to|or|through|until|till)\s(?:the\s)?)"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_LISTED = re.compile(rf"(?<![\w.,/:$€£-]){_DAY},\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.,/:$€£-]){_DAY}{_JOINT}$", re.IGNORECASE)
# In "On April 24 and 25 people died" the second number counts people: after "and" it must end the phrase.
_AFTER = re.compile(
    rf"(?:\s?[-–—−]\s?|\s(?:and|to|or|through)\s){_DAY}(?![\d%]|[,.:]\d)"
    r"(?:(?=[,.;:)]|\s(?:in|at|for|of|to|and|on|when|with|by|as|after|before)\b|\s*$)|(?=,? (?:19|20)\d\d\b))",
    re.IGNORECASE,
)


def shared_days(match: re.Match[str], name: str, reading: Reading) -> Iterator[tuple[int, int, Reading]]:
    """The other days within one month, with their offsets: before "11 December" ("3, 5 and"), after "April 24"."""
    if name not in {"month_day", "day_month"}:
        return
    for other in _before(match) if name == "day_month" else _after(match):
        found = _beside(int(other["d"]), reading)
        if found is None:
            return
        yield other.start("d"), other.end("d"), found


def _beside(number: int, reading: Reading) -> Reading | None:
    """Another day of the month of a day, which may be unresolved (XXXX-05-09); None if it has no such day."""
    if reading.stretch is None:
        return dated(None, unknown=f"{reading.value[:-2]}{number:02}") if reading.value.startswith("XXXX-") else None
    try:
        return dated(containing(reading.stretch.first.replace(day=number), "day"))
    except ValueError:
        return None


def _before(match: re.Match[str]) -> Iterator[re.Match[str]]:
    text, other = match.string, _BEFORE.search(match.string, max(0, match.start() - 14), match.start())
    while other:
        yield other
        other = _LISTED.search(text, max(0, other.start() - 8), other.start())


def _after(match: re.Match[str]) -> Iterator[re.Match[str]]:
    if not match["y"] and (other := _AFTER.match(match.string, match.end())):
        yield other


def year_ahead(match: re.Match[str], setting: Setting) -> int | None:
    """The year that a date takes from its context: "30 April to 2 May 2016", "12 May to 3 June last year".

    A range runs forward: in "November to February 2017" the first month is one of 2016.
    """
    ahead = _year_ahead().match(match.string, match.end())
    year = year_of(ahead["y"], setting) if ahead else None
    if ahead is None or year is None:
        return None
    back = ahead["month"] and month_number(match["month"]) > month_number(ahead["month"])
    return year - 1 if back and _is_range(match, ahead) else year


def weeks_away(match: re.Match[str]) -> int | None:
    """How many weeks off a weekday lies by "last week", behind it or behind those that it is joined to; or None.

    A range runs forward: in "Saturday to Monday last week" the Saturday is one of the week before.
    """
    if match["of"]:
        return turn(match["of"].split()[0])
    ahead = _week_ahead().match(match.string, match.end())
    if ahead is None:
        return None
    back = weekday_number(match["dow"]) > weekday_number(ahead["dow"]) and _is_range(match, ahead)
    return turn(ahead["of"].split()[0]) - int(back)


def _is_range(match: re.Match[str], ahead: re.Match[str]) -> bool:
    """True for "A to B" and "between A and B"; "A and B" alone may name them in any order."""
    if ahead["joint"].split()[:1] not in (["and"], ["or"]):
        return True
    return _BETWEEN.search(match.string, max(0, match.start() - 16), match.start()) is not None


@cache
def _year_ahead() -> re.Pattern[str]:
    month, year = macro("month"), macro("year")
    number = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    return re.compile(
        rf"{_JOINT}(?:(?:{number}\s)?(?P<month>{month})(?:\s{number})?|{number}),?\s(?P<y>{year}(?!\d)|{macro('which_year')})",
        re.IGNORECASE,
    )


@cache
def _week_ahead() -> re.Pattern[str]:
    weekday, part = macro("dow"), macro("part")
    return re.compile(
        rf"(?:,\s{weekday})*,?{_JOINT}(?P<dow>{weekday})(?:\s{part})?,?\s(?:of\s)?(?P<of>(?:last|this|next)\sweek)(?!['’]s|-)",
        re.IGNORECASE,
    )
