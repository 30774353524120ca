"""Work spread over several machines with Ray; the results come back to the one writer of the record."""

from glossator.cluster.annotating import RayBatch
from glossator.cluster.engine import RayEngine

__all__ = ["RayBatch", "RayEngine"]
