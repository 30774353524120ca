"""What is on file, counted by publisher and month, or listed: newest first, or last added first."""

from dataclasses import dataclass
from typing import Any, Unpack

import pyarrow as pa
import pyarrow.compute as pc

from glossator.record.model import Document
from glossator.record.searching.filters import Filtering, Filters
from glossator.record.searching.search import documents_by_id
from glossator.record.tables.store import DOCUMENTS, Store


@dataclass(frozen=True)
class Month:
    """The number of documents that a publisher published in a month."""

    publisher: str
    year: int
    month: int
    documents: int


class Contents:
    """Counts and lists of documents, with the filters of a search, except that undated documents count by default.

    Only the columns that filters use are read, and the documents returned.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def months(self, **filters: Unpack[Filtering]) -> list[Month]:
        """Dated documents by publisher and month, in order of both."""
        found = self._columns(["publisher", "published"], filters)
        found = found.filter(pc.is_valid(found.column("published")))
        days = found.column("published")
        table = pa.table({"publisher": found.column("publisher"), "year": pc.year(days), "month": pc.month(days)})
        keys = ["publisher", "year", "month"]
        counted = table.group_by(keys).aggregate([([], "count_all")]).sort_by([(key, "ascending") for key in keys])
        return [Month(row["publisher"], row["year"], row["month"], row["count_all"]) for row in counted.to_pylist()]

    def kinds(self, **filters: Unpack[Filtering]) -> dict[str, int]:
        """Documents by kind, the most frequent first."""
        counts = pc.value_counts(self._columns(["kind"], filters).column("kind")).to_pylist()
        return {row["values"]: row["counts"] for row in sorted(counts, key=lambda row: (-row["counts"], row["values"]))}

    def languages(self, **filters: Unpack[Filtering]) -> list[str]:
        """The languages of documents, sorted; '' for unknown."""
        return sorted(set(self._columns(["language"], filters).column("language").to_pylist()))

    def listed(self, limit: int, skip: int = 0, **filters: Unpack[Filtering]) -> list[Document]:
        """Documents without their text, newest day first, undated ones last."""
        found = self._columns(["id", "published"], filters)
        order = pc.sort_indices(found, sort_keys=[("published", "descending"), ("id", "ascending")])
        return self._documents(found.column("id").take(order.slice(skip, limit)).to_pylist())

    def latest(self, limit: int) -> list[Document]:
        """Documents without their text, the last added or changed first."""
        table = self._store.view()[DOCUMENTS]
        rows = table.count_rows()
        question = table.search().select(["id"]).limit(limit).offset(max(0, rows - limit))
        return self._documents(question.to_arrow().column("id").to_pylist()[::-1])

    def _columns(self, names: list[str], filters: Filtering) -> pa.Table:
        wanted: Filtering = {"dated": "all", **filters}
        condition = Filters(**wanted).condition()
        table = self._store.view()[DOCUMENTS]
        question = table.search().select(names).limit(table.count_rows() or 1)
        return (question.where(condition) if condition else question).to_arrow()

    def _documents(self, ids: list[str]) -> list[Document]:
        found: dict[str, Any] = documents_by_id(self._store.view(), ids, text=False) if ids else {}
        return [found[one] for one in ids if one in found]
