"""Text with timestamps before the words, as printed by Whisper or copied from a video page."""

import re
from itertools import pairwise

from glossator.statement.readers.cues import Cue, seconds_of

FEWEST = 2  # minimum number of times
LAST_START = 60.0  # seconds: latest first time of a recording; a day's programme begins later
_TIME = r"(?:\d{1,3}:)?\d{1,2}:[0-5]\d(?:[.,]\d{1,3})?(?![:\d])"
_MARK = re.compile(
    rf"^[ \t]*(?:[\[(](?P<set>{_TIME})(?:[ ]*(?:-->?|[-–])[ ]*{_TIME})?[\])]|(?P<bare>{_TIME})(?=\s|$))[ \t]*[-–—|:]?",
    re.MULTILINE,
)


def looks_like(text: str) -> bool:
    """True if lines begin with increasing times from the start of a recording."""
    return bool(marks(text[:200_000]))


def marks(text: str) -> list[tuple[int, int, float]]:
    """Timestamps that were not spoken, as (start, end, seconds); none if they are part of the text."""
    found = [(each.start(), each.end(), seconds_of(each["set"] or each["bare"])) for each in _MARK.finditer(text)]
    forward = all(one[2] <= other[2] for one, other in pairwise(found))
    return found if len(found) >= FEWEST and forward and found[0][2] < LAST_START else []


def at_head(line: str) -> tuple[float | None, str]:
    """The bracketed time at the start of a line, in seconds, and the words after it."""
    mark = _MARK.match(line)
    return (seconds_of(mark["set"]), line[mark.end() :].strip()) if mark and mark["set"] else (None, line)


def cues(text: str) -> list[Cue]:
    """The words after each time as a cue that lasts until the next time."""
    found = [*marks(text), (len(text), len(text), 0.0)]
    made = []
    for (_, begin, seconds), (end, _, until) in pairwise(found):
        lines = tuple(" ".join(line.split()) for line in text[begin:end].split("\n") if line.strip())
        if lines:
            made.append(Cue(seconds, max(seconds, until), lines))
    return made
