"""Day/month order of numeric dates (02/08/2018), inferred from the other dates of the document."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from glossator.language.dates.direction import direction

DAY_FIRST, MONTH_FIRST = "day first", "month first"
_DAY = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\w]|[./-]\d)")
_TO = re.compile(r"\s*(?:[-–—]|to|until|till|through)\s*", re.IGNORECASE)


@lru_cache(maxsize=64)
def order(text: str, anchor: date | None) -> str:
    """The order of day and month in the numeric dates of `text`; "" if nothing decides it.

    Evidence: a day over 12; ranges, which run forward; and past events, which precede the report.
    """
    found = list(_DAY.finditer(text))
    for told in (map(_by_number, found), _by_ranges(text, found), _by_past(text, found, anchor)):
        orders = set(told) - {""}
        if len(orders) == 1:
            return orders.pop()
        if orders:
            return ""  # the document uses both orders
    return ""


def _by_number(match: re.Match[str]) -> str:
    first, second = int(match[1]), int(match[3])
    if (first > 12) == (second > 12):
        return DAY_FIRST if match[2] == "." and max(first, second) <= 12 else ""
    return DAY_FIRST if first > 12 else MONTH_FIRST


def _by_ranges(text: str, found: list[re.Match[str]]) -> Iterator[str]:
    for one, other in pairwise(found):
        if _TO.fullmatch(text[one.end() : other.start()]):
            forward = [
                way
                for way in (DAY_FIRST, MONTH_FIRST)
                if (a := _read(one, way)) and (b := _read(other, way)) and a <= b
            ]
            yield forward[0] if len(forward) == 1 else ""


def _by_past(text: str, found: list[re.Match[str]], anchor: date | None) -> Iterator[str]:
    for match in found if anchor else ():
        if direction(text, match.start(), match.end()) < 0:
            past = [way for way in (DAY_FIRST, MONTH_FIRST) if (day := _read(match, way)) and anchor and day <= anchor]
            yield past[0] if len(past) == 1 else ""


def _read(match: re.Match[str], way: str) -> date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day, month = (first, second) if way == DAY_FIRST else (second, first)
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
