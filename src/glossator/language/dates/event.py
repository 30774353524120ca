"""The date of the event that a sentence reports."""

import re
from collections.abc import Sequence
from datetime import date

from glossator.language.dates.engine import times as find_times
from glossator.language.model import Interval, TimeExpression

_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|stated|tweeted|testified)"
    r"(?:\s+(?:reporters|journalists|lawmakers|(?:the|an?)\s+(?:[\w-]+\s+)?(?:statement|interview|conference|briefing|committee"
    r"|panel|agency|newspaper|post|letter|speech|report)|in|on|at|to|during|late|early|[A-Z][\w.]+))*\s+$"
)
_RANGE = re.compile(r"\s*(?:and|to|until|till|through)\s*(?:the\s+)?", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:[-–—−]|to|through)\s*")
_BETWEEN = re.compile(r"\b(?:between|from)\s*(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|ever since|after)\s*(?:the\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|until|till|prior to|up to|ahead of)\s*(?:the\s+)?$", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:(?i:the|its|their|his|her|our|this|that|an?)|\w+['’]s)\s+(?:[A-Z]\w+\s+)?$")
_NAMED_AFTER = re.compile(r"\s+(?!(?:and|or|to|was|were|is|in|on|with|by|for|as|when|that|who|which)\b)\w")
_TITLE_AFTER = re.compile(r"\s+[A-Z]\w")
_LOOK = 80  # characters before a time expression in which a reporting verb is looked for


def event_interval(
    sentence_text: str, anchor: date | None, times: Sequence[TimeExpression] | None = None
) -> Interval | None:
    """The interval of the reported event: the most precise time that is not merely the time of speaking.

    "Between March and May" and "since 2014" become intervals. None if no time expression resolves.
    """
    found = [each for each in (find_times(sentence_text, anchor) if times is None else times) if each.interval]
    # "Before 2014" and "until May" do not date the event.
    found = [
        each for each in found if not _BEFORE.search(sentence_text[max(0, each.span.start - 16) : each.span.start])
    ]
    found = [each for each in found if not _names_a_thing(sentence_text, each)]
    own = [each for each in found if not _when_said(sentence_text, each)] or found
    if not own:
        return None
    first = min(own, key=lambda each: (_coarseness(each), each.span.start))
    return _stretch(sentence_text, own, first, anchor) or first.interval


def _names_a_thing(sentence: str, each: TimeExpression) -> bool:
    """True if a year is part of a name: "the 2015 agreement", "2011 Libyan Civil War"."""
    if not each.text.isdigit():
        return False
    before, after = sentence[: each.span.start], sentence[each.span.end :]
    return bool(_NAMED_BEFORE.search(before) and _NAMED_AFTER.match(after)) or (
        not before.strip(' "“(') and bool(_TITLE_AFTER.match(after))
    )


def _coarseness(each: TimeExpression) -> int:
    """0 for days, 1 for months, 2 for longer; among equals the first mentioned wins."""
    days = (each.interval.last - each.interval.first).days if each.interval else 0
    return 0 if days < 8 else 1 if days < 100 else 2


def _when_said(sentence: str, each: TimeExpression) -> bool:
    return bool(_SAID.search(sentence, max(0, each.span.start - _LOOK), each.span.start))


def _stretch(
    sentence: str, own: Sequence[TimeExpression], first: TimeExpression, anchor: date | None
) -> Interval | None:
    """The interval of "between A and B" or "since A"."""
    if first.interval is None:
        return None
    before = sentence[max(0, first.span.start - 12) : first.span.start]
    for other in own:
        between = sentence[first.span.end : other.span.start]
        ranged = _DASH.fullmatch(between) or (_RANGE.fullmatch(between) and _BETWEEN.search(before))
        if other.interval and ranged and other.span.start >= first.span.end:
            return Interval(
                first=min(first.interval.first, other.interval.first),
                last=max(first.interval.last, other.interval.last),
                precision=first.interval.precision,
            )
    if _SINCE.search(before) and anchor and first.interval.first < anchor:
        return Interval(first=first.interval.first, last=anchor, precision=first.interval.precision)
    return None
