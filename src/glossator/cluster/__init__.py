"""The same work on more than one machine, with Ray; what is found comes back to the one writer of the record."""

from glossator.cluster.annotating import RayBatch
from glossator.cluster.engine import RayEngine

__all__ = ["RayBatch", "RayEngine"]
