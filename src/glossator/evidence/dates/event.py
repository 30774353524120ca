"""The day or days of the event that one sentence reports."""

import re
from collections.abc import Sequence
from datetime import date

from glossator.evidence.dates.engine import times as find_times
from glossator.evidence.model import Interval, TimeExpression

_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|stated|tweeted|testified|according to|statement|interview)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r"^[,\s]*(?:that|in a statement|in an interview|,)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:and|to|until|till|through|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s*$", re.IGNORECASE)


def event_interval(
    sentence_text: str, anchor: date | None, times: Sequence[TimeExpression] | None = None
) -> Interval | None:
    """When the event that a sentence reports was: the most precise time that is not merely when somebody spoke.

    "Between March and May" and "since 2014" are read as stretches. None when the sentence names no time that resolves.
    """
    found = [each for each in (find_times(sentence_text, anchor) if times is None else times) if each.interval]
    if not found:
        return None
    own = [each for each in found if not _when_said(sentence_text, each)] or found
    first = min(own, key=lambda each: (_coarseness(each), each.span.start))
    return _range(sentence_text, own, first, anchor) or first.interval


def _coarseness(each: TimeExpression) -> int:
    assert each.interval is not None  # noqa: S101 - kept only with one
    days = (each.interval.last - each.interval.first).days
    return 0 if days < 8 else 1 if days < 100 else 2


def _when_said(sentence: str, each: TimeExpression) -> bool:
    before = sentence[max(0, each.span.start - 60) : each.span.start]
    return bool(_SAID.search(before)) and len(before) - (_SAID.search(before) or re.match("", before)).end() < 25  # type: ignore[union-attr]


def _range(sentence: str, own: Sequence[TimeExpression], first: TimeExpression, anchor: date | None) -> Interval | None:
    assert first.interval is not None  # noqa: S101
    before = sentence[max(0, first.span.start - 12) : first.span.start]
    for other in own:
        if other.interval and _RANGE.fullmatch(sentence[first.span.end : other.span.start]) and _BETWEEN.search(before):
            return Interval(
                first=min(first.interval.first, other.interval.first),
                last=max(first.interval.last, other.interval.last),
                precision=first.interval.precision,
            )
    if _SINCE.search(before) and anchor and first.interval.first < anchor:
        return Interval(first=first.interval.first, last=anchor, precision=first.interval.precision)
    return None
