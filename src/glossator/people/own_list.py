"""The user's own actor list (CSV or YAML), validated line by line."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from glossator.days import day_in
from glossator.errors import InputError
from glossator.language.lists import nodes
from glossator.people.sectors import sectors

COLUMNS = ("id", "name", "code", "role", "aliases", "organ", "office", "from", "to", "source")
REQUIRED = ("id", "name", "source")
GROUPS = frozenset({"IGO", "NGO", "IMG", "MNC"})  # PLOVER codes for actors that belong to no single state
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Listed:
    """An actor of the file; with `office`, a person who holds that office of the actor `id`."""

    where: str
    id: str
    name: str
    code: str = ""
    role: str = ""
    aliases: tuple[str, ...] = ()
    organ: str = ""
    office: str = ""
    since: date = date.min
    until: date | None = None


def read(path: Path) -> list[Listed]:
    """The actors of a file. Raises InputError with the file and the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(f"{path}: cannot be read ({problem})") from problem
    rows = _csv(path, text) if path.suffix.lower() == ".csv" else _yaml(path, text)
    found = [_listed(where, row) for where, row in rows]
    if not found:
        raise InputError(f"{path}: contains no actors")
    return found


def _csv(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    lines = csv.DictReader(text.splitlines(), strict=True)
    unknown = [name for name in lines.fieldnames or [] if name not in COLUMNS]
    if unknown or not lines.fieldnames:
        raise InputError(f"{path}, line 1: columns are {', '.join(COLUMNS)}; not {', '.join(unknown) or 'none'}")
    try:
        for row in lines:
            if None in row or None in row.values():
                raise InputError(f"{path}, line {lines.line_num}: {len(lines.fieldnames)} cells expected")
            yield f"{path}, line {lines.line_num}", {**row, "aliases": row.get("aliases", "").split(";")}
    except csv.Error as problem:
        raise InputError(f"{path}, line {lines.line_num}: {problem}") from problem


def _yaml(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        listed = nodes(text, "actors")
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark is not None else ""
        raise InputError(f"{path}{at}: not YAML ({getattr(problem, 'problem', problem)})") from problem
    if listed is None:
        raise InputError(f"{path}, line 1: expected a list under `actors:`")
    for line, row in listed:
        where = f"{path}, line {line}"
        if not isinstance(row, dict):
            raise InputError(f"{where}: expected a mapping with id, name and source, not {row!r}")
        unknown = [str(key) for key in row if key not in COLUMNS]
        if unknown:
            raise InputError(f"{where}: unknown field: {', '.join(unknown)}")
        yield where, row


def _listed(where: str, row: dict[str, Any]) -> Listed:
    missing = [key for key in REQUIRED if not row.get(key)]
    if missing:
        raise InputError(f"{where}: missing {', '.join(missing)}")
    values = {key: str(row.get(key) or "").strip() for key in COLUMNS if key not in {"aliases", "from", "to"}}
    if values["code"] and values["code"] not in GROUPS and not _state(values["code"]):
        raise InputError(
            f"{where}: code {values['code']!r} is no ISO 3166 alpha-3 code and none of {', '.join(sorted(GROUPS))}"
        )
    if values["role"] and values["role"] not in _roles():
        raise InputError(f"{where}: role {values['role']!r} is not one of {', '.join(sorted(_roles()))}")
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list):
        raise InputError(f"{where}: aliases is not a list")
    del values["source"]
    return Listed(
        where=where,
        **values,
        aliases=tuple(str(alias).strip() for alias in aliases if str(alias).strip()),
        since=day_in(row.get("from"), f"{where}: from") or date.min,
        until=day_in(row.get("to"), f"{where}: to"),
    )


def _state(code: str) -> bool:
    import pycountry

    return bool(_CODE.fullmatch(code)) and (code == "KOS" or pycountry.countries.get(alpha_3=code) is not None)


def _roles() -> frozenset[str]:
    return frozenset(sectors().nouns.values()) | {"ELI"} - {""}
