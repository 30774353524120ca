"""The patterns of sentences, from `data/prose.yaml`, and how they are filled."""

from functools import cache
from typing import Any

from glossator.guide import words


def data() -> dict[str, Any]:
    """The patterns and limits."""
    return words.data("prose")


def fill(kind: str, at: int = 0, **fields: str) -> str:
    """The pattern `kind`, or the `at`-th of several, with its fields filled in and a capital at its beginning.

    A day that is left empty takes its comma with it; a name that ends in a comma loses it before a colon.
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
    """The patterns that have no field: sentences as they stand."""
    return frozenset(
        str(one["text"]) for listed in data()["patterns"].values() for one in listed if "{" not in one["text"]
    )


@cache
def unsettled() -> frozenset[str]:
    """The answers that only say that nothing is settled."""
    return frozenset(str(one["text"]) for one in data()["patterns"]["unsettled"])


def several(kind: str) -> int:
    """How many patterns a kind has."""
    return len(data()["patterns"][kind])
