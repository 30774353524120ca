"""Stage directions: bracketed descriptions in a transcript that nobody said."""

import re
from collections.abc import Iterator
from functools import cache

from glossator.statement.words import load

_BRACKETED = re.compile(
    r"\(([^()\n]{1,60})\)|\[([^\[\]\n]{1,60})\]|(?<!\*)\*([^*\n]{1,40})\*(?!\*)|♪[^♪\n]*♪?"
    r"|^[ \t]*[A-Z][^.?!:\n]{0,60} interjecting[ \t]*(?:[—–]|--)?[ \t]*$"  # as the Australian Hansard notes it
    r"|\{time\}\s*\d{3,4}|(?<=[\w.,;?!])[ ]\[\d{1,3}:\d{2}(?::\d{2})?\]",  # the clock of the House, times of words
    re.MULTILINE,
)


@cache
def _words() -> frozenset[str]:
    return frozenset(load("stage_directions")["words"])


def directions(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of stage directions in `text[start:end]`: '(APPLAUSE)', '[inaudible]', '♪ music ♪'."""
    for found in _BRACKETED.finditer(text, start, len(text) if end is None else end):
        inside = next((group for group in found.groups() if group is not None), None)
        if inside is None or is_direction(inside):
            yield found.start(), found.end()


def is_direction(words: str) -> bool:
    """True for bracketed text that describes a sound or action rather than speech."""
    tokens = re.findall(r"[a-z]+", words.lower())
    return bool(tokens) and any(token in _words() for token in tokens) and len(tokens) <= 6
