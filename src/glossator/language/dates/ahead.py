"""Dates given later in the clause: "11.45pm on New Year's Eve", "two days before Christmas 2016"."""

import re
from datetime import date
from itertools import product

from glossator.language.dates.calendar import Stretch
from glossator.language.dates.grammar import rules
from glossator.language.dates.reading import RULES, Setting

_ON = re.compile(r"[^.;:!?\d]{0,40}?,?\s(?:on|of)\s")
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
_DAY_RULES = {"iso", "slash", "month_day", "day_month", "day_of_year", "ordinal_month", "weekday", "deictic", "holiday"}
_PERIODS = {"month_year", "month", "named_year", "rel_unit", "season", "fiscal_quarter", "half", "decade", "century"}


def day_ahead(match: re.Match[str], setting: Setting) -> date | None:
    """The day named directly after `match`, or after "on" or "of" in the same clause."""
    text = match.string
    starts = [on.end() for on in [_ON.match(text, match.end())] if on] + [match.end() + 1]
    for at, (name, pattern) in product(starts, rules()):
        found = pattern.match(text, at) if name in _DAY_RULES else None
        reading = RULES[name](found, setting) if found else None
        if reading and reading.stretch and reading.stretch.unit == "day":
            return reading.stretch.first
    return None


def period_ahead(match: re.Match[str], setting: Setting) -> Stretch | None:
    """The period named after "of" right behind `match`: "the first two months of 2017"."""
    of = _OF.match(match.string, match.end())
    found = [
        (hit.end(), reading.stretch)
        for name, pattern in (rules() if of else ())
        if name in _PERIODS and of and (hit := pattern.match(match.string, of.end()))
        if (reading := RULES[name](hit, setting)) and reading.stretch
    ]
    return max(found, key=lambda each: each[0])[1] if found else None
