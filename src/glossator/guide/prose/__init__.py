"""Composed prose: plain sentences made of the printed evidence, each clause licensed by a field of it."""

from glossator.guide.prose.compose import compose, headline, standing, with_rewordings

__all__ = ["compose", "headline", "standing", "with_rewordings"]
