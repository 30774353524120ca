"""The statement of a guide as captions with word times, to be corrected and read back."""

from glossator.guide.model import Guide
from glossator.statement.captions import writing


def webvtt(guide: Guide) -> str:
    """WebVTT with voice tags and marks on unsure words. Raises InputError for a statement without times."""
    return writing.webvtt(guide.statement)


def srt(guide: Guide) -> str:
    """SRT. Raises InputError for a statement without times."""
    return writing.srt(guide.statement)
