"""YAML word lists, patterns and thresholds, and the regular expressions built from them.

'on', 'off', 'yes' and 'no' are words here; only 'true' and 'false' are booleans, as in YAML 1.2.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

# The C loader is about ten times as fast, but some builds of PyYAML lack it.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_APOSTROPHE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|'")  # or an escape or a set, which are passed over as a whole


class Loader(_Base):  # type: ignore[misc]
    """The safe loader with YAML 1.2 booleans: only 'true' and 'false'."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def folder(room: str) -> Path:
    """The data folder of a room."""
    return Path(str(files(f"glossator.{room}") / "data"))


def load(room: str, name: str) -> Any:
    """The contents of `data/<name>.yaml` in a room: `load("language", "dates")`."""
    return read((files(f"glossator.{room}") / "data" / f"{name}.yaml").read_text("utf-8"))


def of(room: str) -> Callable[[str], dict[str, Any]]:
    """A cached loader of one room's lists by name."""

    @cache
    def loaded(name: str) -> dict[str, Any]:
        content: dict[str, Any] = load(room, name)
        return content

    return loaded


def words_of(room: str) -> Callable[[str, str], frozenset[str]]:
    """A cached reader of one list of a room's file, as a set: `words("predicates", "particles")`."""

    @cache
    def words(name: str, key: str) -> frozenset[str]:
        return frozenset(str(word) for word in load(room, name)[key])

    return words


def read(text: str) -> Any:
    """The value of a YAML text. Raises yaml.YAMLError for invalid YAML."""
    return yaml.load(text, Loader=Loader)  # noqa: S506 (a safe loader)


def nodes(text: str, key: str) -> list[tuple[int, Any]] | None:
    """The items of the list under `key`, each with its line number (from 1); None if there is no such list."""
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
    """A group that matches any of `words` (regex patterns), the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def phrases(patterns: Iterable[str]) -> re.Pattern[str]:
    """A case-insensitive pattern for any of `patterns` as whole words; a space matches any white space, ' any
    apostrophe, also within a set of characters.
    """
    body = "|".join(_APOSTROPHE.sub(_either_apostrophe, pattern.replace(" ", r"\s{1,3}")) for pattern in patterns)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)


def _either_apostrophe(found: re.Match[str]) -> str:
    if found[0].startswith("["):
        return found[0].replace("'", "'’")  # a set within a set would be read as its characters
    return "['’]" if found[0] == "'" else found[0]
