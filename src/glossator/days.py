"""Days: one reader of those that people write, one wording where it is none, and one form in which they are shown."""

import re
from datetime import date, datetime
from typing import Any

from glossator.errors import InputError

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)  # Python takes weeks and days without hyphens, too
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ].+", re.ASCII)
_SHOWN = 40  # characters of what is no day


def day(words: str) -> date:
    """The day written as 2018-03-21. Raises ValueError, which says so."""
    written = words.strip()
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise ValueError(refusal(written))


def refusal(words: str) -> str:
    """What is said of words that are no day."""
    return f"{words.strip()[:_SHOWN]!r} is not a day; write it as 2018-03-21"


def day_in(value: Any, where: str) -> date | None:
    """The day of a field: a day, or the day of an ISO 8601 moment; None where it is empty.

    Raises InputError, which names the place `where` it stands.
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
    """'21 March 2018', whatever the locale of the program around it; `unknown` where there is no day."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else unknown
