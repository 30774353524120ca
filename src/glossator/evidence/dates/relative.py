"""Times counted from the document's own date, or from the last time that was named."""

import re
from datetime import date

from glossator.evidence.dates.absolute import part_of
from glossator.evidence.dates.calendar import Stretch, containing
from glossator.evidence.dates.grammar import number, ordinal, unit_of, weekday_number, words
from glossator.evidence.dates.reading import Reading, Setting, dated, days_between, rule

_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "TH", "minute": "TM", "second": "TS"}
_BACK = re.compile(r"last|past|previous|prior|preceding")
_AHEAD = re.compile(r"next|coming|following|upcoming")


def clock_part(word: str | None) -> str:
    """The TIMEX3 suffix of a part of the day: TMO, TNI …"""
    code = words()["parts"].get((word or "").lower(), "")
    return f"T{code}" if code else ""


@rule("deictic", "edge_deictic")
def read_deictic(match: re.Match[str], setting: Setting) -> Reading | None:
    """Yesterday; tomorrow morning; tonight; the day before yesterday."""
    today = setting.around("day")
    when = match["when"].lower()
    if today is None:
        return Reading("DATE", "PRESENT_REF") if when == "today" else None
    by = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(when, 0)
    day = today.shift(by)
    part = "TNI" if when == "tonight" else clock_part(match["part"])
    return Reading("TIME", day.value + part, day, day.interval()) if part else dated(day)


@rule("this_part")
def read_part(match: re.Match[str], setting: Setting) -> Reading | None:
    """This morning; last night; the next morning."""
    rel = match["rel"].lower()
    base = setting.around("day") if rel in {"this", "last"} else setting.reference()
    if base is None:
        return None
    day = containing(base.first, "day")
    if rel in {"last", "the previous"}:
        day = day.shift(-1)
    elif rel in {"the next", "the following"}:
        day = day.shift(1)
    return Reading("TIME", day.value + clock_part(match["part"]), day, day.interval())


@rule("the_next_day")
def read_next_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """The same day; the following day; the day before."""
    base = setting.reference()
    if base is None:
        return None
    word = (match["rel"] or match["ba"]).lower()
    by = 0 if word == "same" else 1 if word in {"next", "following", "very next", "after", "later"} else -1
    return dated(containing(base.last if by > 0 else base.first, "day").shift(by))


@rule("rel_unit")
def read_unit(match: re.Match[str], setting: Setting) -> Reading | None:
    """Last week; this year; the following month; earlier this month; the weekend; the quarter."""
    rel, unit, edge = match["rel"].lower(), unit_of(match["unit"]), match["edge"]
    if unit == "period":
        return None
    if unit == "season":
        return None
    part = part_of(edge)
    if rel == "the":
        return _the_unit(unit, edge, setting, match)
    if rel in {"the past", "past"} and unit != "weekend":
        return _past_unit(unit, setting)
    told = rel.startswith("that") or rel in {
        "the same",
        "the following",
        "following",
        "the previous",
        "previous",
        "the preceding",
        "preceding",
        "the prior",
        "prior",
    }
    base = setting.reference(unit) if told else setting.around("day")
    if base is None:
        return None
    stretch = containing(base.first, unit)
    if unit == "week" and stretch.unit == "week":
        pass
    by = -1 if _BACK.search(rel) else 1 if _AHEAD.search(rel) else 0
    if rel == "the latest":
        by = -1 if unit in {"quarter", "year"} else 0
    if unit == "weekend" and by < 0 and setting.anchor and setting.anchor.isoweekday() >= 6 and not told:
        by = -1
    return dated(stretch.shift(by), part)


def _the_unit(unit: str, edge: str | None, setting: Setting, match: re.Match[str]) -> Reading | None:
    """ "The weekend", "the quarter", "the end of the year": only where news means a certain one."""
    if unit == "weekend":
        around = setting.around("weekend")
        if around is None or setting.anchor is None:
            return None
        back = setting.looks(match) <= 0 and setting.anchor.isoweekday() < 6
        return dated(around.shift(-1) if back else around)
    if not edge and unit not in {"quarter"}:
        return None
    if unit in {"day", "week"} and not edge:
        return None
    base = setting.around(unit)
    if unit == "quarter":
        named = next((earlier for earlier in reversed(setting.previous) if earlier.unit == "quarter"), None)
        base = named or (base.shift(-1) if base else None)
    return dated(base, part_of(edge))


def _past_unit(unit: str, setting: Setting) -> Reading | None:
    """ "Over the past month": a duration that ends on the document's date."""
    value = duration_value(1, unit)
    return Reading("DURATION", value, None, lookback(1, unit, setting.anchor)) if value else None


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 duration: P3D, PT2H, P2Y for 24 months stays P24M; PXD when the number is vague."""
    letter, times = {
        "quarter": ("M", 3), "half": ("M", 6), "decade": ("Y", 10), "century": ("Y", 100), "fortnight": ("W", 2),
        "millennium": ("Y", 1000), "weekend": ("D", 2),
    }.get(unit, (_LETTER.get(unit, ""), 1))  # fmt: skip
    if not letter:
        return ""
    time, letter = ("T", letter[1]) if letter.startswith("T") else ("", letter)
    if count is None:
        return f"P{time}X{letter}" if times == 1 else f"P{time}X{letter}"
    return f"P{time}{_plain(count * times)}{letter}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


def moved(day: date, count: float, unit: str) -> date | None:
    """The day `count` units from `day`, or None outside the calendar; half units are rounded to days or months."""
    try:
        if unit in _DAYS:
            return date.fromordinal(day.toordinal() + round(count * _DAYS[unit]))
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit)
        if months is None:
            return None
        at = day.year * 12 + day.month - 1 + round(count * months)
        for last in (day.day, 30, 29, 28):
            try:
                return date(at // 12, at % 12 + 1, last)
            except ValueError:
                continue
    except (ValueError, OverflowError):
        return None
    return None


def lookback(
    count: float, unit: str, anchor: date | None, ahead: bool = False
) -> "days_between.__annotations__['return'] | None":  # type: ignore[valid-type]
    """The days from `count` units ago until the document's date (or from it on, when `ahead`)."""
    if anchor is None:
        return None
    other = moved(anchor, count if ahead else -count, unit)
    return (
        days_between(anchor, other, unit if unit in {"week", "month", "quarter", "year", "decade"} else "day")
        if other
        else None
    )


@rule("rel_n_units", "rel_units")
def read_units(match: re.Match[str], setting: Setting) -> Reading | None:
    """The past two years; the next few days; the first nine months."""
    group = match.groupdict()
    unit, rel = unit_of(group["unit"]), group["rel"].lower()
    count = number(group["n"]) if group.get("n") else None
    value = duration_value(count, unit)
    if not value:
        return None
    if rel in {"first", "final", "opening"}:
        return Reading("DURATION", value)
    ahead = bool(_AHEAD.search(rel))
    return Reading("DURATION", value, None, lookback(count if count is not None else 3, unit, setting.anchor, ahead))


@rule("ago", "in_the_past")
def read_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    """Two years ago; three days earlier; a week from now."""
    group = match.groupdict()
    unit, turn = unit_of(group.get("unit") or group["word"]), group["dir"].lower()
    count = number(group["n"]) if group.get("n") else None
    back = turn in {"ago", "earlier", "before that", "previously"}
    if count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    from_now = turn in {"ago", "from now", "hence", "from today"}
    base = setting.around("day") if from_now else setting.reference(unit)
    if base is None or unit in {"hour", "minute", "second"}:
        return Reading("DURATION", duration_value(count, unit)) if not from_now else None
    return _counted(base, -count if back else count, unit, setting)


def _counted(base: Stretch, count: float, unit: str, setting: Setting) -> Reading | None:
    if unit == "year" and count == int(count):
        quarter = next((earlier for earlier in reversed(setting.previous[-3:]) if earlier.unit == "quarter"), None)
        if quarter is not None:
            return dated(quarter.shift(int(count) * 4))
    if unit not in _LETTER and unit not in {"decade", "century", "quarter", "weekend"}:
        return None
    if count == int(count):
        return dated(containing(base.first, unit).shift(int(count)))
    there = moved(base.first, count, unit)
    return dated(containing(there, "month" if unit == "year" else "day")) if there else None


@rule("weekday_ago")
def read_weekday_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    """Two weeks ago Friday; a week from Tuesday."""
    if setting.anchor is None:
        return None
    name = match["dow"] or match["dow2"]
    since = (setting.anchor.isoweekday() - weekday_number(name)) % 7
    today = containing(setting.anchor, "day")
    if match["dow2"]:
        return dated(today.shift(((7 - since) % 7) + 7))
    weeks = int(number(match["n"]) or 1)
    return dated(today.shift(-since - 7 * weeks if since == 0 else -since - 7 * (weeks - 1)))


@rule("year_ago_period")
def read_year_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    """The year-ago quarter; year-earlier."""
    count = int(number(match["n"]) or 1) if match["n"] else 1
    unit = unit_of(match["unit"])
    base = setting.reference(unit)
    if base is None:
        return None
    period = (match["period"] or "").lower()
    if unit == "year":
        finer = next((earlier for earlier in reversed(setting.previous) if earlier.unit in {"quarter", "month"}), None)
        if finer is not None and period:
            return dated(finer.shift(-count * (4 if finer.unit == "quarter" else 12)))
        if period.endswith("quarter"):
            around = setting.around("quarter")
            return dated(around.shift(-1 - 4 * count)) if around else None
    return _counted(base, -count, unit, setting)


@rule("fiscal_quarter", "q_quarter")
def read_quarter(match: re.Match[str], setting: Setting) -> Reading | None:
    """The third quarter; fourth-quarter 1988; Q3 2016."""
    group = match.groupdict()
    word = (group.get("ord") or "").lower()
    year = _stated_year(group.get("y") or group.get("y1") or group.get("rel"), setting.anchor)
    if word in {"latest", "last", "current", "next", "previous"} and year is None:
        around = setting.around("quarter")
        by = {"current": 0, "next": 1}.get(word, -1)
        return dated(around.shift(by)) if around else None
    which = int(group["q"]) if group.get("q") else 4 if word in {"final", "last", "latter"} else ordinal(word)
    if which is None or which > 4:
        return None
    if year is not None:
        return dated(Stretch("quarter", year * 4 + which - 1))
    if setting.anchor is None:
        return Reading("DATE", f"XXXX-Q{which}")
    this = containing(setting.anchor, "quarter")
    near = Stretch("quarter", setting.anchor.year * 4 + which - 1)
    looks = setting.looks(match)
    if near.number > this.number and looks <= 0:
        near = near.shift(-4)
    elif near.number < this.number - 2 and looks > 0:
        near = near.shift(4)
    return dated(near)


def _stated_year(text: str | None, anchor: date | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    word = text.lower().split()[0]
    if anchor is None or "year" not in text.lower():
        return None
    return anchor.year + {"last": -1, "next": 1}.get(word, 0)


@rule("half")
def read_half(match: re.Match[str], setting: Setting) -> Reading | None:
    """The first half of 1990; the second half."""
    which = 0 if match["ord"].lower() == "first" else 1
    stated = match["y"]
    if stated and stated.rstrip("s")[-2:].isdigit() and stated.endswith("s"):
        decade = int(re.sub(r"\D", "", stated)) // 10 + 190
        return dated(Stretch("decade", decade), "late" if which else "early")
    year = _stated_year(stated, setting.anchor)
    if year is None and not stated:
        return None
    if year is None:
        around = setting.around("year")
        year = around.number if around else None
    return dated(Stretch("half", year * 2 + which)) if year is not None else None


@rule("year_end")
def read_year_end(match: re.Match[str], setting: Setting) -> Reading | None:
    """Year-end; month's end."""
    return dated(setting.around(unit_of(match["end"])), "late")
