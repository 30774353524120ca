"""Many statements at once: one guide per line; an interrupted run resumes where it stopped."""

from glossator.batch.model import Item, Job, Outcome, Summary
from glossator.batch.run import annotate_batch

__all__ = ["Item", "Job", "Outcome", "Summary", "annotate_batch"]
