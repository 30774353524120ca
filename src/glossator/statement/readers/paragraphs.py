"""Paragraphs without marks, as Markdown, web pages, PDF and Word give them: a transcript when they carry labels."""

from collections.abc import Sequence

from glossator.statement.pieces import Reading
from glossator.statement.readers import plain, transcript


def read(found: Sequence[str]) -> Reading:
    """The paragraphs as one stored text, read as a transcript where speakers are named, else as one person's words."""
    text = "\n\n".join(paragraph.strip() for paragraph in found if paragraph.strip())
    return transcript.read(text) if transcript.looks_like(text) else plain.read(text)
