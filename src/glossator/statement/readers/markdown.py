"""Markdown: the text without markup; headings, tables, code, comments and footnotes are not speech.

YAML front matter gives the metadata.
"""

from typing import Any

from glossator.errors import InputError
from glossator.formats import markdown
from glossator.formats.front_matter import front_matter
from glossator.formats.moments import to_date
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs
from glossator.statement.utterances import labels


def read(text: str) -> Reading:
    """Paragraphs, list items and quotations in order; the first top-level heading is the title."""
    matter, body = _front_matter(text)
    title = None
    found: list[str] = []
    headings: dict[int, str] = {}  # by the index of the paragraph below
    for block in markdown.blocks(body):
        if block.kind == "heading":
            title = title or (block.text if block.level == 1 else None)
            headings[len(found)] = block.text
        elif block.kind == "paragraph":
            found.append(block.text)
    reading = paragraphs.read(_with_turns(found, headings, title))
    reading.title = _text(matter.get("title")) or title
    reading.speaker = _text(matter.get("speaker") or matter.get("author"))
    reading.date = to_date(matter.get("date"))
    reading.address = _text(matter.get("address") or matter.get("url") or matter.get("link"))
    reading.medium = _text(matter.get("medium")) or reading.medium
    return reading


def _with_turns(found: list[str], headings: dict[int, str], title: str | None) -> list[str]:
    """The paragraphs with headings as speaker labels, if most headings except the title name speakers."""
    turns = {at: words for at, words in headings.items() if words != title}
    named = [words for words in turns.values() if labels.at_head(f"{words.rstrip(':')}: x")]
    if len(named) < 2 or 2 * len(named) <= len(turns):
        return found
    return [f"{turns[at].rstrip(':')}: {words}" if at in turns else words for at, words in enumerate(found)]


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    try:
        return front_matter(text)
    except InputError:  # a horizontal rule followed by text that only looks like fields
        return {}, text


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
