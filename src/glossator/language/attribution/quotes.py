"""Direct quotations: matching opening and closing quotation marks."""

import re

from glossator.spans import Span

_MARK = re.compile(r"''|``|[\"“”]|(?<!\w)‘(?=\w)|(?<=[,.!?…])’(?!\w)")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
LONGEST = 4000  # characters; a mark that is not closed within them does not open a quotation


def quotations(text: str) -> list[Span]:
    """Every quotation including its marks, in order; an unclosed one ends with its paragraph."""
    found: list[Span] = []
    opened: int | None = None
    paragraphs = [gap.start() for gap in _PARAGRAPH.finditer(text)]
    at = 0
    for mark in _MARK.finditer(text):
        while at < len(paragraphs) and paragraphs[at] < mark.start():
            if opened is not None and opened < paragraphs[at]:
                _close(found, opened, paragraphs[at])
                opened = None
            at += 1
        opened = _step(text, mark, opened, found)
    if opened is not None:
        _close(found, opened, paragraphs[at] if at < len(paragraphs) else len(text))
    return found


def left_open(text: str, quote: Span) -> bool:
    """True if `quote`, one of `quotations(text)`, is not closed before the end of its paragraph."""
    return _MARK.match(text, quote.end - 2) is None and _MARK.match(text, quote.end - 1) is None


def _step(text: str, mark: re.Match[str], opened: int | None, found: list[Span]) -> int | None:
    sign = mark.group()
    if sign in {"“", "‘", "``"} or (sign in {'"', "''"} and opened is None):
        return mark.start() if opened is None else opened
    if opened is None:
        return None
    if sign == "’" and text[opened] != "‘":
        return opened
    if sign in '”"' and text[opened] == "‘":
        return opened
    _close(found, opened, mark.end())
    return None


def _close(found: list[Span], start: int, end: int) -> None:
    if 2 < end - start <= LONGEST:
        found.append(Span(start=start, end=end))
