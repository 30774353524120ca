"""How much: the amounts a text names, and whether two texts name the same one."""

from glossator.evidence.quantities.compare import compare
from glossator.evidence.quantities.read import quantities
from glossator.evidence.quantities.telling import as_told

__all__ = ["as_told", "compare", "quantities"]
