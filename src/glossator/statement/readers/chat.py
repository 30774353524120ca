"""The days of a chat: the order of day, month and year is the one in which its lines stand in order of time."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from itertools import pairwise

from glossator.statement.utterances.labels import Label

_ORDERS = ((2, 1, 0), (2, 0, 1), (0, 1, 2))  # where year, month and day stand: 21/03/2018, 3/21/18, 2018-03-21
_CENTURY = 2000  # of years with two figures; no chat is older
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\D*?(?:([AaPp])\.?[Mm]\.?)?")
_MARK = "\u200e"  # WhatsApp sets it before what it writes itself: 'image omitted'
_OMITTED = re.compile(r"<[^<>\n]{1,60}>")


def times(labels: Sequence[Label]) -> dict[int, datetime]:
    """When each line with a day was written, by the start of its label; none if its days can be read in two ways."""
    dated = [label for label in labels if label.day]
    read = [found for order in _ORDERS if (found := _in_order(dated, order))]
    if len({tuple(found) for found in read}) != 1:
        return {}
    return {label.start: moment for label, moment in zip(dated, read[0], strict=True)}


def is_note(label: Label, text: str, end: int) -> bool:
    """True for a line of the program: one without a name, '<Media omitted>', or words it begins with a hidden mark."""
    if label.rule == "note":
        return True
    marked = text.endswith(_MARK, 0, label.end)
    return bool(label.day) and (marked or bool(_OMITTED.fullmatch(text[label.end : end].strip())))


def _in_order(labels: Iterable[Label], order: tuple[int, int, int]) -> list[datetime]:
    """The moments in this order of day, month and year; none if one is no day, or they do not run forward."""
    found: list[datetime] = []
    for label in labels:
        parts = re.split(r"[./-]", label.day)
        year, month, day = (int(parts[at]) for at in order)
        if len(parts[order[0]]) not in ({4} if order[0] == 0 else {2, 4}):
            return []
        try:
            moment = datetime(year if year > 99 else _CENTURY + year, month, day, tzinfo=UTC)
            found.append(datetime.combine(moment, _clock(label.clock), UTC))
        except ValueError:
            return []
    return found if all(one.date() <= other.date() for one, other in pairwise(found)) else []


def _clock(words: str) -> time:
    """The hour of a line; midnight if none is given. Raises ValueError for hours that no clock shows."""
    found = _CLOCK.fullmatch(words.strip())
    if not found:
        return time()
    hour = int(found[1]) % 12 + 12 * (found[4].lower() == "p") if found[4] else int(found[1])
    return time(hour, int(found[2]), int(found[3] or 0))
