"""The statement of a guide as captions: its recording's words with their seconds, to be corrected and given again."""

from glossator.guide.model import Guide
from glossator.statement.captions import writing


def webvtt(guide: Guide) -> str:
    """WebVTT, with voices and with marks where words are unsure; raises InputError for a statement without seconds."""
    return writing.webvtt(guide.statement)


def srt(guide: Guide) -> str:
    """SRT; raises InputError for a statement without seconds."""
    return writing.srt(guide.statement)
