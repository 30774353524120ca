"""Rows of tables as documents: which column is what, and what tells two rows apart."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from glossator.errors import InputError
from glossator.record.fact_checks import KIND, text_of
from glossator.record.identity import comparable
from glossator.record.model import Document, Refusal
from glossator.record.readers.building import build
from glossator.record.readers.days import day
from glossator.record.readers.options import FIELDS, Options

Row = dict[str, Any]
REFUSALS_NAMED = 100  # bad rows of one file that are named one by one; further ones are counted
_COLUMN = re.compile(r"\{([^{}]+)\}")


@cache
def known_columns(kind: str = "") -> dict[str, list[str]]:
    """Usual names of columns, by field; tables of fact-checks have some of their own, which are tried first."""
    data = Path(__file__).parents[1] / "data"
    plain = yaml.safe_load((data / "columns.yaml").read_text("utf-8"))
    own = yaml.safe_load((data / "fact_check_columns.yaml").read_text("utf-8")) if kind == KIND else {}
    return {field: [*own.get(field, []), *plain[field]] for field in plain}


class Mapper:
    """Takes fields out of rows: as the user says, else by the usual names of columns."""

    def __init__(self, options: Options, columns: Iterable[str]) -> None:
        have = {column.lower(): column for column in columns}
        usual = {
            f: next((have[n] for n in names if n in have), None) for f, names in known_columns(options.kind).items()
        }
        self._how: dict[str, Callable[[Row], str]] = {}
        for field in FIELDS:
            if field in options.mapping:
                self._how[field] = _taker(options.mapping[field])
            elif (column := usual[field]) is not None:
                self._how[field] = _taker(column)
        if "text" not in self._how:
            raise InputError(f"no column for the text; name it with --map text=…; columns: {', '.join(have)[:300]}")

    def __call__(self, row: Row) -> dict[str, str]:
        """The row's fields; a field it does not have is missing or empty."""
        return {field: take(row) for field, take in self._how.items()}


def _taker(how: str) -> Callable[[Row], str]:
    if how.startswith("="):
        return lambda _row: how[1:]
    if _COLUMN.search(how):
        return lambda row: _COLUMN.sub(lambda found: _words(row.get(found[1])), how).strip()
    return lambda row: _words(row.get(how))


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_words(item) for item in value)
    return value if isinstance(value, str) else str(value)


def documents(
    path: Path, read: Callable[[], Iterator[tuple[int, Row | InputError]]], options: Options
) -> Iterator[Document | Refusal]:
    """Documents of a table. `read` gives its rows, numbered, from the start each time it is called.

    A row is told apart by its address when no other row of the table has it; else by its address and id, or address
    and text; a row without address by the table's name and its id, or by its content.
    """
    shared = _shared_addresses(read, options)
    refused = 0
    for number, fields in _mapped(read, options):
        try:
            if isinstance(fields, InputError):
                raise fields
            yield _document(path, fields, shared, options)
        except InputError as problem:
            refused += 1
            if refused <= REFUSALS_NAMED:
                yield Refusal(source=f"{path}, row {number}", reason=str(problem))
    if refused > REFUSALS_NAMED:
        yield Refusal(source=str(path), reason=f"{refused - REFUSALS_NAMED:,} more rows, for reasons like these")


def _mapped(
    read: Callable[[], Iterator[tuple[int, Row | InputError]]], options: Options
) -> Iterator[tuple[int, dict[str, str] | InputError]]:
    columns: dict[str, None] = {}
    mapper: Mapper | InputError = InputError("no columns")
    for number, row in read():
        if isinstance(row, InputError):
            yield number, row
            continue
        if any(_words(row.get(column)).lower() == value.lower() for column, value in options.skip.items()):
            continue
        if not row.keys() <= columns.keys():
            # JSON leaves out what is empty: the usual names are looked up again when a row brings a new column.
            columns |= dict.fromkeys(row)
            mapper = _mapper(options, columns)
        yield number, mapper if isinstance(mapper, InputError) else mapper(row)


def _mapper(options: Options, columns: Iterable[str]) -> Mapper | InputError:
    try:
        return Mapper(options, columns)
    except InputError as problem:
        return problem


def _shared_addresses(read: Callable[[], Iterator[tuple[int, Row | InputError]]], options: Options) -> set[int]:
    """Hashes of the addresses that more than one row has."""
    seen: set[int] = set()
    shared: set[int] = set()
    for _, fields in _mapped(read, options):
        address = "" if isinstance(fields, InputError) else fields.get("address", "")
        if address:
            key = hash(comparable(address))
            (shared if key in seen else seen).add(key)
    return shared


def _document(path: Path, fields: dict[str, str], shared: set[int], options: Options) -> Document:
    days, remarks = {}, []
    for name in ("published", "modified", "captured"):
        words = fields.get(name, "").strip()
        days[name] = day(words, options.day_first) if words else None
        if words and days[name] is None:
            remarks.append(f"{name} {words[:60]!r} is not a day, or could be read as two, and was left out")
    address = fields.get("address", "").strip()
    text, kind = fields.get("text", ""), options.kind or fields.get("kind", "")
    return build(
        text=text_of(text, fields.get("rating", "")) if kind == KIND and text.strip() else text,
        source=str(path),
        options=options,
        key=_key(path, fields, comparable(address) if address else "", shared),
        address=address,
        title=fields.get("title", ""),
        publisher=fields.get("publisher", ""),
        author=fields.get("author", ""),
        said_language=fields.get("language", ""),
        kind=fields.get("kind", ""),
        speaker=fields.get("speaker", ""),
        cited=fields.get("cited", "").split(";"),
        remarks=remarks,
        **days,
    )


def _key(path: Path, fields: dict[str, str], address: str, shared: set[int]) -> list[str]:
    own, text = fields.get("id", "").strip(), fields.get("text", "")
    if address:
        return [address] if hash(address) not in shared else [address, own or text]
    return [path.name, own] if own else [fields.get("published", ""), fields.get("title", ""), text]
