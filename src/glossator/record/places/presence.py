"""Who has a record open, so that disk space is freed at once if nobody else needs it, and later if somebody might.

Each open record holds a shared lock on one file; whoever can lock it exclusively is alone. On systems without such
locks, nobody is ever assumed to be alone.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl


class Readers:
    """The lock of the records open on one folder; this object counts as one of them until it is gone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = self._shared()

    def _shared(self) -> IO[bytes] | None:
        try:
            file = self._path.open("ab")
        except OSError:  # a record on a read-only disk
            return None
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_SH)
        return file

    def close(self) -> None:
        """Stop counting as a reader."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @contextmanager
    def none(self) -> Iterator[bool]:
        """True if nobody else has the record open; nobody can open it until the block ends."""
        if self._file is None or sys.platform == "win32":
            yield False
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # The attempt may have released our own shared lock.
            fcntl.flock(self._file, fcntl.LOCK_SH)
            yield False
            return
        try:
            yield True
        finally:
            fcntl.flock(self._file, fcntl.LOCK_SH)

    @contextmanager
    def another(self) -> Iterator[None]:
        """Count as another reader for the block."""
        file = self._shared()
        try:
            yield
        finally:
            if file:
                file.close()
