"""Dates as files write them. A published date is a calendar day: the one written, in its own time zone."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache

from glossator.formats.moments import to_time
from glossator.language import lists

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLASHED_YEAR_FIRST = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?\d{4,6}Z?)?\s*$")
_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*$")
_CLOCK = re.compile(r"\d:\d\d")
_ZEROS = re.compile(r"(?<![+\-:\d])00\d\d\b(?!:)")
_TWITTER = "%a %b %d %H:%M:%S %z %Y"
_WORDED = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%b. %d, %Y", "%A, %B %d, %Y", "%A, %d %B %Y")
_LATEST_YEAR, _EARLIEST_YEAR = 2200, 1400


@lru_cache(maxsize=4096)
def day(words: str, day_first: bool | None = None) -> date | None:
    """The day that `words` name, or None; None, too, for what programs write if they know no date.

    Numbers that could be read in two ways (03/04/2018) are read only if `day_first` says how.
    """
    found = _named(words, day_first)
    return None if found is None or found in _placeholders() or _is_zero(words) else found


def _is_zero(words: str) -> bool:
    """True for the time that is the zero of a clock in UTC, whatever the day in its own zone.

    In January 1970, too, fall all seconds since then that were read as milliseconds; not on the hour, as days do.
    """
    moment = to_time(words) if _CLOCK.search(words) else None
    try:
        moment = moment.astimezone(UTC) if moment else None
    except OverflowError:
        return True
    if not moment:
        return False
    misread = (moment.year, moment.month) == (1970, 1) and bool(moment.minute or moment.second)
    return misread or moment.date() in _placeholders()


@cache
def _placeholders() -> frozenset[date]:
    named = lists.load("formats", "days")["placeholders"]
    return frozenset(date.fromisoformat(one) for one in named)


def _named(words: str, day_first: bool | None) -> date | None:
    for pattern in (_ISO, _SLASHED_YEAR_FIRST, _COMPACT):
        if found := pattern.match(words):
            return _date(*(int(part) for part in found.groups()))
    if found := _NUMBERS.match(words):
        return _numbers(int(found[1]), int(found[2]), int(found[3]), day_first)
    if found := _EPOCH.match(words):
        seconds = int(found[1]) / (1000 if len(found[1]) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date()
    return _worded(words.strip())


def _date(year: int, month: int, day_of_month: int) -> date | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def _numbers(first: int, second: int, year: int, day_first: bool | None) -> date | None:
    if first > 12 or first == second or (day_first is True and second <= 12):
        return _date(year, second, first)
    if second > 12 or day_first is False:
        return _date(year, first, second)
    return None


def _worded(words: str) -> date | None:
    if len(words) > 60:
        return None
    for form in (_TWITTER, *_WORDED):
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 (a day, not a moment)
        except ValueError:
            continue
    try:
        found = parsedate_to_datetime(words).date()
    except (ValueError, TypeError, OverflowError):
        return None
    # The mail standard's rule for two-digit years must not turn a four-digit year 1 into 2001.
    return None if _ZEROS.search(words) else _date(found.year, found.month, found.day)
