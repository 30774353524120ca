"""Word lists, patterns and thresholds from YAML, in which words are words, and the patterns built from them.

'on', 'off', 'yes' and 'no' are prepositions and answers here and never truth values; 'true' and 'false' are (YAML 1.2).
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

# The C loader reads a list about ten times as fast, but is missing from some builds of PyYAML.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Base):  # type: ignore[misc]
    """The safe loader, with 'true' and 'false' as its only truth values."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def folder(room: str) -> Path:
    """The data files of a room."""
    return Path(str(files(f"glossator.{room}") / "data"))


def load(room: str, name: str) -> Any:
    """What the file `data/<name>.yaml` of a room holds, as `load("language", "dates")`."""
    return read((files(f"glossator.{room}") / "data" / f"{name}.yaml").read_text("utf-8"))


def of(room: str) -> Callable[[str], dict[str, Any]]:
    """The loader of one room's lists by name; each file is read once."""

    @cache
    def loaded(name: str) -> dict[str, Any]:
        content: dict[str, Any] = load(room, name)
        return content

    return loaded


def read(text: str) -> Any:
    """What YAML holds; raises yaml.YAMLError for what is none."""
    return yaml.load(text, Loader=Loader)  # noqa: S506 (a safe loader)


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


def either(words: Iterable[str]) -> str:
    """A group that matches any of `words` (patterns), the longest first so that no word hides a longer one."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def phrases(patterns: Iterable[str]) -> re.Pattern[str]:
    """Whole words of any of `patterns`, in any case; a space matches any run of spaces, ' any apostrophe."""
    body = "|".join(pattern.replace(" ", r"\s{1,3}").replace("'", "['’]") for pattern in patterns)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)
