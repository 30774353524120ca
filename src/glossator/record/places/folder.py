"""A record in a folder: writers take turns with a file lock, and the head is replaced by renaming."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from glossator.errors import RecordError
from glossator.record.places.place import HEAD, PATIENCE, TABLES, Stamp
from glossator.record.places.presence import Readers

_OURS = {TABLES, "write.lock", "readers.lock", HEAD, "head.draft", "captures"}

_log = logging.getLogger(__name__)


class _Turn:
    """The writer's turn: a lock that the system never takes from a living process."""

    taken_over = False

    def check(self) -> None:
        """Do nothing: the lock cannot be lost."""


class Folder:
    """A folder on a disk of this machine, on which file locks work."""

    one_machine = True

    def __init__(self, path: Path) -> None:
        self.path = path
        self.address, self.tables = str(path), str(path / TABLES)
        self._head = path / HEAD
        self._lock = FileLock(path / "write.lock", timeout=0, thread_local=False)

    @property
    def cache(self) -> Path:
        """The folder itself."""
        return self.path

    def options(self) -> Mapping[str, str]:
        """No options are needed for a folder."""
        return {}

    def exists(self) -> bool:
        """True if there is a head."""
        return self._head.exists()

    def prepare(self) -> None:
        """Make the folder."""
        if self.path.exists() and not (self.path.is_dir() and all(one.name in _OURS for one in self.path.iterdir())):
            # A folder with other things in it may be somebody's archive: better to say so than to write into it.
            raise RecordError(f"{self.path}: the folder is not empty and not a record; name another --record")
        self.path.mkdir(parents=True, exist_ok=True)

    def read(self) -> tuple[bytes, Stamp]:
        """The head, and a stamp that is not newer than it."""
        stamp = self.stamp()
        return self._head.read_bytes(), stamp

    def stamp(self) -> Stamp:
        """The stamp, from one look at the directory."""
        seen = self._head.stat()
        return seen.st_ino, seen.st_mtime_ns

    def replace(self, data: bytes, before: Stamp) -> Stamp:  # noqa: ARG002 (the lock keeps others away)
        """Replace the file in one step; it is on disk before it counts."""
        draft = self._head.with_suffix(".draft")
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._head)
        return self.stamp()

    def table_names(self) -> list[str]:
        """The table names, from the names of the folders."""
        return sorted(entry.stem for entry in Path(self.tables).glob("*.lance"))

    @contextmanager
    def turn(self) -> Iterator[_Turn]:
        """Hold the writer's lock for the block."""
        self._acquire()
        try:
            yield _Turn()
        finally:
            self._lock.release()

    def _acquire(self) -> None:
        try:
            self._lock.acquire(timeout=0.2)
        except Timeout:
            _log.warning("%s: another process is writing to this record; waiting for it", self.path)
            try:
                self._lock.acquire(timeout=PATIENCE)
            except Timeout as problem:
                raise RecordError(f"{self.path}: another process has been writing for too long; try later") from problem

    def readers(self) -> Readers:
        """Presence as a shared lock."""
        return Readers(self.path / "readers.lock")

    def size(self) -> int:
        """Bytes of all files."""
        total = 0
        for file in self.path.rglob("*"):
            try:
                total += file.stat().st_size if file.is_file() else 0
            except FileNotFoundError:  # a writer removed it while we counted
                continue
        return total
