"""Texts with their times written out: "in June last year" becomes "in June 2017" beside a claim that names a time.

A network takes two wordings of one time for two times, and does not count back from the day of publication. Only the
networks' input is changed; quotes and offsets refer to the stored text.
"""

import re
from calendar import day_name
from datetime import date
from functools import lru_cache

from glossator.days import MONTHS, worded
from glossator.language.dates import times
from glossator.language.lexicon import closed
from glossator.language.model import Interval, TimeExpression

_YEAR = re.compile(r"\d{4}")
_LAST_WORD = re.compile(r"([\w’']+)\W*$")
_OWNED = re.compile(r"['’]s?\b|-")  # "last year's election", "a two-year-old"
_NAMED = {*MONTHS, *day_name}
_EXACT = {"day": "on", "month": "in", "year": "in"}


@lru_cache(maxsize=1024)
def names_a_time(claim: str) -> bool:
    """True if a claim says when: a date, a month, a year, or one relative to the day it was said."""
    return any(_EXACT.keys() & {one.interval.precision} for one in times(claim, date(2000, 1, 1)) if one.interval)


@lru_cache(maxsize=4096)
def dated(text: str, day: date | None) -> str:
    """The text with each day, month and year that it gives relative to its own `day`, or in words, written out."""
    found = times(text, day) if day else times(text)
    for one in reversed(found):
        if one.type != "DATE" or one.interval is None or one.interval.precision not in _EXACT or _YEAR.search(one.text):
            continue
        text = text[: one.span.start] + _in_place(one, one.interval, text) + text[one.span.end :]
    return text


def _in_place(one: TimeExpression, interval: Interval, text: str) -> str:
    """The date, with a preposition if it stands for an adverb: "closed two years ago" becomes "closed in 2016"."""
    words, first = _words(interval), one.text.split()[0]
    if first.isnumeric() or first.capitalize() in _NAMED or _OWNED.match(text, one.span.end):
        return words
    before = _LAST_WORD.search(text[: one.span.start])
    if before is not None and before[1].lower() in closed("before_times"):
        return words
    by = _EXACT[interval.precision]
    return f"{by.capitalize() if first[0].isupper() else by} {words}"


def _words(interval: Interval) -> str:
    if interval.precision == "day":
        return worded(interval.first)
    if interval.precision == "month":
        return f"{MONTHS[interval.first.month - 1]} {interval.first.year}"
    return str(interval.first.year)
