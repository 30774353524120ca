"""Timestamps as files write them: ISO 8601, the networks' own forms, and seconds since 1970."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_TWITTER = "%a %b %d %H:%M:%S %z %Y"
_FORMS = (_TWITTER, "%Y-%m-%d %H:%M:%S %z", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m-%d-%Y %H:%M:%S", "%m/%d/%Y",
          "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%d %b %Y", "%d.%m.%Y %H:%M:%S UTC%z", "%d.%m.%Y %H:%M:%S")  # fmt: skip
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800  # 1980 and 2100: other numbers are not timestamps
_DIGITS = re.compile(r"\d{9,16}(?:\.\d+)?")


def to_time(value: Any) -> datetime | None:
    """The time meant by `value`, with a time zone (UTC if none is given); None if it cannot be read."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_seconds(value)
    text = str(value).strip()
    if _DIGITS.fullmatch(text):
        return _from_seconds(float(text))
    found = _iso(text) or _by_form(text)
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def to_date(value: Any) -> date | None:
    """The day meant by `value`; None if it cannot be read."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    found = to_time(value)
    return found.date() if found else None


def _from_seconds(value: int | float) -> datetime | None:
    for scale in (1, 1e3, 1e6):
        if _EARLIEST * scale <= value < _LATEST * scale:  # not divided: an integer may exceed a float
            return datetime.fromtimestamp(value / scale, tz=UTC)
    return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _by_form(text: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007
        except (ValueError, OverflowError):
            continue
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):  # a UTC offset of more than a day, a ten-digit year
        return None
