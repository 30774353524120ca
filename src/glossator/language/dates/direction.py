"""Whether a bare "Tuesday" or "May" lies in the past or the future: the nearest cue in its sentence decides."""

import re
from functools import cache

from glossator.language.dates.grammar import words

_BREAK = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n\s*\n|[;]")
CLAUSE = 60  # characters before a time expression that count as its own clause
REACH = 160  # characters searched on either side


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words()
    return tuple(  # type: ignore[return-value]
        re.compile(rf"(?<![\w'’])(?:{lists[name]})(?!\w)", re.IGNORECASE) for name in ("future_cues", "past_cues")
    )


def direction(text: str, start: int, end: int) -> int:
    """1 if the context of `start:end` points to the future, -1 to the past, 0 if there is no cue."""
    left = _BREAK.split(text[max(0, start - REACH) : start])[-1]
    right = _BREAK.split(text[end : end + REACH], maxsplit=1)[0]
    if _looks_ahead(left, right):
        return 1
    future, past = _cues()
    ahead, back = _nearest(future, left, right), _nearest(past, left, right)
    if ahead is None and back is None:
        return 0
    if back is None:
        return 1
    if ahead is None:
        return -1
    return 1 if ahead <= back else -1


@cache
def _ahead() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words()
    before = re.compile(
        rf"(?<![\w'’])({lists['ahead_before']})\s+(?:(?:the|at|least|late|early|next|about)\s+)*$", re.IGNORECASE
    )
    return before, re.compile(rf"(?<!\w)(?:{lists['over_before']})(?!\w)", re.IGNORECASE)


def _looks_ahead(left: str, right: str) -> bool:
    """True if the words before a time expression place it in the future: "postponed until", "by"."""
    before, over = _ahead()
    found = before.search(left)
    if found is None:
        return False
    if found[1].lower() == "by":
        # "By Friday the toll had reached 50" is past.
        return not re.search(r"\bhad\b", left[-CLAUSE:] + " " + right[:CLAUSE], re.IGNORECASE)
    return not over.search(left[-CLAUSE:])


def _nearest(cue: re.Pattern[str], left: str, right: str) -> float | None:
    """Distance to the nearest cue; a cue after the expression counts as twice as far, since English is verb-first."""
    before = [len(left) - hit.end() for hit in cue.finditer(left)]
    after = [2 * hit.start() for hit in cue.finditer(right)]
    return min([*before, *after], default=None)
