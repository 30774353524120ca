"""Preformatted text (<pre>) with hard line breaks, as in the Congressional Record, re-flowed into paragraphs."""

import re
from typing import Any

MOST = 0.5  # minimum share of a page's words inside <pre>
CENTRED = 20  # spaces before a centred heading or page mark
_ENDED = re.compile(r"[.?!:][)\]”\"’']*$")
_PARTED = re.compile(r"(?<=\w{2}-) (?=[a-z]{2})")  # 'foreign-' and, in the next line, 'made'


def paragraphs_of(tree: Any) -> list[str]:
    """The paragraphs of a page that is mostly <pre>; none for any other page."""
    inside = ["".join(element.itertext()) for element in tree.iter("pre")]
    body = tree.find("body")
    whole = len("".join((body if body is not None else tree).itertext()).split())
    if sum(len(text.split()) for text in inside) <= whole * MOST:
        return []
    return [paragraph for text in inside for paragraph in reflowed(text)]


def reflowed(text: str) -> list[str]:
    """Paragraphs begin after an empty line, or with an indented line.

    Of consecutive indented lines, each continues the one before until a sentence ends.
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
