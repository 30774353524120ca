"""Workbooks: each sheet that is a table with a header, read as the same table saved as CSV would be."""

from collections.abc import Iterator
from pathlib import Path

from glossator.errors import InputError
from glossator.formats.files import read_bytes
from glossator.formats.office.package import LARGEST
from glossator.formats.office.xlsx import sheets
from glossator.record.model import Document, Refusal
from glossator.record.readers import rows
from glossator.record.readers.options import Options


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """One document per row of every sheet with a column for the text; other sheets are named and skipped."""
    found, others = [], {}
    for sheet in sheets(read_bytes(path, LARGEST)):
        try:
            rows.Mapper(options, sheet.header).check()
            found.append(sheet)
        except InputError as problem:
            others[sheet.name] = str(problem)
    if not found:
        raise InputError("; ".join(f"sheet {name!r}: {reason}" for name, reason in others.items()))
    for sheet in found:
        yield from rows.documents(path, sheet.numbered, options, sheet=sheet.name)
    for name, reason in others.items():
        yield Refusal(source=f"{path}, sheet {name!r}", reason=reason, passed_over=True)
