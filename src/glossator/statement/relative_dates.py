"""Dates that count from the day of the statement: 'yesterday', 'last year', 'two weeks ago', with the day they mean."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from glossator.statement.model import Assumption

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNTS = {"a": 1, "an": 1, **{word: number for number, word in enumerate(_ONES, 1)}}
_COUNTS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(_COUNTS) + ")"
_FIELD = r"(?P<field>day|week|month|year|decade)s?"
_TODAY = ("today", "tonight", "this morning", "this afternoon", "this evening", "earlier today")
_DAYS = {**dict.fromkeys(_TODAY, 0), "yesterday": -1, "last night": -1, "tomorrow": 1}

Meaning = Callable[[re.Match[str], datetime.date], str | None]


def resolve(text: str, day: datetime.date | None) -> tuple[str, list[Assumption]]:
    """The text with what each relative date means put after it in brackets, and the same as assumptions."""
    if day is None:
        return text, []
    found: list[tuple[int, int, str]] = []
    for pattern, meaning in _PATTERNS:
        for match in pattern.finditer(text):
            value = meaning(match, day)
            if value and not any(match.start() < end and start < match.end() for start, end, _ in found):
                found.append((match.start(), match.end(), value))
    assumptions = []
    for start, end, value in sorted(found, reverse=True):
        said = text[start:end]
        assumptions.append(
            Assumption(words=said, meaning=value, reason=f"counted from {long(day)}, the day of the statement")
        )
        text = f"{text[:end]} ({value}){text[end:]}"
    return text, assumptions[::-1]


def long(day: datetime.date) -> str:
    """'21 March 2018'."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def _day(match: re.Match[str], day: datetime.date) -> str:
    return long(day + datetime.timedelta(days=_DAYS[match[0].lower()]))


def _ago(match: re.Match[str], day: datetime.date) -> str | None:
    count = _count(match["count"])
    field = match["field"].lower()
    if field == "day":
        return long(day - datetime.timedelta(days=count))
    if field == "week":
        return f"about {long(day - datetime.timedelta(weeks=count))}"
    if field == "month":
        return f"about {_month(day.year * 12 + day.month - 1 - count)}"
    return f"about {day.year - count * (10 if field == 'decade' else 1)}"


def _span(match: re.Match[str], day: datetime.date) -> str | None:
    count = _count(match["count"]) if match["count"] else 1
    field = match["field"].lower()
    if field in {"day", "week"}:
        return f"{long(day - datetime.timedelta(days=count * (7 if field == 'week' else 1)))} to {long(day)}"
    if field == "month":
        return f"{_month(day.year * 12 + day.month - 1 - count)} to {_month(day.year * 12 + day.month - 1)}"
    return f"{day.year - count * (10 if field == 'decade' else 1)} to {day.year}"


def _neighbour(match: re.Match[str], day: datetime.date) -> str | None:
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    field = match["field"].lower()
    if field == "week":
        monday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(weeks=step)
        return f"the week of {long(monday)}"
    if field == "month":
        return _month(day.year * 12 + day.month - 1 + step)
    return str(day.year + step) if field == "year" else None


def _weekday(match: re.Match[str], day: datetime.date) -> str:
    back = (day.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7 or 7
    return long(day - datetime.timedelta(days=back))


def _named_month(match: re.Match[str], day: datetime.date) -> str:
    number = _MONTHS.index(match["month"].lower()) + 1
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if step == -1:
        return _month((day.year if number < day.month else day.year - 1) * 12 + number - 1)
    if step == 1:
        return _month((day.year if number > day.month else day.year + 1) * 12 + number - 1)
    return _month(day.year * 12 + number - 1)


def _month(months: int) -> str:
    return f"{_MONTHS[months % 12].capitalize()} {months // 12}"


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS[words.lower()]


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-]|[’']s)(?! \()", re.IGNORECASE)


_PATTERNS: list[tuple[re.Pattern[str], Meaning]] = [
    (_pattern("|".join(sorted(_DAYS, key=len, reverse=True))), _day),
    (_pattern(rf"{_COUNT} {_FIELD} ago"), _ago),
    (_pattern(rf"(?:over|in|during|for|within) the (?:last|past) (?:{_COUNT} )?{_FIELD}"), _span),
    (_pattern(r"(?P<which>last|this|next) (?P<field>week|month|year)"), _neighbour),
    (_pattern(rf"(?:last|this past) (?P<weekday>{'|'.join(_WEEKDAYS)})"), _weekday),
    (_pattern(rf"(?P<which>last|this|next) (?P<month>{'|'.join(_MONTHS)})"), _named_month),
]
