"""Rows of tables as documents: what each column holds, and what identifies a row."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.formats.address import comparable
from glossator.formats.days import day
from glossator.formats.markup import plain
from glossator.formats.tables import plain_name
from glossator.language import lists
from glossator.record.fact_checks import KIND, text_of
from glossator.record.model import Document, Refusal
from glossator.record.readers.building import Draft, build
from glossator.record.readers.isolated import isolated
from glossator.record.readers.options import Options

Row = dict[str, Any]
Read = Callable[[], Iterator[tuple[int, Row | InputError]]]
REFUSALS_NAMED = 100  # bad rows of one file that are named; further ones are counted
_AROUND = ("rendered", "#text", "@value", "text", "value", "name")
_A_PARAGRAPH = 80  # characters; a list of longer texts is a list of paragraphs, not of names
_COLUMN = re.compile(r"\{([^{}]+)\}")


@cache
def known_columns(kind: str = "") -> dict[str, list[str]]:
    """Usual names of columns, by field; tables of fact-checks have some of their own, which are tried first."""
    plain = lists.load("record", "columns")
    own = lists.load("record", "fact_check_columns") if kind == KIND else {}
    return {field: [*own.get(field, []), *plain[field]] for field in plain}


class Mapper:
    """Takes fields out of rows: as the user says, else from the first column with a usual name that is not empty."""

    def __init__(self, options: Options, columns: Iterable[str]) -> None:
        self._options, self._columns = options, list(columns)
        have: dict[str, str] = {}
        for column in self._columns:
            have.setdefault(plain_name(column), column)
        self._how: dict[str, list[Callable[[Row], str]]] = {}
        for field, names in known_columns(options.kind).items():
            self._how[field] = [_taker(have[name]) for name in names if name in have]
        self._how |= {field: [_taker(how)] for field, how in options.mapping.items()}

    def check(self) -> None:
        """Raises InputError if the user names a column that does not exist, or no column can be the text."""
        columns = f"columns: {', '.join(self._columns)[:300]}"
        for field, how in self._options.mapping.items():
            if missing := next((name for name in _named(how) if name not in self._columns), ""):
                raise InputError(f"--map {field}={how}: there is no column {missing!r}; {columns}")
        if not self._how["text"]:
            raise InputError(f"no column for the text; name it with --map text=…; {columns}")

    def __call__(self, row: Row) -> dict[str, str]:
        """The row's fields; a missing field is empty."""
        return {field: self.one(field, row) for field in self._how}

    def one(self, field: str, row: Row) -> str:
        """One of the row's fields; empty if it is missing."""
        return next((words for take in self._how[field] if (words := take(row))), "")


def _named(how: str) -> list[str]:
    """The columns named in a field's mapping."""
    if how.startswith("="):
        return []
    return _COLUMN.findall(how) or [how]


def _taker(how: str) -> Callable[[Row], str]:
    if how.startswith("="):
        return lambda _row: how[1:]
    if _COLUMN.search(how):
        return lambda row: _COLUMN.sub(lambda found: _words(row.get(found[1])), how).strip()
    return lambda row: _words(row.get(how))


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        # Words as some programs wrap them: {"rendered": "<p>…"}; any other object is not text.
        return next((words for name in _AROUND if isinstance(words := value.get(name), str)), "")
    if isinstance(value, list):
        items = [_words(item) for item in value]
        return ("\n\n" if any(len(item) > _A_PARAGRAPH for item in items) else ", ").join(items)
    return value if isinstance(value, str) else str(value)


def documents(
    path: Path, read: Read, options: Options, remarks: Sequence[str] = (), *, sheet: str = ""
) -> Iterator[Document | Refusal]:
    """Documents of a table. `read` yields its rows, numbered, from the start each time it is called.

    A row is identified by its URL if no other row of the table has it; else by its URL and id, or URL and text; a row
    without a URL by the table's name and its id, or by its content. `remarks` are added to every document. A table that
    is the `sheet` of a workbook is named with it. Raises InputError if what the user says does not fit the table, or no
    column can be the text.
    """
    name = [path.name, sheet] if sheet else [path.name]
    place = f"{path}, sheet {sheet!r}" if sheet else str(path)
    mapper, shared = _looked_through(read, options)
    refused = 0
    for number, row in read():
        if not isinstance(row, InputError) and _left_out(row, options):
            continue
        for found in isolated(
            f"{place}, row {number}", partial(_one, path, name, row, mapper, shared, options, remarks)
        ):
            refused += isinstance(found, Refusal)
            if isinstance(found, Document) or refused <= REFUSALS_NAMED:
                yield found
    if refused > REFUSALS_NAMED:
        yield Refusal(source=place, reason=f"{refused - REFUSALS_NAMED:,} more rows, for reasons like these")


def _left_out(row: Row, options: Options) -> bool:
    return any(_words(row.get(column)).lower() == value.lower() for column, value in options.skip.items())


def _looked_through(read: Read, options: Options) -> tuple[Mapper, set[int]]:
    """How fields are taken, and hashes of the URLs that more than one row has.

    The columns are those of all rows, because JSON leaves out what is empty.
    """
    columns: dict[str, None] = {}
    mapper = Mapper(options, columns)
    seen: set[int] = set()
    shared: set[int] = set()
    for _, row in read():
        if isinstance(row, InputError):
            continue
        if not row.keys() <= columns.keys():
            columns |= dict.fromkeys(row)
            mapper = Mapper(options, columns)
        if address := mapper.one("address", row):
            key = hash(comparable(address))
            (shared if key in seen else seen).add(key)
    if columns:
        mapper.check()
    return mapper, shared


def _one(
    path: Path,
    name: Sequence[str],
    row: Row | InputError,
    mapper: Mapper,
    shared: set[int],
    options: Options,
    remarks: Sequence[str],
) -> Iterator[Document]:
    if isinstance(row, InputError):
        raise row
    fields = mapper(row)
    address = fields["address"].strip()
    key = _key(name, fields, comparable(address) if address else "", shared)
    yield _document(path, key, fields, options, remarks)


def _document(
    path: Path, key: Sequence[str], fields: dict[str, str], options: Options, known: Sequence[str]
) -> Document:
    remarks = list(known)
    days: dict[str, Any] = {}
    for name in ("published", "modified", "captured"):
        words = fields.get(name, "").strip()
        days[name] = day(words, options.day_first) if words else None
        if words and days[name] is None:
            remarks.append(f"{name} {words[:60]!r} is not a day, or could be read as two, and was left out")
    text, kind = plain(fields.get("text", "")), options.kind or fields.get("kind", "")
    return build(
        Draft(
            text=text_of(text, fields.get("rating", "")) if kind == KIND and text.strip() else text,
            source=str(path),
            key=key,
            address=fields.get("address", "").strip(),
            title=plain(fields.get("title", ""), " "),
            publisher=fields.get("publisher", ""),
            author=fields.get("author", ""),
            said_language=fields.get("language", ""),
            kind=fields.get("kind", ""),
            speaker=fields.get("speaker", ""),
            cited=fields.get("cited", "").split(";"),
            remarks=remarks,
            **days,
        ),
        options,
    )


def _key(name: Sequence[str], fields: dict[str, str], address: str, shared: set[int]) -> list[str]:
    own, text = fields.get("id", "").strip(), fields.get("text", "")
    if address:
        return [address] if hash(address) not in shared else [address, own or text]
    return [*name, own] if own else [fields.get("published", ""), fields.get("title", ""), text]
