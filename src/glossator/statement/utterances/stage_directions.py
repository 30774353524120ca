"""Stage directions: what a transcript adds in brackets that nobody said."""

import re
from collections.abc import Iterator
from functools import cache

from glossator.statement.words import load

_BRACKETED = re.compile(
    r"\(([^()\n]{1,60})\)|\[([^\[\]\n]{1,60})\]|(?<!\*)\*([^*\n]{1,40})\*(?!\*)|♪[^♪\n]*♪?"
    r"|\{time\}\s*\d{3,4}|(?<=[\w.,;?!])[ ]\[\d{1,3}:\d{2}(?::\d{2})?\]"  # the House's clock, the time of a word
)


@cache
def _words() -> frozenset[str]:
    return frozenset(load("stage_directions")["words"])


def directions(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Places of stage directions in `text[start:end]`, in order: '(APPLAUSE)', '[inaudible]', '♪ music ♪'."""
    for found in _BRACKETED.finditer(text, start, len(text) if end is None else end):
        inside = next((group for group in found.groups() if group is not None), None)
        if inside is None or is_direction(inside):
            yield found.start(), found.end()


def is_direction(words: str) -> bool:
    """True for the inside of a bracket that tells what was heard or done, not what was said."""
    tokens = re.findall(r"[a-z]+", words.lower())
    return bool(tokens) and any(token in _words() for token in tokens) and len(tokens) <= 6
