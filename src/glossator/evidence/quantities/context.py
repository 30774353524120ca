"""What an amount is an amount of, beyond its unit: the fate of the persons counted, and whether it adds to a total."""

import re
from collections.abc import Iterable
from functools import cache

from glossator.evidence.lexicon import either
from glossator.evidence.model import Quantity
from glossator.evidence.quantities import words

_BEFORE, _AFTER = 48, 60  # characters in which the word of a fate may stand
_SENTENCE = re.compile(r"[.;!?](?:\s|$)")
_JOINT = re.compile(r"\b(?:and|while|with|as well as)\b", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:more(?! than)|additional|further|another|other|others)\b", re.IGNORECASE)


def fate(each: Quantity, text: str, others: Iterable[Quantity] = ()) -> str:
    """What the words nearest to an amount say happened: "dead", "hurt" …; "" when they say nothing.

    Words beyond the next or the last of the `others`, or beyond the sentence, belong to something else.
    """
    start, end = each.span.start, each.span.end
    floor = max((other.span.end for other in others if other.span.end <= start), default=0)
    ceiling = min((other.span.start for other in others if other.span.start >= end), default=len(text))
    before = _SENTENCE.split(text[max(floor, start - _BEFORE) : start])[-1]
    after = _SENTENCE.split(text[end : min(ceiling, end + _AFTER)])[0]
    inside = [(0, found.lastgroup) for found in _fates().finditer(each.text)]
    joint = max((found.end() for found in _JOINT.finditer(before)), default=0)
    ahead = [(len(before) - found.end(), found.lastgroup) for found in _fates().finditer(before, joint)]
    # "Killing 17 people and wounding dozens": a participle after "and" begins what comes next.
    cut = _JOINT.search(after)
    own = after[: cut.start()] if cut and ceiling < len(text) else after
    behind = [(found.start(), found.lastgroup) for found in _fates().finditer(own)]
    shared = [(len(before) - found.end(), found.lastgroup) for found in _fates().finditer(before)]
    nearest = min([*inside, *ahead, *behind] or shared, key=lambda pair: pair[0], default=(0, ""))
    return nearest[1] or ""


def is_added(each: Quantity, text: str) -> bool:
    """Whether an amount comes on top of another: "two more people", "another 43"."""
    return bool(_ADDED.search(each.text) or _ADDED.search(text[max(0, each.span.start - 10) : each.span.start]))


@cache
def _fates() -> re.Pattern[str]:
    body = "|".join(f"(?P<{name}>{either(stems)})" for name, stems in words.lists()["fates"].items())
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)", re.IGNORECASE)
