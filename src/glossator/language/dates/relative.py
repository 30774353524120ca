"""Times relative to the document's date or to the last time mentioned."""

import re

from glossator.language.dates.absolute import part_of
from glossator.language.dates.ahead import period_ahead
from glossator.language.dates.amounts import CLOCK, at_an_edge, duration_value, lookback, moved
from glossator.language.dates.calendar import UNITS, Stretch, containing
from glossator.language.dates.grammar import number, turn, unit_of, words
from glossator.language.dates.idioms import ago_this
from glossator.language.dates.parts import beside
from glossator.language.dates.reading import SENTENCES, Reading, Setting, dated, rule

_BACK = re.compile(r"last|past|previous|prior|preceding")
_AHEAD = re.compile(r"next|coming|following|upcoming")
# "A high for the year", "the first months of the year"; but no "man of the year".
_OF_THE_YEAR = re.compile(
    r"\b(?:for|during|(?:days?|weeks?|months?|quarters?|half|halves|part|end|start|beginning|rest) of)\s+$",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\s+(?:(?:the|an?|his|her|its|their|our|my|this|that|these|those|he|she|it|they|we|you)\b|[A-Z]|\d)"
)
# "The last five days of May": counted from the end of the period named, not from now.
_OF_ANOTHER = re.compile(r"\s+of\s+(?:(?:the|his|her|its|their|a|an|that|last|this|next)\b|[A-Z]|\d)")
VAGUE_SPAN = 3  # "the past few weeks" covers about three
# Half a century ago is a decade, and no day.
_FINER = {"millennium": "century", "century": "decade", "decade": "year", "year": "month", "month": "week"}


def clock_part(word: str | None) -> str:
    """The TIMEX3 suffix of a part of the day: TMO, TNI …"""
    code = words()["parts"].get((word or "").lower(), "")
    return f"T{code}" if code else ""


@rule("deictic", "edge_deictic")
def read_deictic(match: re.Match[str], setting: Setting) -> Reading | None:
    """Yesterday; tomorrow morning; tonight; the day before yesterday."""
    today = setting.around("day")
    when = " ".join(match["when"].lower().split())
    if today is None:
        return Reading("DATE", "PRESENT_REF") if when == "today" else None
    day = today.shift(words()["days_away"].get(when, 0))
    part = "TNI" if when == "tonight" else clock_part(match["part"])
    return Reading("TIME", day.value + part, day, day.interval()) if part else dated(day)


@rule("this_part")
def read_part(match: re.Match[str], setting: Setting) -> Reading | None:
    """This morning; last night; the next morning."""
    rel = match["rel"].lower()
    base = setting.around("day") if rel in {"this", "last"} else setting.reference()
    if base is None:
        return None
    day = containing(base.first, "day").shift(turn(rel))
    return Reading("TIME", day.value + clock_part(match["part"]), day, day.interval())


@rule("the_next_day")
def read_next_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """The same day; the following day; the day before, but not "the day before X"."""
    if match["before"] and _PHRASE.match(match.string, match.end()):
        return beside(match, setting, -1 if match["ba"].lower() in {"before", "earlier"} else 1)
    base = setting.reference()
    if base is None:
        return None
    word = (match["rel"] or match["ba"]).lower()
    by = 0 if word == "same" else 1 if turn(word) > 0 else -1
    return dated(containing(base.last if by > 0 else base.first, "day").shift(by))


@rule("rel_unit")
def read_unit(match: re.Match[str], setting: Setting) -> Reading | None:
    """Last week; this year; the following month; earlier this month; the weekend; the quarter."""
    rel, unit, edge = match["rel"].lower(), unit_of(match["unit"]), match["edge"]
    if unit == "period":
        return _latest_period(rel, setting)
    if unit == "season":
        return None
    if rel == "the":
        return _the_unit(unit, edge, setting, match)
    if rel in {"the past", "past"} and unit != "weekend":
        value = duration_value(1, unit)
        return Reading("DURATION", value, None, lookback(1, unit, setting.anchor)) if value else None
    base = setting.base(rel, unit)
    if base is None:
        return None
    by = -1 if _BACK.search(rel) else 1 if _AHEAD.search(rel) else 0
    if rel == "the latest" and unit in {"quarter", "year"}:
        by = -1
    return dated(containing(base.first, unit).shift(by), part_of(edge))


def _latest_period(rel: str, setting: Setting) -> Reading | None:
    """ "The latest period" of a company's report is the quarter it reports on."""
    if rel != "the latest":
        return None
    around = setting.around("quarter")
    return dated(setting.last("quarter") or (around.shift(-1) if around else None))


def _the_unit(unit: str, edge: str | None, setting: Setting, match: re.Match[str]) -> Reading | None:
    """ "The weekend", "the quarter", "the end of the year": only where news means a particular one."""
    around = setting.around(unit)
    if unit == "weekend":
        if around is None or setting.anchor is None:
            return None
        back = setting.looks(match) <= 0 and setting.anchor.isoweekday() < 6
        return dated(around.shift(-1) if back else around)
    if unit == "quarter":
        return dated(setting.last("quarter") or (around.shift(-1) if around else None), part_of(edge))
    if unit == "day" and edge:
        return dated(setting.last("day") or around)
    if unit == "year" and not edge and not _OF_THE_YEAR.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    return dated(around, part_of(edge)) if edge or unit == "year" else None


@rule("rel_n_units", "rel_units")
def read_units(match: re.Match[str], setting: Setting) -> Reading | None:
    """The past two years; the next few days; the first nine months."""
    group = match.groupdict()
    unit, rel = unit_of(group["unit"] or group["unit2"]), (group["rel"] or group["rel2"]).lower()
    count = number(group["n"]) if group.get("n") else None
    value = duration_value(count, unit)
    if not value:
        return None
    if rel in words()["at_an_edge"] or (rel == "last" and _OF_ANOTHER.match(match.string, match.end())):
        whole, end = period_ahead(match, setting), rel in words()["from_the_end"]
        days = at_an_edge(whole.interval(), count, unit, end=end) if whole and count else None
        return Reading("DURATION", value, None, days)
    reach = VAGUE_SPAN if count is None else count
    return Reading("DURATION", value, None, lookback(reach, unit, setting.anchor, ahead=bool(_AHEAD.search(rel))))


@rule("ago", "in_the_past")
def read_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    """Two years ago; three days earlier; a week from now."""
    group = match.groupdict()
    unit, way = unit_of(group.get("unit") or group["word"]), " ".join(group["dir"].lower().split())
    count = number(group["n"]) if group.get("n") else None
    back = way in words()["back"]
    if count is None and group.get("n") and way != "ago":
        return None
    if count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    if "and a half" in match.group().lower():
        count = int(count) + 0.5
    if group.get("this") and setting.anchor:
        return ago_this(group["this"], count, unit, setting.anchor)
    if way in words()["from_then"] and (told := setting.told()) is not None:
        return _after(told, count, unit)
    now = way in words()["from_now"]
    base = setting.around("day") if now else setting.reference(unit)
    if base is None or unit in CLOCK:
        return None if now else Reading("DURATION", duration_value(count, unit))
    return counted(base, -count if back else count, unit, setting)


def _after(told: Stretch, count: float, unit: str) -> Reading | None:
    """That long after the last time mentioned; as coarse as that time if it was coarser than the unit."""
    if unit in CLOCK or not duration_value(1, unit):
        return Reading("DURATION", duration_value(count, unit)) if duration_value(1, unit) else None
    fine = unit if UNITS.index(unit) >= UNITS.index(told.unit) else told.unit
    middle = told.first + (told.last - told.first) / 2
    there = moved(middle, count, unit)
    return dated(containing(there, fine), derived=True) if there else None


def counted(base: Stretch, count: float, unit: str, setting: Setting) -> Reading | None:
    """`count` units from a period; "a year ago" in a company report denotes the same quarter a year earlier."""
    quarter = setting.last("quarter", near=SENTENCES) if unit == "year" else None
    if quarter is not None and count == int(count):
        return dated(quarter.shift(int(count) * 4), derived=True)
    if not duration_value(1, unit) or unit in CLOCK:
        return None
    if count == int(count):
        return dated(containing(base.first, unit).shift(int(count)), derived=True)
    there = moved(base.first, count, unit)
    return dated(containing(there, _FINER.get(unit, "day")), derived=True) if there else None
