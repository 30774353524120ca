"""Plain paragraphs, as from Markdown, web pages, PDF and Word: a transcript if they are labelled."""

from collections.abc import Sequence

from glossator.statement.pieces import Reading
from glossator.statement.readers import plain, transcript


def read(found: Sequence[str]) -> Reading:
    """The paragraphs as one text, read as a transcript if speakers are labelled, else as one speaker's words."""
    text = "\n\n".join(paragraph.strip() for paragraph in found if paragraph.strip())
    return transcript.read(text) if transcript.looks_like(text) else plain.read(text)
