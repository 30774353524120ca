"""The patterns of sentences, from `data/prose.yaml`, and how they are filled."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def data() -> dict[str, Any]:
    """The patterns and limits."""
    loaded: dict[str, Any] = yaml.safe_load((files("glossator.guide") / "data" / "prose.yaml").read_text("utf-8"))
    return loaded


def fill(kind: str, at: int = 0, **fields: str) -> str:
    """The pattern `kind`, or the `at`-th of several, with its fields filled in and a capital at its beginning."""
    listed = data()["patterns"][kind]
    made = str(listed[at % len(listed)]["text"]).format(**fields)
    return made[:1].upper() + made[1:]


def several(kind: str) -> int:
    """How many patterns a kind has."""
    return len(data()["patterns"][kind])
