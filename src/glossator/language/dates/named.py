"""Named dates: weekdays, seasons and holidays."""

import re
from datetime import date, timedelta

from glossator.language.dates.absolute import part_of
from glossator.language.dates.calendar import Stretch, containing, easter, nth_weekday, recurring, season
from glossator.language.dates.grammar import spoken_year, turn, weekday_number, words
from glossator.language.dates.parts import year_of
from glossator.language.dates.ranges import weeks_away
from glossator.language.dates.reading import Reading, Setting, dated, rule
from glossator.language.lists import either
from glossator.language.model import Interval

_BEFORE_SEASON = re.compile(r"\b(?:in|during|since|by|until|of|through|for|this|over|throughout)\s+$", re.IGNORECASE)


@rule("season")
def read_season(match: re.Match[str], setting: Setting) -> Reading | None:
    """Last fall; this summer; the winter of 1994. Bare "fall" and "spring" are ignored: they are often verbs."""
    code, part = words()["seasons"][match["season"].lower()], part_of(match["edge"])
    if match["y"] and (year := spoken_year(match["y"]) or year_of(match["y"], setting)):
        return dated(season(year, code), part)
    rel = (match["rel"] or "").lower()
    if not match["y"] and re.match(r"\s+of\s+(?!last|this|next|that)", match.string[match.end() : match.end() + 9]):
        return None
    bare = rel in {"", "the"}
    if bare and not part and not _BEFORE_SEASON.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    if setting.anchor is None:
        return Reading("DATE", f"XXXX-{code}")
    near, this = season(setting.anchor.year, code), containing(setting.anchor, "season")
    if turn(rel) and (base := setting.base(rel, "year")):
        near = recurring(near, 4, base, turn(rel))
    elif rel != "this":
        looks = setting.looks(match)
        if looks > 0 and near.number < this.number:
            near = near.shift(4)
        elif looks <= 0 and near.number > this.number:
            near = near.shift(-4)
    return dated(near, part)


@rule("holiday")
def read_holiday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Christmas; last Thanksgiving; Labor Day 1998."""
    name = match["holiday"].lower().replace("’", "'")
    days = {key.replace("'", ""): value for key, value in words()["holidays"].items()}
    when = days.get(name.replace("'", ""))
    if when is None or not match["holiday"][0].isupper():
        return None
    if (year := year_of(match["y"], setting)) is not None:
        return dated(containing(_holiday(when, year), "day"))
    if setting.anchor is None:
        return Reading("DATE", f"XXXX-{when}") if isinstance(when, str) else None
    rel, looks = (match["rel"] or "").lower(), setting.looks(match)
    near = [_holiday(when, setting.anchor.year + by) for by in (-1, 0, 1)]
    ahead = next((day for day in near if day >= setting.anchor), near[-1])
    back = next((day for day in reversed(near) if day <= setting.anchor), near[0])
    if turn(rel) < 0 or (rel == "" and looks < 0):
        return dated(containing(back, "day"))
    if turn(rel) > 0 or looks > 0:
        return dated(containing(ahead, "day"))
    closest = min(near, key=lambda day: abs((day - setting.anchor).days) if setting.anchor else 0)
    return dated(containing(closest, "day"))


def _holiday(when: str | int | list[int], year: int) -> date:
    if isinstance(when, int):
        return easter(year) + timedelta(days=when)
    if isinstance(when, str):
        return date(year, int(when[:2]), int(when[3:]))
    return nth_weekday(year, when[0], when[1], when[2])


@rule("weekday")
def read_weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Tuesday; last Friday; Monday night; Mondays. Past by default, as in news, unless the sentence looks ahead."""
    if not match["dow"][0].isupper() or _is_a_name(match):
        return None
    number = weekday_number(match["dow"])
    part = words()["parts"].get((match["part"] or "").lower(), "")
    if match["plural"] or match["parts"]:
        return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    if setting.anchor is None:
        return Reading("DATE", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    day = _weekday(number, match, setting)
    if part:
        return Reading("TIME", f"{day.value}T{part}", day, day.interval())
    return dated(day)


def _is_a_name(match: re.Match[str]) -> bool:
    """True for proper names that contain a weekday: "Black Friday", "the Sunday Times"."""
    before, after = words()["weekday_names"]["before"], words()["weekday_names"]["after"]
    text = match.string
    return bool(
        re.search(rf"\b{either(before)}\s$", text[max(0, match.start() - 16) : match.start()])
        or re.match(rf"\s{either(after)}\b", text[match.end() : match.end() + 24])
    )


def _weekday(number: int, match: re.Match[str], setting: Setting) -> Stretch:
    assert setting.anchor is not None  # noqa: S101 - the caller has looked
    weeks, rel = weeks_away(match), (match["rel"] or "").lower()
    week = containing(containing(setting.anchor, "week").first, "day").shift(number - 1)
    if weeks is not None:
        return week.shift(7 * weeks)
    if turn(rel) and (base := setting.base(rel, "day")):
        return recurring(week, 7, base, turn(rel))
    return _near_weekday(number, setting.anchor, ahead=rel == "this" or setting.looks(match) > 0)


def _near_weekday(number: int, anchor: date, *, ahead: bool) -> Stretch:
    since = (anchor.isoweekday() - number) % 7
    return containing(anchor, "day").shift((7 - since) % 7 if ahead else -since)


@rule("overnight")
def read_overnight(match: re.Match[str], setting: Setting) -> Reading | None:
    """Overnight: the night that ends on the document's date; overnight Friday: the one that begins on that day."""
    if setting.anchor is None:
        return None
    night = containing(setting.anchor, "day").shift(-1)
    if match["dow"]:
        night = _near_weekday(weekday_number(match["dow"]), setting.anchor, ahead=setting.looks(match) > 0)
        night = night.shift(-1) if match["into"] else night
    days = Interval(first=night.first, last=night.shift(1).first, precision="day")
    return Reading("TIME", f"{night.value}T{words()['parts']['night']}", night, days)
