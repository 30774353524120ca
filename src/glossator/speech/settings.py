"""The tables under `data/`."""

from functools import cache
from typing import Any

from glossator.language import lists


@cache
def load(name: str) -> dict[str, Any]:
    """A table by its name, for example 'listening'."""
    found: dict[str, Any] = lists.load("speech", name)
    return found


def setting(name: str) -> float:
    """A number of `data/listening.yaml`."""
    return float(load("listening")[name])
