"""The word lists of this room."""

from functools import cache

from glossator.language import lists

load = lists.of("statement")


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of `data/<name>.yaml`, as a set."""
    return frozenset(str(word) for word in load(name)[key])
