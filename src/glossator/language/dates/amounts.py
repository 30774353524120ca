"""Durations: their TIMEX3 values, and dates at that distance."""

from datetime import date, timedelta

from glossator.language.model import Interval

_LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
CLOCK = {"hour": "H", "minute": "M", "second": "S"}
_MULTIPLES = {"half": ("M", 6), "decade": ("Y", 10), "century": ("Y", 100), "millennium": ("Y", 1000),
              "fortnight": ("W", 2), "weekend": ("D", 2)}  # fmt: skip
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 duration: P3D, PT2H, P10Y for a decade, PXD for a vague number; '' if it is no duration."""
    clock = "T" if unit in CLOCK else ""
    letter, times = _MULTIPLES.get(unit, (_LETTERS.get(unit) or CLOCK.get(unit, ""), 1))
    if not letter:
        return ""
    if count is None:
        return f"P{clock}X{letter}"
    total = count * times
    if clock and unit == "hour" and total != int(total):
        letter, total = "M", total * 60  # half an hour is thirty minutes
    return f"P{clock}{int(total) if total == int(total) else f'{total:g}'}{letter}"


def moved(day: date, count: float, unit: str) -> date | None:
    """The day `count` units from `day`; None outside the calendar. The last days of a month are clipped."""
    try:
        if unit in DAYS:
            return date.fromordinal(day.toordinal() + round(count * DAYS[unit]))
        if unit not in _MONTHS:
            return None
        month = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
        return _clipped(month // 12, month % 12 + 1, day.day)
    except (ValueError, OverflowError):
        return None


def _clipped(year: int, month: int, day: int) -> date:
    for last in (day, 30, 29):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, 28)


def at_an_edge(whole: Interval, count: float, unit: str, *, end: bool = False) -> Interval | None:
    """The first `count` units of a longer stretch, or the last if `end`; None if it is not that long."""
    beyond = whole.last + timedelta(days=1)
    other = moved(beyond, -count, unit) if end else moved(whole.first, count, unit)
    if other is None or not whole.first <= other <= beyond:
        return None
    first, last = (other, whole.last) if end else (whole.first, other - timedelta(days=1))
    return Interval(first=first, last=last, precision=_precision(unit))


def _precision(unit: str) -> str:
    return unit if unit in {"week", "month", "quarter", "year", "decade"} else "day"


def lookback(count: float, unit: str, anchor: date | None, *, ahead: bool = False) -> Interval | None:
    """The interval of `count` units that ends on the document's date, or begins on it if `ahead`."""
    other = moved(anchor, count if ahead else -count, unit) if anchor else None
    if anchor is None or other is None:
        return None
    return Interval(first=min(anchor, other), last=max(anchor, other), precision=_precision(unit))
