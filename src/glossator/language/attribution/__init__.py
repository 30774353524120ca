"""Who says so: the source, the cue and the content of every attribution in a text."""

from glossator.language.attribution.engine import attributions

__all__ = ["attributions"]
