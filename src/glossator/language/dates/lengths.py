"""Clock times, durations, repetitions (TIMEX3 SET), and vague references such as now, once, soon."""

import re
from datetime import date
from functools import cache

from glossator.language.dates.ahead import day_ahead
from glossator.language.dates.amounts import duration_value
from glossator.language.dates.calendar import containing
from glossator.language.dates.grammar import number, unit_of, weekday_number, words
from glossator.language.dates.reading import Reading, Setting, rule
from glossator.language.dates.relative import counted
from glossator.language.lists import either


@rule("clock", "clock24", "clock_hours", "noon")
def read_clock(match: re.Match[str], setting: Setting) -> Reading | None:
    """7:05 p.m. EST; 14:30; at 1500 hours; 0300 GMT; noon on Friday."""
    group = match.groupdict()
    if "hours" in group and not _is_clock(match):
        return None
    clock = {"noon": (12, 0), "midnight": (24, 0)}.get((group.get("when") or "").lower()) or _hour(group)
    if clock is None or match.string.endswith("High ", 0, match.start()):
        return None
    hour, minute = clock
    named = group.get("day")
    day = _day_of(named, setting) if named else day_ahead(match, setting) or _day_of(None, setting)
    stated = f"T{hour:02}:{minute:02}"
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{stated}")
    stretch = containing(day, "day")
    return Reading("TIME", stretch.value + stated, stretch, stretch.interval())


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words()['at_a_clock']})(?: (?:about|around|approximately))? $", re.IGNORECASE)


def _is_clock(match: re.Match[str]) -> bool:
    """True if four digits tell the time: before a zone, or before "hours" with a nought or "at" in front."""
    if match["zone"] or not match["hours"]:
        return bool(match["zone"])
    return match["h"].startswith("0") or bool(_at().search(match.string, max(0, match.start() - 24), match.start()))


def _hour(group: dict[str, str | None]) -> tuple[int, int] | None:
    hour, minute = int(group["h"] or 0), int(group.get("min") or 0)
    half = (group.get("ap") or "").lower()
    if hour > 24 or minute > 59 or (half[:1] in {"a", "p"} and not 1 <= hour <= 12):
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return hour, minute


def _day_of(name: str | None, setting: Setting) -> date | None:
    base = setting.reference()
    if base is None:
        return None
    if not name or name.lower() == "today" or setting.anchor is None:
        return base.first if base.unit == "day" else setting.anchor
    today = containing(setting.anchor, "day")
    if name.lower() in words()["days_away"]:
        return today.shift(words()["days_away"][name.lower()]).first
    return today.shift(-((setting.anchor.isoweekday() - weekday_number(name)) % 7)).first


@cache
def _after_rate() -> re.Pattern[str]:
    """Patterns before "a year" that make it a rate: an amount, or "twice"."""
    return re.compile(rf"(?:[\d%¢]|{either(words()['rates'])})\s$")


@rule("every", "per", "set_adverb")
def read_set(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Every day; each Thursday; twice a week; annually."""
    group = match.groupdict()
    if group.get("set"):
        return Reading("SET", words()["sets"][group["set"].lower()])
    name = group["unit"].lower()
    if (
        group.get("per")
        and group["per"].lower() != "each"
        and not _after_rate().search(match.string, max(0, match.start() - 14), match.start())
    ):
        return None
    if name.rstrip(".") in words()["weekdays"]:
        return Reading("SET", f"XXXX-WXX-{weekday_number(name)}")
    if name in words()["parts"]:
        return Reading("SET", f"XXXX-XX-XXT{words()['parts'][name]}")
    if name in words()["months"]:
        return Reading("SET", f"XXXX-{words()['months'].index(name) + 1:02}")
    if name in words()["seasons"]:
        return Reading("SET", f"XXXX-{words()['seasons'][name]}")
    count = number(group["n"]) if group.get("n") else 2 if "other" in match.group().lower() else 1
    value = duration_value(count, unit_of(name))
    return Reading("SET", value) if value else None


@rule("duration")
def read_duration(match: re.Match[str], setting: Setting) -> Reading | None:
    """Three days; almost two years; several months; a three-week period; "in ten days" also yields a date."""
    unit = unit_of(match["unit"])
    count = number(match["n"])
    if "half" in match.group().lower() and "and a half" in match.group().lower() and count is not None:
        count = int(count) + 0.5
    value = duration_value(count, unit)
    if not value or _is_article(match):
        return None
    away = _away(match, count, unit, setting)
    return away or Reading("DURATION", value)


_IN = re.compile(r"\bin\s+$", re.IGNORECASE)


@cache
def _not_away() -> re.Pattern[str]:
    """Contexts in which "in ten years" is no future date: "the first time", "the highest", "not seen"."""
    return re.compile(rf"(?:{words()['not_away']})\s+(?:[\w'’-]+\s+){{0,4}}in\s+$", re.IGNORECASE)


def _away(match: re.Match[str], count: float | None, unit: str, setting: Setting) -> Reading | None:
    """ "In two weeks' time" is a date, and so is "in ten days" unless it gives the time something took."""
    text, start = match.string, match.start()
    around = setting.around("day")
    near = text[max(0, start - 60) : start]
    if around is None or count is None or not _IN.search(near) or match["n2"] or match["period"]:
        return None
    if (match["approx"] or "about").lower() not in words()["roughly"]:
        return None
    if not match["time"] and (setting.looks(match) < 0 or _not_away().search(near)):
        return None
    return counted(around, count, unit, setting)


_QUARTER_OF = re.compile(r"\s+of\b|-(?!long|year)", re.IGNORECASE)


def _is_article(match: re.Match[str]) -> bool:
    """True for "a second", rarely a duration, and for fractions ("a quarter of", "three-quarters")."""
    said = match.group().lower()
    if match["unit"].lower().startswith("quarter"):
        return "-" in said or match["n"].lower() in {"a", "one"} or bool(_QUARTER_OF.match(match.string, match.end()))
    return said in words()["no_lengths"]


@rule("bare_units")
def read_bare(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Years; weeks: only after a preposition of duration."""
    if not re.search(
        r"\b(?:for|in|over|of|within|after|take|takes|took|last|lasted|spent|spend|the|his|her|their|its)\s+$",
        match.string[max(0, match.start() - 12) : match.start()],
        re.I,
    ):
        return None
    return Reading("DURATION", duration_value(None, unit_of(match["unit"])))


@rule("whole_unit")
def read_whole(match: re.Match[str], _setting: Setting) -> Reading | None:
    """All year; the entire week; the rest of the month."""
    rest = match["all"].lower().startswith("the re")
    value = duration_value(None if rest else 1, unit_of(match["unit"]))
    return Reading("DURATION", value) if value else None


_NOT_REFERENCE = re.compile(r"\s*(?:again|as\b|after|before|more\b)", re.IGNORECASE)


@rule("reference")
def read_reference(match: re.Match[str], _setting: Setting) -> Reading | None:
    """Now; recently; soon."""
    said = re.sub(r"\s+", " ", match["ref"].lower())
    lists, after = words(), match.string[match.end() : match.end() + 14]
    if said in words()["once"] and _NOT_REFERENCE.match(after):
        return None
    if said == "the past" and re.match(r"\s+\w+\s+(?:days|weeks|months|years)", after):
        return None
    if said == "once" and not re.match(
        r"\s*(?:a|an|the|known|called|again|was|were)\b", match.string[match.end() : match.end() + 12]
    ):
        return None
    if said in lists["present_ref"]:
        return Reading("DATE", "PRESENT_REF", None, None)
    return Reading("DATE", "PAST_REF" if said in lists["past_ref"] else "FUTURE_REF")
