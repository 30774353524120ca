"""The word lists of this room: YAML files beside the code, read once, and the patterns built from them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from glossator.language import lists


@cache
def load(name: str) -> dict[str, Any]:
    """The content of `data/<name>.yaml`."""
    content: dict[str, Any] = lists.load("evidence", name)
    return content


def either(words: Iterable[str]) -> str:
    """A group that matches any of `words` (patterns), the longest first so that no word hides a longer one."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def phrases(patterns: Iterable[str]) -> re.Pattern[str]:
    """Whole words of any of `patterns`, in any case; a space matches any run of spaces, ' any apostrophe."""
    body = "|".join(pattern.replace(" ", r"\s{1,3}").replace("'", "['’]") for pattern in patterns)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)
