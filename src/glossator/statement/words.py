"""Word lists of this room, from the YAML files in `data/`."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """YAML in which 'yes' and 'no' are the words they are, not truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.yaml`."""
    text = files("glossator.statement").joinpath("data", f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)
    return loaded


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of `data/<name>.yaml` as a set."""
    return frozenset(str(word) for word in load(name)[key])
