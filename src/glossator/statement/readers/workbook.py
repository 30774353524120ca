"""Workbooks: the first sheet of turns or posts, read like the same table in CSV."""

from glossator.errors import InputError
from glossator.formats.office.xlsx import sheets
from glossator.statement.pieces import Reading
from glossator.statement.readers import posts, table


def read(data: bytes) -> Reading:
    """The statement in one sheet, with a remark that names the others. Raises InputError if no sheet holds one."""
    found = sheets(data)
    problems = []
    for sheet in found:
        try:
            text = sheet.as_csv()
            reading = table.read(text) if table.looks_like(text) else posts.read_csv(text)
        except InputError as problem:
            problems.append(f"sheet {sheet.name!r}: {problem}")
            continue
        if others := ", ".join(repr(each.name) for each in found if each is not sheet):
            reading.remarks.append(f"read from the sheet {sheet.name!r}; not from {others}")
        return reading
    raise InputError("; ".join(problems))
