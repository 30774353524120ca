"""Who does the work that many can share: reading files and making vectors. What they find, the one writer files."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from glossator.record.embedding import Ids, Made, made_here
from glossator.record.pipeline import read_files
from glossator.record.prepared import Prepared
from glossator.record.readers.options import Options
from glossator.record.search import Encode
from glossator.record.store import Store


class Engine(Protocol):
    """Reads and encodes, on one machine or on many; the results are the same."""

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """What is in files and folders, ready for the store, in the order of the walk."""

    def vectors(self, store: Store, missing: Ids, encode: Encode | None) -> Iterable[Made]:
        """The passages with these hashes, in batches, each with its vectors; None stands for our own embedder."""


@dataclass(frozen=True)
class OneMachine:
    """Processes of this machine; as many as it has cores unless told otherwise."""

    processes: int | None = None

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """In processes, each bounded in time and memory."""
        return read_files(paths, options, self.processes)

    def vectors(self, store: Store, missing: Ids, encode: Encode | None) -> Iterable[Made]:
        """In threads of this process."""
        return made_here(store, missing, encode)
