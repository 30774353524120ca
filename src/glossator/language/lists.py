"""Word lists, patterns and thresholds from YAML, in which words are words.

'on', 'off', 'yes' and 'no' are prepositions and answers here and never truth values; 'true' and 'false' are (YAML 1.2).
"""

from importlib.resources import files
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


def load(room: str, name: str) -> Any:
    """What the file `data/<name>.yaml` of a room holds, as `load("evidence", "dates")`."""
    return read((files(f"glossator.{room}") / "data" / f"{name}.yaml").read_text("utf-8"))


def read(text: str) -> Any:
    """What YAML holds; raises yaml.YAMLError for what is none."""
    return yaml.load(text, Loader=Loader)  # noqa: S506 (a safe loader)
