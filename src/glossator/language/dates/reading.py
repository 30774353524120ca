"""The result of a date rule, and the context available to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from glossator.language.dates.calendar import HALVES, UNITS, Stretch, containing
from glossator.language.dates.direction import direction
from glossator.language.model import Interval

SENTENCES = 400  # characters within which "a year ago" still counts from the last quarter mentioned
CLAUSE = 80  # characters within which a month still belongs to the last year mentioned
_TOLD = re.compile(r"that|the same|following|previous|preceding|prior")  # relative to the last time mentioned


@dataclass(frozen=True)
class Reading:
    """Type and value of one expression; `stretch` is what later expressions may refer to.

    `derived` marks a time that was itself computed from an earlier one ("a year ago"): no other counts from it.
    """

    type: str
    value: str
    stretch: Stretch | None = None
    interval: Interval | None = None
    derived: bool = False


@dataclass
class Setting:
    """The text, the document's date, and the times mentioned so far with their offsets."""

    text: str
    anchor: date | None
    at: int = 0
    named: list[tuple[int, Stretch]] = field(default_factory=list)
    dated: list[tuple[int, Stretch]] = field(default_factory=list)  # including derived ones

    def looks(self, match: re.Match[str]) -> int:
        """Direction of the context of `match`: 1 future, -1 past, 0 unknown."""
        return direction(self.text, match.start(), match.end())

    def last(self, *units: str, near: int = 0) -> Stretch | None:
        """The last period of one of those units, mentioned at most `near` characters back (0: anywhere), or None."""
        for end, stretch in reversed(self.named):
            if near and self.at - end > near:
                return None
            if stretch.unit in units:
                return stretch
        return None

    def told(self) -> Stretch | None:
        """The last time mentioned, of whatever kind, within a few sentences."""
        if not self.dated or self.at - self.dated[-1][0] > SENTENCES:
            return None
        return self.dated[-1][1]

    def reference(self, unit: str = "day") -> Stretch | None:
        """The reference time of "the same day" or "a year earlier": the last time that precise, else the anchor."""
        limit = UNITS.index(unit) if unit in UNITS else 0
        named = self.last(*UNITS[: limit + 1])
        return named or (containing(self.anchor, "day") if self.anchor else None)

    def base(self, rel: str, unit: str) -> Stretch | None:
        """What "the previous" (the last time that precise) or "last" (the document's date) counts from."""
        return self.reference(unit) if _TOLD.search(rel) else self.around("day")

    def around(self, unit: str) -> Stretch | None:
        """The period of `unit` that contains the document's date."""
        return containing(self.anchor, unit) if self.anchor else None


Rule = Callable[[re.Match[str], Setting], Reading | None]
RULES: dict[str, Rule] = {}


def rule(*names: str) -> Callable[[Rule], Rule]:
    """Register a function as the reader of the rules named `names` in `data/dates.yaml`."""

    def register(reader: Rule) -> Rule:
        RULES.update(dict.fromkeys(names, reader))
        return reader

    return register


def dated(stretch: Stretch | None, part: str = "", unknown: str = "", *, derived: bool = False) -> Reading | None:
    """A DATE reading of a period; without a period its value is `unknown`, or there is no reading."""
    if stretch is None:
        return Reading("DATE", unknown) if unknown else None
    if stretch.unit == "year" and part in HALVES:
        stretch, part = Stretch("half", 2 * stretch.number + HALVES.index(part)), ""
    return Reading("DATE", stretch.value, stretch, stretch.interval(part), derived)
