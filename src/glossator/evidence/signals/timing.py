"""Guard on times: what the source says of another time, or said before that time came, bears nothing out."""

from datetime import date, timedelta

from glossator.days import worded
from glossator.evidence.model import Signal
from glossator.evidence.signals.table import Name, signal
from glossator.language.dates import times
from glossator.language.model import Interval

_SLACK = timedelta(days=1)  # one night is two days, and the same hour is two days in two places


def time_signal(claim: str, quote: str, said: date | None, published: date | None) -> Signal | None:
    """A signal if the claim names a time, and the quote only others, or was published before it."""
    ours, theirs = _intervals(claim, said), _intervals(quote, published)
    if not ours or any(_meet(one, other) for one in ours for other in theirs):
        return None
    if published is not None and all(one.first > published + _SLACK for one in ours):
        return signal(
            Name.TIME, "before", f"it was published on {worded(published)}, before the time that the claim names"
        )
    if theirs:
        return signal(Name.TIME, "different", "the times that it names are others than the claim's")
    return None


def _intervals(text: str, day: date | None) -> list[Interval]:
    found = times(text, day) if day else times(text)
    return [one.interval for one in found if one.interval is not None and one.type in {"DATE", "TIME"}]


def _meet(one: Interval, other: Interval) -> bool:
    return one.first <= other.last + _SLACK and other.first <= one.last + _SLACK
