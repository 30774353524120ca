"""The tables of a record, as readers and the one writer see them."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa

from glossator.errors import GlossatorError, RecordError
from glossator.record.places.opening import place_of
from glossator.record.places.place import Overtaken, Stamp, Turn
from glossator.record.tables import rows
from glossator.record.tables.head import Head, read_head, stamp, write_head
from glossator.record.tables.lance import lancedb

DOCUMENTS, PASSAGES, VECTORS = "documents", "passages", "vectors"
TRIES = 3  # attempts to be the first with a new head
# What a writer keeps in memory of the tables it works on, indexes and descriptions of files. Without a limit it keeps
# every version it wrote: two gigabytes after a million passages.
WRITERS_MEMORY = 32 << 20


class Store:
    """Tables at a place. Readers see the versions the head names; writers take turns."""

    def __init__(self, path: str | Path, create: bool = False) -> None:
        self.place = place_of(path)
        self._turn, self._view = threading.RLock(), threading.Lock()
        self._open: dict[str, Any] = {}
        self._seen: Stamp | None = None
        self._head = Head()
        self._closed = False
        if create and not self.place.exists():
            self._create()
        read_head(self.place)
        self._readers = self.place.readers()
        self._database = lancedb.connect(self.place.tables)

    @cached_property
    def _to_write(self) -> Any:
        session = lancedb.Session(index_cache_size_bytes=WRITERS_MEMORY, metadata_cache_size_bytes=WRITERS_MEMORY)
        return lancedb.connect(self.place.tables, session=session)

    def _create(self) -> None:
        self.place.prepare()
        with self._turn, self.place.turn():
            if self.place.exists():
                return
            for name, schema in ((DOCUMENTS, rows.DOCUMENTS), (PASSAGES, rows.PASSAGES)):
                self._to_write.create_table(name, schema=schema, mode="overwrite")
            versions = {name: self._to_write.open_table(name).version for name in (DOCUMENTS, PASSAGES)}
            write_head(self.place, Head(versions), None)

    # Reading

    @property
    def head(self) -> Head:
        """The head as it is now."""
        self._refresh()
        return self._head

    def close(self) -> None:
        """Release the tables and the reader's lock; any later use is refused."""
        with self._turn, self._view:
            self._closed, self._open, self._seen = True, {}, None
            self._readers.close()

    def _still_open(self) -> None:
        if self._closed:
            raise RecordError(f"{self.place.address}: the record was closed; open it again")

    def reading(self, name: str) -> Any:
        """The table at the version that belongs to the head; None if there is no such table."""
        return self.view().get(name)

    def reading_long(self) -> AbstractContextManager[None]:
        """For the block of a query that may take minutes: old versions stay on disk until it is done."""
        return self._readers.another()

    def view(self) -> dict[str, Any]:
        """All tables at versions that belong together; keep it for the length of one query."""
        self._refresh()
        return self._open

    def _refresh(self) -> None:
        self._still_open()
        with self._view:
            now = stamp(self.place)
            if now == self._seen:
                return
            head, now = read_head(self.place)
            # New handles, so that a query under way in another thread keeps the view it began with.
            self._open = {name: self._at(self._database, name, version) for name, version in head.versions.items()}
            self._head, self._seen = head, now

    def once(self, name: str) -> Any:
        """The table at the version that belongs to the head, for one query of a writer: little of it is cached."""
        return self._at(self._to_write, name, read_head(self.place)[0].versions[name])

    def _at(self, database: Any, name: str, version: int) -> Any:
        try:
            table = database.open_table(name)
            table.checkout(version)
        except Exception as problem:  # the engine raises many kinds of exceptions
            raise RecordError(f"{self.place.address}: table {name} cannot be opened ({problem})") from problem
        return table

    # Writing

    @contextmanager
    def writing(self) -> Iterator["Change"]:
        """The writer's turn: changes to the tables count if the block ends well, and not at all otherwise."""
        self._still_open()
        with self._turn, self.place.turn() as turn:
            head, seen = self._recovered(turn)
            change = Change(self._to_write, head)
            try:
                yield change
            except GlossatorError:
                raise
            except Exception:
                turn.check()  # a lost turn is the reason for any other failure
                raise
            turn.check()
            write_head(self.place, change.head(), seen)

    @contextmanager
    def clearing(self) -> Iterator[tuple[list[Any], bool]]:
        """All tables, just as the head names them, for their old versions to be removed; and whether nobody is reading.

        Never inside a change: a version that the head still names must not be removed.
        """
        self._still_open()
        with self._turn, self.place.turn() as turn:
            head, seen = self._recovered(turn)
            write_head(self.place, head, seen)
            with self._readers.none() as alone:
                yield [self._to_write.open_table(name) for name in head.versions], alone

    def _recovered(self, turn: Turn) -> tuple[Head, Stamp]:
        """The head and its stamp, with the tables restored to it if a writer died half-way."""
        for tries in count(1):
            head, seen = read_head(self.place)
            fresh = head.with_versions(self._taken_back(head.versions, turn.taken_over))
            if not turn.taken_over:
                return fresh, seen
            # The previous writer may still be alive: after a new head, it can no longer replace the one it knew.
            try:
                return fresh, write_head(self.place, fresh, seen)
            except Overtaken:
                if tries == TRIES:
                    raise
        raise AssertionError("count ends never")

    def _taken_back(self, versions: dict[str, int], all_of_them: bool) -> dict[str, int]:
        """New versions of the tables with the content of `versions`; writing them makes all changes under way fail."""
        if self.place.one_machine:
            for name in set(self.place.table_names()) - set(versions):
                self._to_write.drop_table(name)
        now = dict(versions)
        for name, version in versions.items():
            table = self._to_write.open_table(name)
            if table.version != version or all_of_them:
                table.checkout(version)
                table.restore()
                now[name] = table.version
        return now


class Change:
    """What one writer does in its turn: changes to tables, and the head that will name them."""

    def __init__(self, database: Any, head: Head) -> None:
        self._database = database
        self._head = head
        self._tables: dict[str, Any] = {}
        self._names = set(head.versions)

    def has(self, name: str) -> bool:
        """True if there is such a table."""
        return name in self._names

    def names(self) -> list[str]:
        """All tables, sorted."""
        return sorted(self._names)

    def table(self, name: str) -> Any:
        """The table as it stands in this change."""
        if name not in self._tables:
            table = self._database.open_table(name)
            if table.version != self._head.versions[name]:
                raise RecordError(f"{name}: changed by another process during this write; run the command again")
            self._tables[name] = table
        return self._tables[name]

    def add(self, name: str, made: pa.Table) -> None:
        """Add rows to the table, reduced to the columns it has."""
        table = self.table(name)
        table.add(rows.fitting(made, table))

    def create(self, name: str, schema: pa.Schema) -> Any:
        """A new, empty table."""
        self._tables[name] = self._database.create_table(name, schema=schema, mode="overwrite")
        self._names.add(name)
        return self._tables[name]

    def forget(self, name: str) -> None:
        """Leave a table out of the head; the next writer removes it once no reader needs it."""
        self._names.discard(name)
        self._tables.pop(name, None)

    def note(self, **fields: Any) -> None:
        """Change fields of the head other than the versions."""
        self._head = replace(self._head, **fields)

    @property
    def noted(self) -> Head:
        """The head as it was, with what this change noted."""
        return self._head

    def head(self) -> Head:
        """The head that makes this change count."""
        known = self._head.versions
        return self._head.with_versions(
            {name: self._tables[name].version if name in self._tables else known[name] for name in sorted(self._names)}
        )
