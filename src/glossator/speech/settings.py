"""The tables under `data/`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def load(name: str) -> dict[str, Any]:
    """A table by its name, for example 'listening'."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / f"{name}.yaml").read_text("utf-8"))
    return found


def setting(name: str) -> float:
    """A number of `data/listening.yaml`."""
    return float(load("listening")[name])
