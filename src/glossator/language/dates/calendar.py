"""Calendar periods numbered consecutively, so that shifting one is addition whatever its unit."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from glossator.language.model import Interval

SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_MONTHS = (3, 6, 9, 12)  # meteorological seasons of the northern hemisphere; winter begins in December
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
HALVES = ("first half", "second half")
UNITS = (  # from fine to coarse
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
)


@dataclass(frozen=True)
class Stretch:
    """A day, week, month …; `number` counts the periods of its unit, so that neighbours differ by one."""

    unit: str
    number: int

    def shift(self, by: int) -> "Stretch":
        """The period `by` units later (earlier if negative)."""
        return Stretch(self.unit, self.number + by)

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2018-03-21, 2018-W12, 2018-W12-WE, 2018-03, 2018-Q1, 2018-SP, 2018, 201, 20."""
        if self.unit == "day":
            return date.fromordinal(self.number).isoformat()
        if self.unit in {"week", "weekend", "fortnight"}:
            year, week, _ = self.first.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit == "month":
            return f"{self.number // 12:04}-{self.number % 12 + 1:02}"
        if self.unit == "quarter":
            return f"{self.number // 4:04}-Q{self.number % 4 + 1}"
        if self.unit == "half":
            return f"{self.number // 2:04}-H{self.number % 2 + 1}"
        if self.unit == "season":
            return f"{self.number // 4:04}-{SEASONS[self.number % 4]}"
        return f"{self.number:0{ {'year': 4, 'decade': 3, 'century': 2, 'millennium': 1}[self.unit] }}"

    @property
    def first(self) -> date:
        """Its first day. Raises ValueError or OverflowError outside the years 1–9999."""
        if self.unit == "day":
            return date.fromordinal(self.number)
        if self.unit in {"week", "weekend"}:
            monday = date.fromordinal(self.number * 7 + 1)
            return monday + timedelta(days=5) if self.unit == "weekend" else monday
        if self.unit == "fortnight":
            return date.fromordinal(self.number * 14 + 1)
        if self.unit in _MONTHS:
            month = self.number * _MONTHS[self.unit]
            return date(month // 12, month % 12 + 1, 1)
        if self.unit == "season":
            return date(self.number // 4, _SEASON_MONTHS[self.number % 4], 1)
        return date(max(1, self.number * _YEARS[self.unit]), 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "day":
            return self.first
        if self.unit == "weekend":
            return self.first + timedelta(days=1)
        if self.unit in {"week", "fortnight"}:
            return self.first + timedelta(days=6 if self.unit == "week" else 13)
        if self.unit in _MONTHS or self.unit == "season":
            months = _MONTHS.get(self.unit, 3)
            month = self.first.year * 12 + self.first.month - 1 + months - 1
            return date(month // 12, month % 12 + 1, monthrange(month // 12, month % 12 + 1)[1])
        return date((self.number + 1) * _YEARS[self.unit] - 1, 12, 31)

    @property
    def _middle(self) -> date:
        """The first day of its second half: a new year in a decade or century."""
        years = _YEARS.get(self.unit, 1)
        if years > 1:
            return date(self.number * years + years // 2, 1, 1)
        return self.first + timedelta(days=((self.last - self.first).days + 1) // 2)

    def interval(self, part: str = "") -> Interval:
        """Its days; `part` selects a half, or the first, middle or last third (early, mid, late)."""
        first, last = self.first, self.last
        days = (last - first).days + 1
        third = max(1, days // 3)
        if part in HALVES:
            first, last = (self._middle, last) if HALVES.index(part) else (first, self._middle - timedelta(days=1))
        elif part == "early":
            last = first + timedelta(days=third - 1)
        elif part == "late":
            first = last - timedelta(days=third - 1)
        elif part == "mid":
            first, last = first + timedelta(days=(days - third) // 2), last - timedelta(days=(days - third) // 2)
        precision = "week" if self.unit in {"weekend", "fortnight"} else self.unit
        return Interval(first=first, last=last, precision=precision)


def containing(day: date, unit: str) -> Stretch:
    """The period of `unit` that contains `day`."""
    if unit == "day":
        return Stretch(unit, day.toordinal())
    if unit in {"week", "weekend"}:
        return Stretch(unit, (day.toordinal() - 1) // 7)
    if unit == "fortnight":
        return Stretch(unit, (day.toordinal() - 1) // 14)
    if unit in _MONTHS:
        return Stretch(unit, (day.year * 12 + day.month - 1) // _MONTHS[unit])
    if unit == "season":
        return Stretch(unit, (day.year * 12 + day.month - 3) // 3 if day.month >= 3 else day.year * 4 - 1)
    return Stretch(unit, day.year // _YEARS[unit])


def recurring(near: Stretch, every: int, base: Stretch, by: int) -> Stretch:
    """The last period like `near` before `base` if `by` is negative, else the first after it.

    Like periods are `every` so many units apart: months 12, seasons 4, weekdays 7.
    """
    if by < 0:
        before = containing(base.first, near.unit).number - 1
        return Stretch(near.unit, before - (before - near.number) % every)
    after = containing(base.last, near.unit).number + 1
    return Stretch(near.unit, after + (near.number - after) % every)


def season(year: int, code: str) -> Stretch:
    """The season of a year by its TIMEX3 code; winter belongs to the year in which it begins."""
    return Stretch("season", year * 4 + SEASONS.index(code))


def month(year: int, number: int) -> Stretch:
    """A month of a year, numbered from 1."""
    return Stretch("month", year * 12 + number - 1)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus/Jones/Butcher algorithm, Gregorian calendar)."""
    century, within = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (within // 4) - epact - within % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    at = epact + to_sunday - 7 * late + 114
    return date(year, at // 31, at % 31 + 1)


def nth_weekday(year: int, of_month: int, weekday: int, which: int) -> date:
    """The n-th `weekday` (1 = Monday) of a month; `which` = -1 is the last."""
    if which > 0:
        first = date(year, of_month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year, of_month, monthrange(year, of_month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
