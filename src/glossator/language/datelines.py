"""Datelines of agencies: 'SAN JUAN, Sept. 30, 2017 — ' before the first sentence."""

import re

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z/.'’ -]{2,}(?:, ?[^–—\n]{2,40}?)?(?:\s\([^)\n]{2,40}\))?|\([A-Z][\w ]{1,30}\))\s+(?:-+|[–—]+)\s+"
)


def dateline(text: str) -> int:
    """The length of the dateline that a text begins with; 0 if there is none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
