"""The patterns of sentences, from `data/prose.yaml`, and how they are filled."""

from typing import Any

from glossator.guide import words


def data() -> dict[str, Any]:
    """The patterns and limits."""
    return words.data("prose")


def fill(kind: str, at: int = 0, **fields: str) -> str:
    """The pattern `kind`, or the `at`-th of several, with its fields filled in and a capital at its beginning."""
    listed = data()["patterns"][kind]
    made = str(listed[at % len(listed)]["text"]).format(**fields)
    return made[:1].upper() + made[1:]


def several(kind: str) -> int:
    """How many patterns a kind has."""
    return len(data()["patterns"][kind])
