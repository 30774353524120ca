"""Dates: one reader for those that people write, one message for those it cannot read, and one form to show them."""

import re
from datetime import date, datetime
from typing import Any

from glossator.errors import InputError

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)  # Python also accepts ISO weeks, and dates without hyphens
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ].+", re.ASCII)
_SHOWN = 40  # characters shown of what is not a date


def day(words: str) -> date:
    """The day written as 2018-03-21. Raises ValueError, saying so, for anything else."""
    written = words.strip()
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise ValueError(refusal(written))


def refusal(words: str) -> str:
    """The error message for anything that is not a date."""
    return f"{words.strip()[:_SHOWN]!r} is not a date; write it as 2018-03-21"


def day_in(value: Any, where: str) -> date | None:
    """The date of a field: a date, or that of an ISO 8601 time; None if it is empty.

    Raises InputError, naming `where` the field is.
    """
    if isinstance(value, datetime):
        return value.date()
    if value in (None, "") or isinstance(value, date):
        return value or None
    words = str(value).strip()
    try:
        return datetime.fromisoformat(words).date() if _MOMENT.fullmatch(words) else day(words) if words else None
    except ValueError:
        raise InputError(f"{where}: {refusal(words)}") from None


def worded(value: date | None, unknown: str = "") -> str:
    """'21 March 2018', whatever the locale of the host program; `unknown` if there is no date."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else unknown
