"""YAML in which words are words: 'on', 'off', 'yes' and 'no' are prepositions and answers here, never truth values."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

DATA = Path(str(files("glossator.conduct") / "data"))


class _Plain(yaml.SafeLoader):
    """The safe loader, with only 'true' and 'false' for truth values (as in YAML 1.2)."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def nodes(text: str, key: str) -> list[tuple[int, Any]] | None:
    """The items of the list under a key, each with its line (from 1); None when there is no such list."""
    loader = _Plain(text)
    try:
        root = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            return None
        for name, value in root.value:
            if name.value == key and isinstance(value, yaml.SequenceNode):
                return [(item.start_mark.line + 1, loader.construct_object(item, deep=True)) for item in value.value]
        return None
    finally:
        loader.dispose()


def load(path: Path) -> Any:
    """What a YAML file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506 (a safe loader)
