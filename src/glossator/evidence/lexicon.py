"""The word lists of this room: YAML files beside the code, read once, and the patterns built from them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def load(name: str) -> dict[str, Any]:
    """The content of `data/<name>.yaml`."""
    # The C loader reads a list about ten times as fast, but is missing from some builds of PyYAML.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, Any] = yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return content


def either(words: Iterable[str]) -> str:
    """A group that matches any of `words` (patterns), the longest first so that no word hides a longer one."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def phrases(patterns: Iterable[str]) -> re.Pattern[str]:
    """Whole words of any of `patterns`, in any case; a space matches any run of spaces, ' any apostrophe."""
    body = "|".join(pattern.replace(" ", r"\s{1,3}").replace("'", "['’]") for pattern in patterns)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)
