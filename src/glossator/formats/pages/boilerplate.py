"""Lines of boilerplate: menus, sharing, newsletters, other articles."""

import re
from functools import cache
from typing import Any

from glossator.language import lists

LONGEST = 400  # characters; a longer line is prose, and is not examined


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = lists.load("formats", "boilerplate")
    return data


def parts() -> list[str]:
    """XPaths of elements that a page itself marks as not part of its content."""
    return list(_data()["parts"])


@cache
def _furniture() -> tuple[re.Pattern[str], int]:
    data = _data()
    whole = "|".join(f"(?:{pattern})" for pattern in data["lines"])
    return re.compile(rf"[\W_]*(?:{whole})[\W_]*", re.IGNORECASE), int(data["most_words"])


def is_furniture(line: str) -> bool:
    """True if the whole line is a typical piece of boilerplate; prose never is."""
    pattern, most_words = _furniture()
    if len(line) > LONGEST or len(line.split()) > most_words:
        return False
    return pattern.fullmatch(line.strip()) is not None
