"""Many statements at once: one guide a line, taken up again where it was cut off."""

from glossator.batch.model import Item, Job, Outcome, Summary
from glossator.batch.run import annotate_batch

__all__ = ["Item", "Job", "Outcome", "Summary", "annotate_batch"]
