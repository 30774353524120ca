"""How much: the amounts a text names."""

from glossator.language.quantities.read import quantities

__all__ = ["quantities"]
