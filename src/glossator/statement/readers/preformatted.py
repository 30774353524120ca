"""Text set with line breaks of its own, as the Congressional Record's pages are: its paragraphs, each in one line."""

import re
from typing import Any

MOST = 0.5  # share of a page's words that stand in <pre>, for the page to be taken for such text
CENTRED = 20  # blanks before a heading or a mark in the middle of the page
_ENDED = re.compile(r"[.?!:][)\]”\"’']*$")
_PARTED = re.compile(r"(?<=\w{2}-) (?=[a-z]{2})")  # 'foreign-' and, in the next line, 'made'


def paragraphs_of(tree: Any) -> list[str]:
    """The paragraphs of a page whose words stand in <pre>; none of any other page."""
    inside = ["".join(element.itertext()) for element in tree.iter("pre")]
    body = tree.find("body")
    whole = len("".join((body if body is not None else tree).itertext()).split())
    if sum(len(text.split()) for text in inside) <= whole * MOST:
        return []
    return [paragraph for text in inside for paragraph in reflowed(text)]


def reflowed(text: str) -> list[str]:
    """Paragraphs begin after an empty line, and with a line set in further than the margin.

    Of several lines that are all set in, one goes on with the one before it until a sentence has ended.
    """
    lines = [(len(line) - len(line.lstrip()), " ".join(line.split())) for line in text.expandtabs().splitlines()]
    margin = min((deep for deep, words in lines if words), default=0)
    found: list[list[str]] = []
    before: int | None = None
    for deep, words in lines:
        if words:
            ended = bool(found) and bool(_ENDED.search(found[-1][-1]))
            if before is None or deep >= CENTRED or (deep > margin and (ended or before <= margin)):
                found.append([])
            found[-1].append(words)
        before = deep if words and deep < CENTRED else None
    return [_PARTED.sub("", " ".join(paragraph)) for paragraph in found]
