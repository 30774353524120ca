"""What a rule reads, and what it may look at while reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from glossator.evidence.dates.calendar import Stretch, containing
from glossator.evidence.dates.direction import direction
from glossator.evidence.model import Interval


@dataclass(frozen=True)
class Reading:
    """The type and value of one expression; `stretch` is what later expressions may refer back to."""

    type: str
    value: str
    stretch: Stretch | None = None
    interval: Interval | None = None
    start: int | None = None
    end: int | None = None


@dataclass
class Setting:
    """The text, the document's own date, and the last day or stretch that was named."""

    text: str
    anchor: date | None
    previous: list[Stretch] = field(default_factory=list)

    def looks(self, match: re.Match[str]) -> int:
        """1 ahead, -1 back, 0 unknown, for the words of `match`."""
        return direction(self.text, match.start(), match.end())

    def reference(self, unit: str = "day") -> Stretch | None:
        """What "the same day" or "a year earlier" counts from: the last thing named at least as finely, else the anchor."""
        order = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade")
        limit = order.index(unit) if unit in order else 0
        for earlier in reversed(self.previous):
            if earlier.unit in order and order.index(earlier.unit) <= limit:
                return earlier
        return containing(self.anchor, "day") if self.anchor else None

    def around(self, unit: str) -> Stretch | None:
        """The stretch of that unit the document's own date falls in."""
        return containing(self.anchor, unit) if self.anchor else None


Rule = Callable[[re.Match[str], Setting], Reading | None]
RULES: dict[str, Rule] = {}


def rule(*names: str) -> Callable[[Rule], Rule]:
    """Register a function as the reader of the rules of those names in `data/dates.yaml`."""

    def register(reader: Rule) -> Rule:
        RULES.update(dict.fromkeys(names, reader))
        return reader

    return register


def dated(stretch: Stretch | None, part: str = "", unknown: str = "") -> Reading | None:
    """A DATE of a stretch; with no stretch the value is `unknown`, or nothing is read."""
    if stretch is None:
        return Reading("DATE", unknown) if unknown else None
    return Reading("DATE", stretch.value, stretch, stretch.interval(part))


def days_between(first: date, last: date, precision: str) -> Interval:
    """An interval, in order."""
    return Interval(first=min(first, last), last=max(first, last), precision=precision)


def day_before(day: date, days: int) -> date:
    """The day `days` earlier."""
    return day - timedelta(days=days)
