"""The tables of a record, as readers and the one writer see them."""

import logging
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import lancedb
import pyarrow as pa
from filelock import FileLock, Timeout

from glossator.errors import RecordError
from glossator.record import rows
from glossator.record.head import Head, read_head, stamp, write_head
from glossator.record.presence import Readers

DOCUMENTS, PASSAGES, VECTORS = "documents", "passages", "vectors"
PATIENCE = 600.0  # seconds a writer waits for another one before it gives up

_log = logging.getLogger(__name__)


class Store:
    """Tables in a folder. Readers see the versions the head names; writers take turns."""

    def __init__(self, path: Path, create: bool = False) -> None:
        self.path = path
        self._head_file = path / "head.json"
        self._lock = FileLock(path / "write.lock", timeout=0, thread_local=False)
        self._turn, self._view = threading.RLock(), threading.Lock()
        self._open: dict[str, Any] = {}
        self._seen: tuple[int, int] | None = None
        self._head = Head()
        if create and not self._head_file.exists():
            self._create()
        read_head(self._head_file)
        self._readers = Readers(path / "readers.lock")
        self._database = self._connect()

    def _connect(self) -> Any:
        return lancedb.connect(self.path / "tables")

    def _create(self) -> None:
        if self.path.exists() and not (self.path.is_dir() and self._only_ours()):
            # A folder with other things in it may be somebody's archive: better to say so than to write into it.
            raise RecordError(f"{self.path}: there is something else at this place; name another --record")
        self.path.mkdir(parents=True, exist_ok=True)
        self._database = self._connect()
        with self._alone():
            if self._head_file.exists():
                return
            for name, schema in ((DOCUMENTS, rows.DOCUMENTS), (PASSAGES, rows.PASSAGES)):
                self._database.create_table(name, schema=schema, mode="overwrite")
            versions = {name: self._database.open_table(name).version for name in (DOCUMENTS, PASSAGES)}
            write_head(self._head_file, Head(versions))

    def _only_ours(self) -> bool:
        # Nothing, or what is left when the very first start was killed.
        return all(
            entry.name in {"tables", "write.lock", "readers.lock", "head.json", "head.draft"}
            for entry in self.path.iterdir()
        )

    # Reading

    @property
    def head(self) -> Head:
        """The head as it is now."""
        self._refresh()
        return self._head

    def reading(self, name: str) -> Any:
        """The table at the version that belongs to the head, or None when there is no such table."""
        return self.view().get(name)

    def reading_long(self) -> AbstractContextManager[None]:
        """Around a question that may take minutes: old versions stay on disk until it is done."""
        return self._readers.another()

    def view(self) -> dict[str, Any]:
        """All tables at versions that belong together; keep it for the length of one question."""
        self._refresh()
        return self._open

    def _refresh(self) -> None:
        with self._view:
            now = stamp(self._head_file)
            if now == self._seen:
                return
            head = read_head(self._head_file)
            # New handles, so that a question under way in another thread keeps the view it began with.
            self._open = {name: self._at(name, version) for name, version in head.versions.items()}
            self._head, self._seen = head, now

    def _at(self, name: str, version: int) -> Any:
        try:
            table = self._database.open_table(name)
            table.checkout(version)
        except Exception as problem:  # the engine raises many kinds
            raise RecordError(f"{self.path}: table {name} cannot be opened ({problem})") from problem
        return table

    # Writing

    @contextmanager
    def writing(self) -> Iterator["Change"]:
        """The writer's turn: what is done to the tables counts when the block ends well, and not at all otherwise."""
        with self._alone():
            change = Change(self._database, self._recovered())
            yield change
            write_head(self._head_file, change.head())

    @contextmanager
    def clearing(self) -> Iterator[tuple[list[Any], bool]]:
        """All tables, just as the head names them, for their old versions to be cleared; and whether nobody reads.

        Never inside a change: a version that the head still names must not go.
        """
        with self._alone():
            head = self._recovered()
            write_head(self._head_file, head)
            with self._readers.none() as alone:
                yield [self._database.open_table(name) for name in head.versions], alone

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._turn:
            self._take_turn()
            try:
                yield
            finally:
                self._lock.release()

    def _take_turn(self) -> None:
        try:
            self._lock.acquire(timeout=0.2)
        except Timeout:
            _log.warning("%s: another process is writing to this record; waiting for it", self.path)
            try:
                self._lock.acquire(timeout=PATIENCE)
            except Timeout as problem:
                raise RecordError(f"{self.path}: another process has been writing for too long; try later") from problem

    def _recovered(self) -> Head:
        """The head, with the tables taken back to it where a writer died half-way."""
        head = read_head(self._head_file)
        versions = dict(head.versions)
        for name in sorted(entry.stem for entry in (self.path / "tables").glob("*.lance")):
            if name not in versions:
                self._database.drop_table(name)
                continue
            table = self._database.open_table(name)
            if table.version != versions[name]:
                table.checkout(versions[name])
                table.restore()
                versions[name] = table.version
        return head.with_versions(versions)


class Change:
    """What one writer does in its turn: changes to tables, and the head that will name them."""

    def __init__(self, database: Any, head: Head) -> None:
        self._database = database
        self._head = head
        self._tables: dict[str, Any] = {}
        self._names = set(head.versions)

    def has(self, name: str) -> bool:
        """True when there is such a table."""
        return name in self._names

    def names(self) -> list[str]:
        """All tables, sorted."""
        return sorted(self._names)

    def table(self, name: str) -> Any:
        """The table as it stands in this change."""
        if name not in self._tables:
            self._tables[name] = self._database.open_table(name)
        return self._tables[name]

    def create(self, name: str, schema: pa.Schema) -> Any:
        """A new, empty table."""
        self._tables[name] = self._database.create_table(name, schema=schema, mode="overwrite")
        self._names.add(name)
        return self._tables[name]

    def forget(self, name: str) -> None:
        """Leave a table out of the head; the next writer clears it away, when no reader of now needs it."""
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
