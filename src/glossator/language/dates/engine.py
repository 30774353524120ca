"""Detection and normalisation of all time expressions in a text (TIMEX3)."""

import re
from dataclasses import replace
from datetime import date

from glossator.folding import Folded, fold
from glossator.language.dates import absolute, idioms, lengths, named, parts, periods, relative  # noqa: F401 - they register their rules
from glossator.language.dates.grammar import rules
from glossator.language.dates.ranges import shared_days
from glossator.language.dates.reading import RULES, Reading, Setting
from glossator.language.model import TimeExpression
from glossator.spans import Span

_SOME_DAY = date(2000, 1, 1)  # its readings are never told


def times(text: str, anchor: date | None = None) -> list[TimeExpression]:
    """The time expressions of `text` in order, with TIMEX3 type and value and the days they denote.

    `anchor`: the document's date; without it, relative expressions stay unresolved (XXXX-03, no interval).
    """
    folded = fold(text)
    found = _times(folded.text, anchor)
    return found if folded.text == text else [_unfolded(each, folded, text) for each in found]


def _unfolded(each: TimeExpression, folded: Folded, text: str) -> TimeExpression:
    start, end = folded.span(each.span.start, each.span.end)
    return each.model_copy(update={"span": Span(start=start, end=end), "text": text[start:end]})


def _times(text: str, anchor: date | None) -> list[TimeExpression]:
    setting = Setting(text, anchor)
    found: list[TimeExpression] = []
    end = 0
    for match, name in _candidates(text):
        if match.start() < end:
            continue
        setting.at = match.start()
        reading = _read(name, match, setting)
        if reading is None:
            continue
        found.append(_expression(text, match.start(), match.end(), reading))
        for start, stop, other in shared_days(match, name, reading):
            if not any(start < each.span.end and each.span.start < stop for each in found):
                found.append(_expression(text, start, stop, other))
        if reading.stretch is not None:
            setting.dated.append((match.end(), reading.stretch))
        if reading.stretch is not None and not reading.derived:
            setting.named.append((match.end(), reading.stretch))
        end = max(match.end(), found[-1].span.end)
    return sorted(found, key=lambda each: each.span.start)


def _candidates(text: str) -> list[tuple[re.Match[str], str]]:
    """The matches of all rules: leftmost first, then longest, then in rule order."""
    found = [
        (match.start(), -match.end(), order, match, name)
        for order, (name, pattern) in enumerate(rules())
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda candidate: candidate[:3])
    return [(match, name) for *_, match, name in found]


def _read(name: str, match: re.Match[str], setting: Setting) -> Reading | None:
    try:
        reading = RULES[name](match, setting)
        return _unresolved(name, match, setting) if reading is None and setting.anchor is None else reading
    except (ValueError, OverflowError):
        # A date outside the calendar (February 30, the year 12000) is none.
        return None


def _unresolved(name: str, match: re.Match[str], setting: Setting) -> Reading | None:
    """What only the document's date resolves, with the form of its value: XXXX for "last year"."""
    reading = RULES[name](match, replace(setting, anchor=_SOME_DAY))
    if reading is None or reading.type not in {"DATE", "TIME"} or reading.interval is None:
        return None
    day, *clock = reading.value.partition("T")
    return Reading(reading.type, "".join([re.sub(r"(?<![QH])\d", "X", day), *clock]))


def _expression(text: str, start: int, end: int, reading: Reading) -> TimeExpression:
    return TimeExpression(
        span=Span(start=start, end=end),
        text=text[start:end],
        type=reading.type,
        value=reading.value,
        interval=reading.interval,
    )
