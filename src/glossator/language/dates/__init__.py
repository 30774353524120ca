"""When: the time expressions of a text, resolved against the document's own date, and the date of what it reports."""

from glossator.language.dates.engine import times
from glossator.language.dates.event import event_interval

__all__ = ["event_interval", "times"]
