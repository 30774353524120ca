"""Engines for the work that can be spread: reading files and making vectors. One writer files the results."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from glossator.record.filing.embedding import Ids, Made, made_here
from glossator.record.filing.pipeline import read_files
from glossator.record.filing.prepared import Prepared
from glossator.record.readers.options import Options
from glossator.record.searching.search import Encode
from glossator.record.tables.store import Store


class Engine(Protocol):
    """Reads and encodes, on one machine or on many, with the same results."""

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """The contents of files and folders, ready for the store, in the order of the walk."""

    def vectors(self, store: Store, missing: Ids, encode: Encode | None) -> Iterable[Made]:
        """The passages with these hashes, in batches, each with its vectors; None stands for the built-in embedder."""


@dataclass(frozen=True)
class OneMachine:
    """Processes of this machine; one per core unless told otherwise."""

    processes: int | None = None

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """Read in processes, each bounded in time and memory."""
        return read_files(paths, options, self.processes)

    def vectors(self, store: Store, missing: Ids, encode: Encode | None) -> Iterable[Made]:
        """Encode in threads of this process."""
        return made_here(store, missing, encode)
