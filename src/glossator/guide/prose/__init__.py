"""Composed prose: plain sentences made of the printed evidence, each clause licensed by a field of it."""

from glossator.guide.prose.compose import compose, headline, standing

__all__ = ["compose", "headline", "standing"]
