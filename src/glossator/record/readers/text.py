"""Markdown and plain text, with or without YAML front matter."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from glossator.errors import InputError
from glossator.record.model import Document
from glossator.record.readers.building import build, file_day
from glossator.record.readers.days import day
from glossator.record.readers.files import read_text
from glossator.record.readers.options import Options
from glossator.record.readers.rows import known_columns

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*\n")
LARGEST_FRONT = 64_000  # characters


def read(path: Path, options: Options) -> Iterator[Document]:
    """The one document in the file. Front matter may give any field; Markdown's own marks stay in the text."""
    text = read_text(path)
    fields, body = front_matter(text)
    title = _field(fields, "title")
    if not title and ".md" in path.suffixes and (heading := _HEADING.match(body)):
        title, body = heading[1], body[heading.end() :]
    remarks: list[str] = []
    address, own = _field(fields, "address"), _field(fields, "id")
    yield build(
        text=body,
        source=str(path),
        options=options,
        key=(path.name, own) if own and not address else (),
        address=address,
        title=title,
        published=_day(fields, "published", options, remarks),
        modified=_day(fields, "modified", options, remarks),
        captured=_day(fields, "captured", options, remarks) or file_day(path),
        publisher=_field(fields, "publisher"),
        author=_field(fields, "author"),
        said_language=_field(fields, "language"),
        kind=_field(fields, "kind"),
        speaker=_field(fields, "speaker"),
        cited=_field(fields, "cited").split(";"),
        remarks=remarks,
    )


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields at the head of the text, and the text after them; InputError when they are not YAML."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    head = found[1] or ""
    if len(head) > LARGEST_FRONT:
        raise InputError(f"front matter longer than {LARGEST_FRONT:,} characters")
    try:
        fields = yaml.load(head, Loader=_Plain)  # noqa: S506 (a safe loader without aliases)
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        raise InputError(f"front matter is not YAML ({' '.join(str(problem).split())[:150]})") from problem
    if not isinstance(fields, dict):
        # A rule of dashes at the head of a plain text, not front matter.
        return {}, text
    return {str(name).lower(): value for name, value in fields.items()}, text[found.end() :]


_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")


class _Plain(yaml.SafeLoader):
    """YAML without aliases, by which a few lines could unfold to gigabytes; numbers stay as they are written."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (as the library has it)
        first: [(tag, form) for tag, form in known if tag not in _NUMBERS]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


def _field(fields: dict[str, Any], name: str) -> str:
    for known in (name, *known_columns().get(name, [])):
        value = fields.get(known)
        if isinstance(value, list):
            return ("; " if name == "cited" else ", ").join(str(item) for item in value)
        if isinstance(value, str | int | float | date):
            return str(value)
    return ""


def _day(fields: dict[str, Any], name: str, options: Options, remarks: list[str]) -> date | None:
    for known in (name, *known_columns()[name]):
        value = fields.get(known)
        if value is None or value == "":
            continue
        if isinstance(value, datetime):
            return value.date()
        found = value if isinstance(value, date) else day(str(value), options.day_first)
        if found is None:
            remarks.append(f"{name} {str(value)[:60]!r} is not a day, or could be read as two, and was left out")
        return found
    return None
