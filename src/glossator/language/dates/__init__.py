"""Time expressions, resolved against the document's date, and the date of the event a sentence reports."""

from glossator.language.dates.engine import times
from glossator.language.dates.event import event_interval

__all__ = ["event_interval", "times"]
