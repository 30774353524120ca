"""The rows of a database as JSON lines and back, for SQLite and PostgreSQL alike."""

import base64
import binascii
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, func, insert, inspect, select, text, update

from glossator.desk.database.tables import Base
from glossator.errors import InputError

VERSION = "alembic_version"
LEFT_OUT = ("visit", "attempt", VERSION)  # nobody stays logged in; the version is in the manifest
AT_ONCE = 200


def of_desk(connection: Connection) -> list[Table]:
    """The desk's tables in this database, each after those it refers to; other tables may exist beside them."""
    found = MetaData()
    there = inspect(connection).get_table_names()
    found.reflect(connection, only=[name for name in there if name in Base.metadata.tables or name == VERSION])
    return found.sorted_tables


def tables(connection: Connection) -> list[Table]:
    """The desk's tables that are backed up."""
    return [one for one in of_desk(connection) if one.name not in LEFT_OUT]


def lines(connection: Connection, table: Table) -> Iterator[str]:
    """Every row as a line of JSON, in order of its key."""
    asked = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=AT_ONCE)
    for row in connection.execute(asked).mappings():
        yield json.dumps({name: _told(value) for name, value in row.items()}, ensure_ascii=False) + "\n"


def put(connection: Connection, table: Table, read: Iterable[str]) -> int:
    """Add rows to an empty table and return their number. Raises InputError for a line that is not a row of it."""
    own = [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    later: list[tuple[Any, dict[str, Any]]] = []
    many, waiting = 0, []
    for line in read:
        row = _row(table, line)
        # A row may refer to a later row of its own table.
        pointing = {column.name: row[column.name] for column in own if row[column.name] is not None}
        if pointing:
            later.append((row["id"], pointing))
            row |= dict.fromkeys(pointing)
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            connection.execute(insert(table), waiting)
            many, waiting = many + len(waiting), []
    if waiting:
        connection.execute(insert(table), waiting)
    for key, pointing in later:
        connection.execute(update(table).where(table.c.id == key).values(**pointing))
    _count_on(connection, table)
    return many + len(waiting)


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL give the next row a free number; SQLite does so by itself."""
    if connection.dialect.name != "postgresql" or "id" not in table.c or not _numbered(table.c.id):
        return
    highest = connection.scalar(select(func.max(table.c.id)))
    if highest:
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :highest)"),
                           {"name": f'"{table.name}"', "highest": highest})  # fmt: skip


def _numbered(column: Column[Any]) -> bool:
    return column.type.python_type is int


def _told(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"moment": (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, bytes | memoryview):
        return {"bytes": base64.b64encode(value).decode()}
    return {"json": value} if isinstance(value, dict | list) else value


def _row(table: Table, line: str) -> dict[str, Any]:
    try:
        row = {name: _read(value) for name, value in json.loads(line).items()}
    except (ValueError, AttributeError, TypeError, RecursionError, binascii.Error) as problem:
        raise InputError(f"a row of {table.name} cannot be read: {problem}") from problem
    if set(row) != set(table.columns.keys()):
        raise InputError(f"a row of {table.name} has other columns than it should")
    return row


def _read(value: Any) -> Any:
    match value:
        case {"moment": str(moment), **rest} if not rest:
            return datetime.fromisoformat(moment)
        case {"day": str(day), **rest} if not rest:
            return date.fromisoformat(day)
        case {"bytes": str(packed), **rest} if not rest:
            return base64.b64decode(packed, validate=True)
        case {"json": inner, **rest} if not rest:
            return inner
        case dict() | list():
            raise ValueError("a value of no known kind")
    return value
