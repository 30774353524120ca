"""Composed prose: plain sentences generated from the printed evidence, each clause licensed by a field of it."""

from glossator.guide.prose.compose import compose, found_by, headline, standing, with_rewordings
from glossator.guide.prose.paragraphs import lines, paragraphs
from glossator.guide.prose.retold import own_notes

__all__ = ["compose", "found_by", "headline", "lines", "own_notes", "paragraphs", "standing", "with_rewordings"]
