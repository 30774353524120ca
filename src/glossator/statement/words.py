"""Word lists of this room, from the YAML files in `data/`."""

from functools import cache
from typing import Any

from glossator.language import lists


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.yaml`."""
    loaded: dict[str, Any] = lists.load("statement", name)
    return loaded


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of `data/<name>.yaml` as a set."""
    return frozenset(str(word) for word in load(name)[key])
