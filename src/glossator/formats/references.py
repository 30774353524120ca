"""Reference lists as Zotero and other managers export them: CSL JSON, and RIS with the files it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.folding import fold
from glossator.formats.days import day
from glossator.formats.markup import plain
from glossator.formats.plain_text import one_line
from glossator.language import lists

_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
_YEAR = re.compile(r"\s*(\d{4})(?!\d)")
_FILES = ("L1", "L2", "L3", "L4")
_MOST = 200_000  # references of one list
_WHOLE, _CUT = 8, 25  # characters: the shortest title, whole or cut short, that names a file
_DOI = "https://doi.org/"


@dataclass
class Reference:
    """What a list says about one work; `year` is all that is known of its date if `published` is None."""

    key: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    address: str = ""
    kind: str = "article"
    language: str = ""
    abstract: str = ""
    published: date | None = None
    year: str = ""
    files: list[str] = field(default_factory=list)  # as the list names them, relative to its folder


@cache
def _kinds() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = lists.load("formats", "references")
    return loaded


def is_list(value: Any) -> bool:
    """True for a value read from JSON that is a reference list (CSL)."""
    rows = value if isinstance(value, list) else []
    return bool(rows) and all(
        isinstance(row, dict) and row.get("type") in _kinds()["csl"] and "id" in row for row in rows
    )


def of_csl(value: Sequence[Any]) -> list[Reference]:
    """The references of a CSL JSON list."""
    return [_of_csl(row) for row in value[:_MOST]]


def _of_csl(row: dict[str, Any]) -> Reference:
    said = {key: one_line(plain(str(value), " ")) for key, value in row.items() if isinstance(value, str | int)}
    published, year = _issued(row.get("issued"))
    people = row.get("author") if isinstance(row.get("author"), list) else []
    doi = said.get("DOI", "")
    return Reference(
        key=said.get("id", ""),
        title=said.get("title", ""),
        author=", ".join(name for one in people or [] if isinstance(one, dict) and (name := _person(one))),
        publisher=said.get("container-title") or said.get("publisher", ""),
        address=said.get("URL") or (_DOI + doi if doi else ""),
        kind=_kinds()["csl"].get(said.get("type", ""), "article"),
        language=said.get("language", ""),
        abstract=plain(str(row.get("abstract") or "")),
        published=published,
        year=year,
    )


def _person(one: dict[str, Any]) -> str:
    parts = [one.get(part) for part in ("given", "non-dropping-particle", "family")]
    return str(one.get("literal") or " ".join(str(part) for part in parts if part))


def _issued(issued: Any) -> tuple[date | None, str]:
    if not isinstance(issued, dict):
        return None, ""
    parts = next(iter(issued.get("date-parts") or []), None)
    words = "-".join(str(part) for part in parts) if isinstance(parts, list) else ""
    words = words or str(issued.get("raw") or issued.get("literal") or "")
    return day(words), found[1] if (found := _YEAR.match(words)) else ""


def of_ris(text: str) -> list[Reference]:
    """The references of a RIS file. Raises InputError if there is none in it."""
    found = [_of_ris(row) for row in _records(text)]
    if not found:
        raise InputError("not a list of references (RIS): no line `TY  - ` in it; export it again")
    return found[:_MOST]


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    row: dict[str, list[str]] = {}
    last = ""
    for line in text.split("\n"):
        if tagged := _LINE.fullmatch(line.rstrip()):
            last = tagged[1]
            if last == "TY":
                row = {}
            if last == "ER":
                if "TY" in row:
                    yield row
                row = {}
            else:
                row.setdefault(last, []).append(tagged[2].strip())
        elif last in row and line.strip():
            row[last][-1] += f"\n{line.strip()}"
    if "TY" in row:
        yield row


def _of_ris(row: dict[str, list[str]]) -> Reference:
    def first(*tags: str) -> str:
        return next((plain(value) for tag in tags for value in row.get(tag, []) if value), "")

    dates = [value.strip("/ ") for tag in ("DA", "Y1", "PY") for value in row.get(tag, [])]
    doi = first("DO").removeprefix(_DOI)
    return Reference(
        key=first("ID"),
        title=one_line(first("TI", "T1")),
        author=", ".join(_turned(name) for tag in ("AU", "A1") for name in row.get(tag, [])),
        publisher=one_line(first("T2", "JO", "JF", "PB")),
        address=first("UR") or (_DOI + doi if doi else ""),
        kind=_kinds()["ris"].get(first("TY"), "article"),
        language=first("LA"),
        abstract=first("AB", "N2"),
        published=next((found for words in dates if (found := day(words))), None),
        year=next((year[1] for words in dates if (year := _YEAR.match(words))), ""),
        files=[value for tag in _FILES for value in row.get(tag, []) if value and "://" not in value],
    )


def _turned(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name.strip()


def attached(found: Sequence[Reference], folder: Path) -> list[list[Path]]:
    """The files of each reference in the folder: those the list names, else those whose name fits it alone.

    A name that leads out of the folder is ignored.
    """
    named = [[path for name in one.files if (path := _inside(folder, name))] for one in found]
    if any(named):
        return named
    loose: dict[Path, list[int]] = {}
    for path in _files(folder):
        loose[path] = [at for at, one in enumerate(found) if _names(path.stem, one.title)]
    for path, owners in loose.items():
        if len(owners) == 1:
            named[owners[0]].append(path)
    return named


def _inside(folder: Path, name: str) -> Path | None:
    path = (folder / name.removeprefix("file://").replace("\\", "/")).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


def _files(folder: Path) -> list[Path]:
    """PDF files beside the list, and in its folder `files`, where exports put each in its own folder."""
    return sorted(
        path.resolve() for pattern in ("*.pdf", "files/*.pdf", "files/*/*.pdf") for path in folder.glob(pattern)
    )


def _names(stem: str, title: str) -> bool:
    """True if a file is named as Zotero does: 'Doe - 2017 - The title, perhaps cut short'."""
    parts = stem.split(" - ")
    wanted = _letters(title)
    tries = [_letters(" - ".join(parts[at:])) for at in range(min(3, len(parts)))]
    return any((one == wanted and len(one) >= _WHOLE) or (len(one) >= _CUT and wanted.startswith(one)) for one in tries)


def _letters(words: str) -> str:
    return "".join(sign for sign in fold(words).text.casefold() if sign.isalnum())
