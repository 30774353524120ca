"""Rows that other packages derive from documents and keep in the record."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from glossator.errors import RecordError
from glossator.record.model import Document
from glossator.record.searching.filters import Filtering, Filters, one_of
from glossator.record.searching.search import documents_by_id
from glossator.record.tables.store import DOCUMENTS, Change, Store
from glossator.record.tables.upkeep import tidy

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
AT_ONCE = 256

# `key` is what the rows are looked up by (an actor, a topic); the row itself is JSON, for its owner to read.
_ROWS = pa.schema([pa.field(name, pa.string()) for name in ("document", "key", "row")])
_DONE = pa.schema([pa.field("document", pa.string())])


class SideTable:
    """A table of derived rows, each belonging to a document. When a document changes or is removed, so are its rows.

    `version` names what derived them; writing rows of another version starts the table afresh.
    """

    def __init__(self, store: Store, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise RecordError(f"side table {name!r}: not a valid name; use lower-case letters, digits and _")
        self._store, self._name = store, name
        self._rows, self._done = f"side_{name}", f"done_{name}"

    @property
    def version(self) -> str:
        """The version that derived the rows on file; '' if there are none."""
        return self._store.head.side.get(self._name, "")

    def put(
        self, version: str, documents: Sequence[str], derived: Iterable[tuple[str, str, Mapping[str, Any]]]
    ) -> None:
        """Save what was derived from these documents in one step: (document, key, row) each, or nothing."""
        table = pa.Table.from_pylist(
            [{"document": one, "key": key, "row": _json(row)} for one, key, row in derived], schema=_ROWS
        )
        with self._store.writing() as change:
            self._begin(change, version)
            known = change.table(DOCUMENTS).count_rows(one_of("id", documents)) if documents else 0
            if known < len(set(documents)):
                documents, table = self._still_there(change, documents, table)
            if documents:
                change.table(self._rows).delete(one_of("document", documents))
                change.table(self._done).delete(one_of("document", documents))
                change.table(self._done).add(pa.table({"document": list(dict.fromkeys(documents))}, schema=_DONE))
            if table.num_rows:
                change.table(self._rows).add(table)
            tidy(change)

    def _begin(self, change: Change, version: str) -> None:
        if change.has(self._rows) and change.noted.side.get(self._name) == version:
            return
        change.create(self._rows, _ROWS)
        change.create(self._done, _DONE)
        change.note(side={**change.noted.side, self._name: version})

    def _still_there(self, change: Change, documents: Sequence[str], table: pa.Table) -> tuple[list[str], pa.Table]:
        import pyarrow.compute as pc

        found = change.table(DOCUMENTS).search().where(one_of("id", documents)).select(["id"]).limit(len(documents))
        there = found.to_arrow().column("id").to_pylist()
        return there, table.filter(pc.is_in(table.column("document"), pa.array(there, pa.string())))

    def rows(self, keys: Sequence[str] | None = None) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """All rows as (document, key, row), or those with these keys; sorted by document, key and row."""
        table = self._store.view().get(self._rows)
        if table is None or not table.count_rows():
            return
        question = table.search().limit(table.count_rows())
        found = (question.where(one_of("key", keys)) if keys is not None else question).to_arrow()
        for row in found.sort_by([(name, "ascending") for name in _ROWS.names]).to_pylist():
            yield row["document"], row["key"], json.loads(row["row"])

    def pending(self, version: str, **filters: Any) -> Iterator[Document]:
        """Documents from which nothing was derived in this version yet, with their text, in the order of their ids."""
        with self._store.reading_long():
            yield from self._pending(version, filters)

    def _pending(self, version: str, filters: dict[str, Any]) -> Iterator[Document]:
        view = self._store.view()
        wanted: Filtering = {"dated": "all", **filters}  # type: ignore[typeddict-item]
        every = _column(view[DOCUMENTS], "id", Filters(**wanted).condition())
        done: set[str] = set()
        if self._done in view and self.version == version:
            done = set(_column(view[self._done], "document", ""))
        left = sorted(one for one in every if one not in done)
        for at in range(0, len(left), AT_ONCE):
            some = left[at : at + AT_ONCE]
            found = documents_by_id(view, some, text=True)
            yield from (found[one] for one in some)


def _column(table: Any, column: str, condition: str) -> list[str]:
    question = table.search().select([column]).limit(table.count_rows() or 1)
    values: list[str] = (question.where(condition) if condition else question).to_arrow().column(column).to_pylist()
    return values


def _json(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
