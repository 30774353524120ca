"""What a record remembers of URLs: their servers' validators, and the documents made from them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from glossator.addresses.captures import FOLDER
from glossator.addresses.model import Validators
from glossator.errors import RecordError
from glossator.formats.address import comparable
from glossator.record.record import Record
from glossator.writing import ADVICE, is_full

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (address TEXT PRIMARY KEY, etag TEXT, modified TEXT, documents TEXT);
CREATE TABLE IF NOT EXISTS feeds (
    address TEXT PRIMARY KEY, added TEXT, title TEXT, kind TEXT, etag TEXT, modified TEXT, asked TEXT, fault TEXT,
    faults INTEGER DEFAULT 0
);
CREATE TABLE IF NOT EXISTS seen (feed TEXT, address TEXT, PRIMARY KEY (feed, address));
"""


def home(record: Record) -> Path:
    """The folder of a record's captures. Raises RecordError for a record in object storage."""
    try:
        return record.path / FOLDER
    except RecordError as problem:
        raise RecordError(
            f"{record.address}: URLs can only be fetched into a record in a folder of this machine, where the raw "
            "answers are kept"
        ) from problem


class Memory:
    """A small database in the folder of the captures, safe for several processes."""

    def __init__(self, record: Record) -> None:
        self._path = home(record) / "known.sqlite"

    def exists(self) -> bool:
        """True if anything was ever remembered."""
        return self._path.exists()

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """The database, for one change or query. Raises RecordError if it cannot be used."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=30)
            try:
                with connection:
                    connection.executescript(_TABLES)
                    yield connection
            finally:
                connection.close()
        except (sqlite3.Error, OSError) as problem:
            raise RecordError(f"{self._path}: {ADVICE if is_full(problem) else problem}") from problem

    def known(self, record: Record, addresses: Sequence[str]) -> dict[str, Validators]:
        """The validators of the URLs whose documents are all still on file, by the URL as given."""
        if not self.exists():
            return {}
        found = {}
        with self.open() as database:
            for address in addresses:
                row = database.execute(
                    "SELECT etag, modified, documents FROM answers WHERE address = ?", (comparable(address),)
                ).fetchone()
                if row and _all_on_file(record, json.loads(row[2])):
                    found[address] = Validators(row[0], row[1])
        return found

    def remember(self, rows: Sequence[tuple[str, Validators, Sequence[str]]]) -> None:
        """Save, for each URL, its server's validators and the documents made from it."""
        with self.open() as database:
            database.executemany(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
                [(comparable(address), said.etag, said.modified, json.dumps(list(ids))) for address, said, ids in rows],
            )


def _all_on_file(record: Record, ids: Sequence[str]) -> bool:
    try:
        return bool(ids) and len(record.documents(ids)) == len(ids)
    except KeyError:
        return False
