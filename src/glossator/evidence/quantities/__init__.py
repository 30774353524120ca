"""How much: the amounts a text names, and whether two texts name the same one."""

from glossator.evidence.quantities.compare import compare
from glossator.evidence.quantities.read import quantities

__all__ = ["compare", "quantities"]
