"""Word lists of this room, from the YAML files in `data/`."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.yaml`."""
    text = files("glossator.statement").joinpath("data", f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of `data/<name>.yaml` as a set."""
    return frozenset(str(word) for word in load(name)[key])
