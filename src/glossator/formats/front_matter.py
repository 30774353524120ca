"""YAML front matter at the head of a text."""

import re
from typing import Any

import yaml

from glossator.errors import InputError

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LARGEST_FRONT = 64_000  # characters


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields at the head of the text, and the text after them. Raises InputError if they are not YAML."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    head = found[1] or ""
    if len(head) > LARGEST_FRONT:
        raise InputError(f"front matter longer than {LARGEST_FRONT:,} characters")
    try:
        fields = yaml.load(head, Loader=_Plain)  # noqa: S506 (a safe loader without aliases)
    except (yaml.YAMLError, RecursionError, ValueError, AttributeError) as problem:  # the last for a malformed time
        raise InputError(f"front matter is not YAML ({' '.join(str(problem).split())[:150]})") from problem
    if not isinstance(fields, dict):
        # A horizontal rule at the head of a plain text, not front matter.
        return {}, text
    return {str(name).lower(): value for name, value in fields.items()}, text[found.end() :]


_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")


class _Plain(yaml.SafeLoader):
    """YAML without aliases, with which a few lines could expand to gigabytes; numbers stay as they are written."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (as the library has it)
        first: [(tag, form) for tag, form in known if tag not in _NUMBERS]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)
