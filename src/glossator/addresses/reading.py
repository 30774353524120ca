"""Archives of answers read like any other, noting which documents each answer made."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

from glossator.record.engine import Engine, OneMachine
from glossator.record.filing.embedding import Ids, Made
from glossator.record.filing.pipeline import Flow, groups
from glossator.record.filing.prepared import Prepared
from glossator.record.readers.options import Options
from glossator.record.readers.walk import walk
from glossator.record.searching.search import Encode
from glossator.record.tables import rows
from glossator.record.tables.store import Store


class Reader:
    """Reads archives in one process kept for the whole run, and notes which documents each answer made."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine
        self._flow: Flow | None = None
        self.made: dict[int, list[str]] = {}  # ids by the offset of the answer

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """The contents of the files, ready for the store."""
        for part in self._read(paths, options):
            for row in part.documents.select(["id", rows.ABOUT]).to_pylist():
                if capture := rows.to_document(row).capture:
                    self.made.setdefault(capture.offset, []).append(row["id"])
            yield part

    def _read(self, paths: Sequence[str | Path], options: Options) -> Iterator[Prepared]:
        if self._engine:
            return self._engine.read(paths, options)
        self._flow = self._flow or Flow(options, 1)
        return self._flow.run(groups(walk(paths)))

    def vectors(self, store: Store, missing: Ids, encode: Encode | None) -> Iterable[Made]:
        """The vectors, made on this machine."""
        return OneMachine().vectors(store, missing, encode)

    def close(self) -> None:
        """End the process."""
        if self._flow:
            self._flow.end()
