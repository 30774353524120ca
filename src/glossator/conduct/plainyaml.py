"""The data files of this room, and lists of a user's own with the line of each item."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from glossator.language.lists import Loader, read

DATA = Path(str(files("glossator.conduct") / "data"))


def nodes(text: str, key: str) -> list[tuple[int, Any]] | None:
    """The items of the list under a key, each with its line (from 1); None when there is no such list."""
    loader = Loader(text)
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
    return read(path.read_text(encoding="utf-8"))
