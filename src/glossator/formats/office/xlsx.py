"""Workbooks: each sheet that is a table with a header, read as the same table saved as CSV would be."""

import csv
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile
from typing import Any

from glossator.errors import InputError
from glossator.formats import tables
from glossator.formats.office.package import Package

MOST_ROWS = 1_048_576  # of a sheet, in any program
MOST_CELLS = 20_000_000  # of a workbook, including empty cells before filled ones
_SMALLER = "save the table as .csv"
_BREAKS = re.compile(r"_x000[DA]_\n?", re.IGNORECASE)  # line ends as ECMA-376 writes them (ST_Xstring)


@dataclass(frozen=True)
class Sheet:
    """A sheet from its first non-empty row, the header; every row is as wide as that, or [] if empty."""

    name: str
    records: list[list[str]]

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return self.records[0]

    def numbered(self) -> Iterator[tuple[int, tables.Row | InputError]]:
        """The rows below the header, numbered as in any table."""
        yield from tables.below_header(iter(self.records))

    def as_csv(self) -> str:
        """The sheet as it would be saved as CSV."""
        made = io.StringIO()
        csv.writer(made, lineterminator="\n").writerows(self.records)
        return made.getvalue()


def sheets(data: bytes) -> list[Sheet]:
    """The sheets that hold anything. Raises InputError if none does, or the bytes are not a workbook."""
    book = opened(Package(data, "xlsx"), data_only=True)
    found, left = [], MOST_CELLS
    for page in book.worksheets:
        # The size that a sheet states is often wrong, and is never needed.
        page.reset_dimensions()
        filled = list(dropwhile(lambda row: not row, _filled(page, left)))
        left -= sum(map(len, filled))
        if filled:
            width = len(filled[0])
            found.append(
                Sheet(page.title, [[*row, *[""] * (width - len(row))][:width] if row else [] for row in filled])
            )
    if not found:
        raise InputError(f"empty: no sheet holds anything; {_SMALLER}")
    return found


def opened(package: Package, *, data_only: bool = False) -> Any:
    """The workbook, to be read row by row; `data_only` gives the results of formulas instead of the formulas."""
    from openpyxl import load_workbook

    warnings.filterwarnings(
        "ignore", category=UserWarning, module=r"openpyxl\."
    )  # about styles that it does not support
    try:
        return load_workbook(package.repacked(), read_only=True, data_only=data_only, keep_links=False)
    except InputError:
        raise
    except Exception as problem:  # a damaged file can be broken in more ways than the library names
        raise InputError(f"not a workbook ({type(problem).__name__}); save it again, or as .csv") from problem


def _filled(page: Any, left: int) -> Iterator[list[str]]:
    """The rows, each up to its last non-empty cell. Raises InputError if more than `left` cells come before."""
    try:
        for number, row in enumerate(page.iter_rows(), 1):
            left -= len(row)
            if number > MOST_ROWS or left < 0:
                break
            cells = list(map(_words, row))
            while cells and not cells[-1].strip():
                cells.pop()
            yield cells
        else:
            return
    except Exception as problem:  # as above
        raise InputError(f"sheet {page.title!r} is damaged ({type(problem).__name__}); {_SMALLER}") from problem
    raise InputError(f"sheet {page.title!r} exceeds the limit of cells; {_SMALLER}")


def _words(cell: Any) -> str:
    """A cell as a CSV file would hold it, dates and times in ISO 8601; nothing for an error."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(value, ".15g")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _length(value)
    return _BREAKS.sub("\n", str(value))


def _length(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
