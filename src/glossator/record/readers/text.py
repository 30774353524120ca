"""Markdown and plain text, with or without YAML front matter."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from glossator.formats import markdown
from glossator.formats.address import is_address
from glossator.formats.days import day
from glossator.formats.files import file_day, read_text
from glossator.formats.front_matter import front_matter
from glossator.record.model import Document
from glossator.record.readers.building import Draft, build
from glossator.record.readers.options import Options
from glossator.record.readers.rows import known_columns

MARKED_UP = {".md", ".markdown"}
_VAULT = ".obsidian"  # the folder in which Obsidian keeps a vault's settings


def read(path: Path, options: Options) -> Iterator[Document]:
    """The one document in the file; of Markdown, the words alone. Front matter can set any field."""
    text = read_text(path)
    fields, body = front_matter(text)
    title = _field(fields, "title")
    if MARKED_UP & {suffix.lower() for suffix in path.suffixes}:
        title, body = _of_markdown(title, body, path)
    remarks: list[str] = []
    address, own = _address(fields), _field(fields, "id")
    if address and (clipped := fields.get("created")) and not fields.get("captured"):
        # With the URL of a page, a web clipper writes when it saved the page, not when that was published.
        fields = {**{name: value for name, value in fields.items() if name != "created"}, "captured": clipped}
    yield build(
        Draft(
            text=body,
            source=str(path),
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
        ),
        options,
    )


def _of_markdown(title: str, body: str, path: Path) -> tuple[str, str]:
    """The title and the words of a note; a note of a vault without a title is called by its file name."""
    found = markdown.blocks(body)
    if not title and found and found[0].kind == "heading" and found[0].level == 1:
        title, found = found[0].text, found[1:]
    elif title and found and found[0].kind == "heading" and found[0].text == title:
        found = found[1:]
    if not title and any((folder / _VAULT).is_dir() for folder in path.resolve().parents):
        title = path.name.split(".md")[0]
    return title, "\n\n".join(block.text for block in found)


def _address(fields: dict[str, Any]) -> str:
    """The URL, which note-taking programs also write as the `source`."""
    source = str(fields.get("source") or "")
    return _field(fields, "address") or (source if is_address(source) else "")


def _field(fields: dict[str, Any], name: str) -> str:
    for known in (name, *known_columns().get(name, [])):
        value = fields.get(known)
        if isinstance(value, list):
            return ("; " if name == "cited" else ", ").join(markdown.words(str(item)) for item in value)
        if isinstance(value, str | int | float | date):
            return markdown.words(str(value))
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
