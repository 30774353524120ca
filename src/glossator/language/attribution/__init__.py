"""Attribution extraction: source, cue and content of every attribution in a text."""

from glossator.language.attribution.engine import attributions

__all__ = ["attributions"]
