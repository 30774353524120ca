"""Absolute dates: day, month, year, decade or century."""

import re
from datetime import date
from functools import cache

from glossator.language.dates.calendar import Stretch, containing, month, recurring
from glossator.language.dates.grammar import month_number, ordinal, spoken_year, turn, words
from glossator.language.dates.order import DAY_FIRST, order
from glossator.language.dates.parts import year_of
from glossator.language.dates.ranges import year_ahead
from glossator.language.dates.reading import CLAUSE, Reading, Setting, dated, rule
from glossator.language.lists import either
from glossator.language.model import Interval


@cache
def _beside_months() -> tuple[re.Pattern[str], ...]:
    """Patterns before a title's name, before a month that may be a name, and before what is surely a month."""
    lists = words()
    return (
        re.compile(rf"\b{either(lists['titles'])}\.?\s$"),
        re.compile(rf"(?:\b(?:{lists['before_a_month']})|[-–,(])\s*$", re.IGNORECASE),
        re.compile(rf"\b(?:{lists['only_before_a_month']})\s+$", re.IGNORECASE),
        re.compile(rf"(?i:\bthe) March (?:{lists['marched']})\b"),
    )


_NAME_GOES_ON = re.compile(r" [A-Z][\w’'-]")


def part_of(edge: str | None) -> str:
    """The third or half of a period that "early", "the first half of" etc. denote; "later" is relative to now."""
    said = re.sub(r"[\s-]+", " ", (edge or "").lower())
    thirds: dict[str, str] = words()["thirds"]
    if said in thirds:
        return thirds[said]
    return next((part for pattern, part in words()["edges"].items() if re.search(pattern, said)), "")


def _day(year: int, of_month: int, day: int) -> Stretch | None:
    try:
        return containing(date(year, of_month, day), "day")
    except ValueError:
        return None


def full_year(text: str, anchor: date | None) -> int:
    """A year of two or four digits; two digits resolve within the century around the document's date."""
    if len(text) == 4:
        return int(text)
    latest = (anchor.year if anchor else 2049) + 10
    year = latest - latest % 100 + int(text)
    return year if year <= latest else year - 100


@rule("iso", "slash")
def read_numeric(match: re.Match[str], setting: Setting) -> Reading | None:
    """2018-03-21, 10/27/89, 21.3.2018, with or without a time; only the year if day and month are ambiguous."""
    group = match.groupdict()
    first, second = int(group["m"]), int(group.get("dd") or group["d"])
    year = full_year(group.get("yyyy") or group["y"], setting.anchor)
    if "sep" in group and first <= 12:
        way = order(setting.text, setting.anchor)
        if not way and max(first, second) <= 12 and first != second:
            return Reading("DATE", f"{year:04}-XX-XX", None, Stretch("year", year).interval())
        if way == DAY_FIRST and second <= 12:
            first, second = second, first
    elif first > 12 >= second:
        first, second = second, first
    day = _day(year, first, second)
    if day is None:
        return None
    if group["h"]:
        clock = f"T{group['h']}:{group['min']}" + (f":{group['s']}" if group["s"] else "")
        return Reading("TIME", day.value + clock, day, day.interval())
    return dated(day)


def _without_year(of_month: int, day: int, match: re.Match[str], setting: Setting) -> Stretch | None:
    """The day in the direction the sentence looks, else the one nearest to the document's date."""
    if setting.anchor is None:
        return None
    year = setting.anchor.year
    last = setting.last("day", "month", near=CLAUSE)
    near = [found for found in (_day(year + by, of_month, day) for by in (-1, 0, 1)) if found]
    if not near:
        return None
    today = setting.anchor.toordinal()
    looks = setting.looks(match)
    if last and abs(last.first.year - year) > 1:
        return _day(last.first.year, of_month, day) or near[0]
    nearest = min(near, key=lambda found: abs(found.number - today))
    ahead = min((found for found in near if found.number >= today), key=lambda found: found.number, default=nearest)
    back = max((found for found in near if found.number <= today), key=lambda found: found.number, default=nearest)
    if looks > 0 and ahead.number - today < 240:
        return ahead
    return back if looks < 0 and today - back.number < 300 else nearest


def _with_part(day: Stretch | None, part: str | None) -> Reading | None:
    code = words()["parts"].get((part or "").lower(), "")
    return Reading("TIME", f"{day.value}T{code}", day, day.interval()) if day and code else dated(day)


@rule("month_day", "day_month", "ordinal_month")
def read_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """March 21, 2018; 21 March; Friday, Oct. 23; the third of May."""
    group = match.groupdict()
    number = ordinal(group["ord"]) if group.get("ord") else int(group["d"])
    of_month = month_number(group["month"])
    if number is None or number > 31 or not _is_month(match):
        return None
    if stated := year_of(group["y"], setting) or year_ahead(match, setting):
        return _with_part(_day(stated, of_month, number), group.get("part"))
    unknown = f"XXXX-{of_month:02}-{number:02}"
    day = _without_year(of_month, number, match, setting)
    rel = (group.get("rel") or "").lower()
    if day and rel in {"last", "next"} and setting.anchor:
        step = -1 if rel == "last" else 1
        if (day.number - setting.anchor.toordinal()) * step < 0:
            day = _day(day.first.year + step, of_month, number) or day
    return _with_part(day, group.get("part")) or dated(None, unknown=unknown)


@rule("written_month")
def read_written_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """19-Nov-12; 3/Mar/2017, as in registers and logs."""
    return dated(_day(full_year(match["y"], setting.anchor), month_number(match["month"]), int(match["d"])))


@rule("week_of")
def read_week(match: re.Match[str], setting: Setting) -> Reading | None:
    """The week of March 6; the week ended Oct. 13."""
    day = read_day(match, setting)
    if day is None or day.stretch is None:
        return None
    return dated(containing(day.stretch.first, "week"))


def _is_month(match: re.Match[str]) -> bool:
    """True if a name is a month and not a verb, a march or a person: "may", "the March for Life", "April Jones"."""
    name, group, text, start = match["month"], match.groupdict(), match.string, match.start()
    if not name[0].isupper():
        return False
    if group.get("d") or group.get("y"):
        return True
    title, before, surely, march = _beside_months()
    if name.lower() in words()["month_short"] or title.search(text, max(0, start - 12), start):
        # "Jan" and "Mar" alone are given names; as months they take a full stop.
        return False
    placed = match.group().lower() != name.lower()  # "last May", "late March", "May this year"
    if name.lower() in words()["given_names"] and _NAME_GOES_ON.match(text, match.end()):
        return (placed and group.get("rel") != "that") or bool(surely.search(text, max(0, start - 12), start))
    if placed or name.lower() not in words()["doubtful_months"]:
        return True
    return bool(before.search(text, max(0, start - 12), start)) and not march.match(text, max(0, start - 4))


@rule("month_year")
def read_month_year(match: re.Match[str], _setting: Setting) -> Reading | None:
    """January 1998; early March of 2014; January nineteen ninety-seven."""
    year = spoken_year(match["y"])
    if year is None or not match["month"][0].isupper():
        return None
    return dated(month(year, month_number(match["month"])), part_of(match["edge"]))


@rule("month")
def read_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """December; last December; in late February; August of last year."""
    if not _is_month(match):
        return None
    number = month_number(match["month"])
    unknown, part = f"XXXX-{number:02}", part_of(match["edge"])
    if not match["which"] and (stated := year_ahead(match, setting)):
        return dated(month(stated, number), part)
    if setting.anchor is None:
        return dated(None, unknown=unknown)
    year = year_of(match["which"], setting)
    if year is not None:
        return dated(month(year, number), part)
    rel = (match["rel"] or "").lower()
    this = containing(setting.anchor, "month")
    near = month(setting.anchor.year, number)
    base = setting.base(rel, "year")
    if turn(rel) and base:
        return dated(recurring(near, 12, base, turn(rel)), part)
    if rel == "this":
        return dated(near, part)
    if rel == "that" and base and base.first.year != setting.anchor.year:
        return dated(month(base.first.year, number), part)
    return dated(_nearest_month(near, this, match, setting), part)


def _nearest_month(near: Stretch, this: Stretch, match: re.Match[str], setting: Setting) -> Stretch:
    last = setting.last("day", "month", "year", near=CLAUSE)
    if last and setting.anchor and abs(last.first.year - setting.anchor.year) > 1:
        return Stretch("month", last.first.year * 12 + near.number % 12)
    looks = setting.looks(match)
    if looks > 0:
        return near if near.number >= this.number else near.shift(12)
    if looks < 0:
        return near if near.number <= this.number else near.shift(-12)
    return min(
        (near.shift(by) for by in (-12, 0, 12)), key=lambda found: (abs(found.number - this.number), found.number)
    )


@rule("named_year")
def read_year(match: re.Match[str], _setting: Setting) -> Reading | None:
    """1990; fiscal 1989; early 1987. Four digits that count something ("1,500 people", "2000 troops") are no year."""
    year = int(match["y"])
    text, whole = match.string, match.group()
    if year < 1500 and not text.endswith(("in ", "In "), 0, match.start()):
        return None
    ranged = re.search(r"\b(?:1[5-9]|20)\d\d\s?[-–]\s?$", text[max(0, match.start() - 8) : match.start()])
    if whole.isdigit() and not ranged and _counts_something(text, match.start(), match.end()):
        return None
    return dated(Stretch("year", year), part_of(match["edge"]))


@cache
def _counting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns before and after four digits that count or name something and are no year."""
    lists = words()
    before = rf"(?:[#$€£]|[A-Za-z]-|\d[-.,:/]|\b{either(lists['before_a_number'])})\s?$"
    after = rf"\s(?:[a-z]+ )?{either(lists['counted'])}\b|[./:]\d|-[A-Za-z]"
    return re.compile(before, re.IGNORECASE), re.compile(after)


def _counts_something(text: str, start: int, end: int) -> bool:
    before, after = _counting()
    return bool(before.search(text, max(0, start - 12), start) or after.match(text, end))


@rule("year_pair")
def read_year_pair(match: re.Match[str], _setting: Setting) -> Reading | None:
    """1984-85: the value is the first year, the interval covers both."""
    first, second = int(match["y"]), int(match["y"]) // 100 * 100 + int(match["yy"])
    if not first < second <= first + 10:
        return None
    days = Interval(first=date(first, 1, 1), last=date(second, 12, 31), precision="year")
    return Reading("DATE", str(first), Stretch("year", first), days)


@rule("short_year")
def read_short_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """'96."""
    return dated(Stretch("year", full_year(match["yy"], setting.anchor)), part_of(match["edge"]))


@rule("spoken")
def read_spoken_year(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Nineteen ninety-six; the year two thousand."""
    year = spoken_year(match["y"])
    if year is None or not 1500 <= year <= 2100:
        return None
    if match["y"].lower() == "two thousand" and "year" not in match.group().lower():
        return None
    return dated(Stretch("year", year), part_of(match["edge"]))


@rule("decade")
def read_decade(match: re.Match[str], setting: Setting) -> Reading | None:
    """The 1990s; the early '80s; the nineties."""
    if match["y"]:
        number = int(match["y"]) // 10
    elif match["yy"]:
        number = full_year(match["yy"], setting.anchor) // 10
    elif match["article"] or match["edge"] or match.group().lower().startswith("nineteen"):
        number = 190 + int(words()["decade_words"][match["word"].lower()])
    else:
        return None
    return dated(Stretch("decade", number), part_of(match["half"] or match["edge"]))


@rule("century")
def read_century(match: re.Match[str], _setting: Setting) -> Reading | None:
    """The 20th century."""
    number = ordinal(match["ord"])
    return dated(Stretch("century", number - 1), part_of(match["edge"])) if number and number > 1 else None
