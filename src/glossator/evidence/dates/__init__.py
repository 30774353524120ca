"""When: the time expressions of a text, resolved against the document's own date, and the date of what it reports."""

from glossator.evidence.dates.engine import times
from glossator.evidence.dates.event import event_interval

__all__ = ["event_interval", "times"]
