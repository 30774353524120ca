"""Markdown and plain text, with or without YAML front matter."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from glossator.formats.days import day
from glossator.formats.files import file_day, read_text
from glossator.formats.front_matter import front_matter
from glossator.record.model import Document
from glossator.record.readers.building import build
from glossator.record.readers.options import Options
from glossator.record.readers.rows import known_columns

_HEADING = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*\n")


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
