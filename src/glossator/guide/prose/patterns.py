"""Sentence patterns from `data/prose.yaml`, and filling them."""

from functools import cache
from typing import Any

from glossator.guide import plain_words as words


def data() -> dict[str, Any]:
    """The patterns and limits."""
    return words.data("prose")


def fill(kind: str, at: int = 0, **fields: str) -> str:
    """Pattern `kind` (the `at`-th variant, if there are several), filled in and capitalised.

    An empty day takes its comma with it; a name ending in a comma loses it before a colon.
    """
    listed = data()["patterns"][kind]
    pattern = str(listed[at % len(listed)]["text"])
    if not fields.get("day", "-"):
        pattern = pattern.replace("{day}, ", "").replace(" {day}", "")
    given = {name: value.rstrip(",") if f"{{{name}}}:" in pattern else value for name, value in fields.items()}
    made = pattern.format(**given)
    return made[:1].upper() + made[1:]


@cache
def plain() -> frozenset[str]:
    """The patterns without fields."""
    return frozenset(
        str(one["text"]) for listed in data()["patterns"].values() for one in listed if "{" not in one["text"]
    )


@cache
def unsettled() -> frozenset[str]:
    """The answers that only say that nothing is settled."""
    return frozenset(str(one["text"]) for one in data()["patterns"]["unsettled"])


def several(kind: str) -> int:
    """The number of variants of a kind."""
    return len(data()["patterns"][kind])
