"""A file that came back: its rows by column, within limits; nothing in it is run or expanded beyond them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from glossator.desk.sheets import cells
from glossator.desk.sheets.columns import sheet
from glossator.desk.sheets.out import MOST
from glossator.errors import InputError
from glossator.formats.office import xlsx
from glossator.formats.office.package import Package

LONGEST = 5 * 1024 * 1024  # bytes of a file
UNPACKED = 60 * 1024 * 1024  # bytes of a workbook's parts
PARTS = 200  # files in a workbook
TAGS = 2_000_000  # in all of them; each takes a hundred times its length once parsed
CHARACTERS = 20_000_000  # in all cells: many can refer to one long text
COLUMNS = 60
NEEDED = ("guide", "claim", "seen")
FORMULA = "\0formula"  # marks a cell with a formula; no text looks like it

Cells = list[str]
Numbered = tuple[int, dict[str, str]]


def read(name: str, content: bytes) -> list[Numbered]:
    """The rows of a CSV file or workbook by their numbers in it, each keyed by column.

    Raises InputError, naming the file and the reason, if it cannot be read.
    """
    if len(content) > LONGEST:
        raise InputError(f"{name}: larger than {LONGEST // 1024 // 1024} MB")
    if not content.strip():
        raise InputError(f"{name}: empty")
    found = _workbook(name, content) if content.startswith(b"PK") else _csv(name, content)
    rows = list(islice(found, MOST + 2))
    if len(rows) > MOST + 1:
        raise InputError(f"{name}: more than {MOST:,} rows")
    return _by_column(name, rows)


def _by_column(name: str, rows: Sequence[Cells]) -> list[Numbered]:
    known = {one.name.casefold(): one.key for one in sheet().columns}
    places: dict[str, int] = {}
    for place, title in enumerate(rows[0] if rows else []):
        key = known.get(title.strip().casefold())
        if key in places:
            raise InputError(f"{name}: has the column {title!r} twice")
        if key:
            places[key] = place
    missing = [one.name for one in sheet().columns if one.key in NEEDED and one.key not in places]
    if missing:
        raise InputError(f"{name}: has no column {', '.join(missing)}; start from a file that this desk gave out")
    return [(number, {key: row[place] if place < len(row) else "" for key, place in places.items()})
            for number, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]  # fmt: skip


def _csv(name: str, content: bytes) -> Iterator[Cells]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8; save it as “CSV UTF-8”, or as a workbook") from None
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            yield [cells.back(cell) for cell in row[:COLUMNS]]
    except csv.Error as problem:
        raise InputError(f"{name}: not CSV ({problem})") from problem


def _workbook(name: str, content: bytes) -> Iterator[Cells]:
    left = CHARACTERS
    try:
        book = xlsx.opened(Package(content, "xlsx", unpacked=UNPACKED, parts=PARTS, tags=TAGS))
    except InputError as problem:
        raise InputError(f"{name}: {problem}") from problem
    try:
        page = book["Claims"] if "Claims" in book.sheetnames else book.worksheets[0]
        rows: Iterable[Any] = page.iter_rows(max_row=MOST + 2, max_col=COLUMNS)
        for row in rows:
            left -= sum(len(cell.value) for cell in row if isinstance(cell.value, str))
            if left < 0:
                break
            yield [_text(cell) for cell in row]
    except Exception as problem:  # a file from outside can be broken in more ways than the reader documents
        raise InputError(f"{name}: not a readable workbook ({type(problem).__name__})") from problem
    if left < 0:
        raise _too_much(name)


def _too_much(name: str) -> InputError:
    return InputError(f"{name}: unpacks to more than the desk takes; send fewer rows at once")


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "f":
        return FORMULA
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return cells.back(str(value))
