"""What a rule reads, and what it may look at while reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from glossator.language.dates.calendar import UNITS, Stretch, containing
from glossator.language.dates.direction import direction
from glossator.language.model import Interval

SENTENCES = 400  # characters within which "a year ago" still counts from the quarter that was named
CLAUSE = 80  # characters within which a month still belongs to the year that was named


@dataclass(frozen=True)
class Reading:
    """The type and value of one expression; `stretch` is what later expressions may refer back to.

    `derived` marks what was itself counted from an earlier time ("a year ago"): nothing is counted from it.
    """

    type: str
    value: str
    stretch: Stretch | None = None
    interval: Interval | None = None
    derived: bool = False


@dataclass
class Setting:
    """The text, the document's own date, and where which times were named before."""

    text: str
    anchor: date | None
    at: int = 0
    named: list[tuple[int, Stretch]] = field(default_factory=list)
    dated: list[tuple[int, Stretch]] = field(default_factory=list)  # with those that were themselves counted

    def looks(self, match: re.Match[str]) -> int:
        """1 ahead, -1 back, 0 unknown, for the words of `match`."""
        return direction(self.text, match.start(), match.end())

    def last(self, *units: str, near: int = 0) -> Stretch | None:
        """The last stretch of one of those units that was named, or None; no more than `near` characters back."""
        for end, stretch in reversed(self.named):
            if near and self.at - end > near:
                return None
            if stretch.unit in units:
                return stretch
        return None

    def told(self) -> Stretch | None:
        """The time told last, however it was found, no further back than a few sentences."""
        if not self.dated or self.at - self.dated[-1][0] > SENTENCES:
            return None
        return self.dated[-1][1]

    def reference(self, unit: str = "day") -> Stretch | None:
        """What "the same day" or "a year earlier" counts from: the last time named so finely, else the anchor."""
        limit = UNITS.index(unit) if unit in UNITS else 0
        named = self.last(*UNITS[: limit + 1])
        return named or (containing(self.anchor, "day") if self.anchor else None)

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


def dated(stretch: Stretch | None, part: str = "", unknown: str = "", *, derived: bool = False) -> Reading | None:
    """A DATE of a stretch; with no stretch the value is `unknown`, or nothing is read."""
    if stretch is None:
        return Reading("DATE", unknown) if unknown else None
    return Reading("DATE", stretch.value, stretch, stretch.interval(part), derived)
