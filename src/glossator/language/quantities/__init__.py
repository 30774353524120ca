"""Quantities: the amounts that a text names."""

from glossator.language.quantities.read import quantities

__all__ = ["quantities"]
