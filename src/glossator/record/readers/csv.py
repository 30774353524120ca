"""Tables with a header: CSV, and TSV by its suffix; .gz too."""

import csv
from collections.abc import Iterator
from pathlib import Path

from glossator.errors import InputError
from glossator.record.model import Document, Refusal
from glossator.record.readers import files, rows
from glossator.record.readers.options import Options


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """A document a row; a row with fewer or more fields than the header is refused by its number."""

    def numbered() -> Iterator[tuple[int, rows.Row | InputError]]:
        csv.field_size_limit(files.LARGEST_LINE)
        table = csv.reader(_text(path), delimiter="\t" if ".tsv" in path.suffixes else ",")
        try:
            header = next(table, [])
            for number, fields in enumerate(table, 1):
                if fields:
                    yield number, _row(header, fields)
        except csv.Error as problem:
            raise InputError(f"line {table.line_num}: not a table ({problem})") from problem

    yield from rows.documents(path, numbered, options)


def _text(path: Path) -> Iterator[str]:
    for number, line in files.lines(path):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as problem:
            raise InputError(f"line {number}: not UTF-8 text (byte {problem.start + 1})") from problem


def _row(header: list[str], fields: list[str]) -> rows.Row | InputError:
    if len(fields) != len(header):
        return InputError(f"{len(fields)} fields where the header has {len(header)}")
    return dict(zip(header, fields, strict=True))
