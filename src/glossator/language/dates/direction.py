"""Whether a bare "Tuesday" or "May" lies in the past or the future: the nearest cue in its sentence decides."""

import re
from functools import cache

from glossator.language.dates.grammar import words

_BREAK = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n\s*\n|[;]")
CLAUSE = 60  # characters before a time expression that count as its own clause
_FEW = 3  # "and by Friday": the verb comes after
_LAST_COMMA = re.compile(r"[,:–—]\s")
REACH = 160  # characters searched on either side


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words()
    return _cue(lists["future_cues"]), _cue(f"{lists['past_cues']}|{lists['past_verbs']}")


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’])(?:{pattern})(?!\w)", re.IGNORECASE)


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of verbs that leave what is told open, and of verbs in the past."""
    lists = words()
    return _cue(f"{lists['future_cues']}|{lists['open_verbs']}"), _cue(lists["past_verbs"])


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
        return not _is_past(left[: found.start()][-CLAUSE:], right[:CLAUSE])
    return not over.search(left[-CLAUSE:])


def _is_past(left: str, right: str) -> bool:
    """True if what was done "by Friday" is past: "by May it was empty", but "he said they must go by May"."""
    unsettled, past = _verbs()
    clause = _LAST_COMMA.split(left)[-1]
    if len(clause.split()) < _FEW:
        return past.search(right) is not None and unsettled.search(right) is None
    back, ahead = _nearest(past, clause, ""), _nearest(unsettled, clause, "")
    return back is not None and (ahead is None or back < ahead)


def _nearest(cue: re.Pattern[str], left: str, right: str) -> float | None:
    """Distance to the nearest cue; a cue after the expression counts as twice as far, since English is verb-first."""
    before = [len(left) - hit.end() for hit in cue.finditer(left)]
    after = [2 * hit.start() for hit in cue.finditer(right)]
    return min([*before, *after], default=None)
