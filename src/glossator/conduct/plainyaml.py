"""YAML in which words are words: 'on', 'off', 'yes' and 'no' are prepositions and answers here, never truth values."""

from pathlib import Path
from typing import Any

import yaml


class _Plain(yaml.SafeLoader):
    """The safe loader, with only 'true' and 'false' for truth values (as in YAML 1.2)."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> Any:
    """What a YAML file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506 (a safe loader)
