"""Quarters, halves and year-ends, as in company and government reports."""

import re
from datetime import date

from glossator.language.dates.absolute import full_year
from glossator.language.dates.calendar import Stretch, containing
from glossator.language.dates.grammar import number, ordinal, turn, unit_of, words
from glossator.language.dates.reading import Reading, Setting, dated, rule
from glossator.language.dates.relative import counted


@rule("fiscal_quarter", "q_quarter")
def read_quarter(match: re.Match[str], setting: Setting) -> Reading | None:
    """The third quarter; fourth-quarter 1988; Q3 2016; 4Q16."""
    group = match.groupdict()
    word = (group.get("ord") or "").lower()
    year = _stated_year(group.get("y") or group.get("y1") or group.get("rel"), setting.anchor)
    if word in words()["turns"] and year is None:
        around = setting.around("quarter")
        return dated(around.shift(turn(word))) if around else None
    if short := group.get("q") or group.get("q2"):
        year = year or _short_year(group["yy"], setting.anchor)
    which = int(short) if short else 4 if word in words()["fourth"] else ordinal(word)
    if which is None or which > 4:
        return None
    if year is not None:
        return dated(Stretch("quarter", year * 4 + which - 1))
    if setting.anchor is None:
        return Reading("DATE", f"XXXX-Q{which}")
    return dated(_nearest(which, setting.anchor, setting.looks(match)))


def _nearest(which: int, anchor: date, looks: int) -> Stretch:
    this, near = containing(anchor, "quarter"), Stretch("quarter", anchor.year * 4 + which - 1)
    if near.number > this.number and looks <= 0:
        return near.shift(-4)
    return near.shift(4) if near.number < this.number - 2 and looks > 0 else near


def _stated_year(text: str | None, anchor: date | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    if anchor is None or "year" not in text.lower():
        return None
    return anchor.year + turn(text.split()[0])


@rule("half")
def read_half(match: re.Match[str], setting: Setting) -> Reading | None:
    """The first half of 1990; the year's second half is read with its year only."""
    which = 0 if match["ord"].lower() == "first" else 1
    year = _stated_year(match["y"], setting.anchor)
    return dated(Stretch("half", year * 2 + which)) if year is not None else None


@rule("h_half")
def read_short_half(match: re.Match[str], setting: Setting) -> Reading | None:
    """H2 2016; 1H17."""
    year = _stated_year(match["y"], setting.anchor) or _short_year(match["yy"], setting.anchor)
    return dated(Stretch("half", year * 2 + int(match["h"] or match["h2"]) - 1)) if year is not None else None


def _short_year(text: str | None, anchor: date | None) -> int | None:
    return full_year(text.strip(" '’"), anchor) if text else None


@rule("year_end")
def read_year_end(match: re.Match[str], setting: Setting) -> Reading | None:
    """Year-end; month's end: the last day."""
    around = setting.around(unit_of(match["end"]))
    return dated(containing(around.last, "day")) if around else None


@rule("year_ago_period")
def read_year_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    """The year-ago quarter; year-earlier."""
    count = int(number(match["n"]) or 1) if match["n"] else 1
    unit, period = unit_of(match["unit"]), (match["period"] or "").lower()
    base = setting.reference(unit)
    if base is None:
        return None
    quarter = setting.last("quarter")
    if unit == "year" and (quarter or period.endswith("quarter")):
        around = quarter or containing(base.first, "quarter").shift(-1)
        return dated(around.shift(-4 * count), derived=True)
    return counted(base, -count, unit, setting)
