"""The fixed phrases of `data/kinds.yaml`, one pattern per list."""

import re
from functools import cache

from glossator.statement.words import load


@cache
def _phrases(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in load("kinds")[key]), re.IGNORECASE)


def matches(key: str, text: str) -> bool:
    """True if the text contains a phrase of the list `key`."""
    return bool(_phrases(key).search(text))
