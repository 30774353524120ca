"""The context of a quantity beyond its unit: what happened to the persons counted, additions and superseded figures."""

import re
from collections.abc import Iterable
from functools import cache

from glossator.language.lists import either
from glossator.language.model import Quantity
from glossator.language.quantities import words

_BEFORE, _AFTER = 48, 60  # characters in which a word for what happened is looked for
_SENTENCE = re.compile(r"[.;!?](?:\s|$)")
_JOINT = re.compile(r"\b(?:and|while|with|as well as)\b", re.IGNORECASE)
_DIRECTED = re.compile(r"\b(to|at|from)(?: (?:a|the)(?: \w+){0,2})?\s$", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:more(?! than)|additional|further|another|other|others)\b", re.IGNORECASE)


def fate(each: Quantity, text: str, others: Iterable[Quantity] = ()) -> str:
    """What happened to the persons counted, by the nearest words: "dead", "hurt" …; "" if unknown.

    Words beyond the neighbouring quantities in `others`, or outside the sentence, are not considered.
    """
    start, end = each.span.start, each.span.end
    floor = max((other.span.end for other in others if other.span.end <= start), default=0)
    ceiling = min((other.span.start for other in others if other.span.start >= end), default=len(text))
    before = _SENTENCE.split(text[max(floor, start - _BEFORE) : start])[-1]
    after = _SENTENCE.split(text[end : min(ceiling, end + _AFTER)])[0]
    inside = [(0, found.lastgroup) for found in _fates().finditer(each.text)]
    joint = max((found.end() for found in _JOINT.finditer(before)), default=0)
    ahead = [(len(before) - found.end(), found.lastgroup) for found in _fates().finditer(before, joint)]
    # "Killing 17 people and wounding dozens": a participle after "and" belongs to the next quantity.
    cut = _JOINT.search(after)
    own = after[: cut.start()] if cut and ceiling < len(text) else after
    behind = [(found.start(), found.lastgroup) for found in _fates().finditer(own)]
    shared = [(len(before) - found.end(), found.lastgroup) for found in _fates().finditer(before)]
    nearest = min([*inside, *ahead, *behind] or shared, key=lambda pair: pair[0], default=(0, ""))
    return nearest[1] or ""


def fates_in(text: str) -> frozenset[str]:
    """The fates that a text tells: "dead", "hurt" …"""
    return frozenset(found.lastgroup for found in _fates().finditer(text) if found.lastgroup)


def without_fates(text: str, fates: frozenset[str]) -> str:
    """The text without its words for these fates: "killed" and "died" are two words for one."""
    return _fates().sub(lambda found: " " if found.lastgroup in fates else found[0], text)


def is_added(each: Quantity, text: str) -> bool:
    """True if an amount is an addition: "two more people", "another 43"."""
    return bool(_ADDED.search(each.text) or _ADDED.search(text[max(0, each.span.start - 10) : each.span.start]))


def is_replaced(each: Quantity, text: str) -> bool:
    """True if a figure is superseded: "first put at 90", "revised from 90", "90, not 120"."""
    start, end = each.span.start, each.span.end
    before = _SENTENCE.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _SENTENCE.split(text[end : end + _AFTER])[0]
    early, late = _replaced()
    return bool(early.search(before) or late.match(after))


def change(each: Quantity, text: str) -> str:
    """What an amount is in a change that the words before it tell: "by", "to" or "from"; "" if none is told."""
    before = _SENTENCE.split(text[max(0, each.span.start - _BEFORE) : each.span.start])[-1]
    if words.changed_by().search(before):
        return "by"
    end = _DIRECTED.search(before)
    if end is None or words.changing().search(before[: end.start()]) is None:
        return ""
    return "to" if end[1].lower() == "at" else end[1].lower()


def falls(each: Quantity, text: str) -> bool:
    """True if the adjacent words express a decrease by that amount."""
    start, end = each.span.start, each.span.end
    near = text[max(0, start - _BEFORE) : start] + " … " + text[end : end + _AFTER]
    return bool(re.search(rf"(?<!\w){either(words.lists()['falling'])}", near, re.IGNORECASE))


@cache
def _replaced() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words.lists()["replaced"]
    bound = either(re.escape(str(phrase)) for phrases in words.lists()["before"].values() for phrase in phrases)
    tail = rf"(?:(?:at|as|to be|of|that|by)\s)?(?:{bound}\s)?(?:[$€£]\s?)?$"
    return (
        re.compile(rf"(?:(?<!\w)|(?=,)){either(lists['before'])}\s(?:[^\W\d]+\s){{0,2}}?{tail}", re.IGNORECASE),
        re.compile(rf"(?:\s[^\W\d]+){{0,2}}?,?\s(?:{either(lists['after'])})(?!\w)", re.IGNORECASE),
    )


@cache
def _fates() -> re.Pattern[str]:
    body = "|".join(f"(?P<{name}>{either(stems)})" for name, stems in words.lists()["fates"].items())
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)", re.IGNORECASE)
