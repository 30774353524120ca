"""The contents of a record, counted."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from glossator.record.model import RecordInfo, RecordSpan
from glossator.record.searching.filters import Filters
from glossator.record.tables.store import DOCUMENTS, PASSAGES, VECTORS, Store


def span(view: dict[str, Any], filters: Filters) -> RecordSpan:
    """How much the filters let through, and over which dates; reads one column of dates and nothing else."""
    condition = filters.condition() or None
    table = view[DOCUMENTS]
    question = table.search().select(["published"]).limit(table.count_rows() or 1)
    days = (question.where(condition) if condition else question).to_arrow().column("published")
    ends = pc.min_max(days).as_py()
    return RecordSpan(
        documents=len(days),
        passages=int(view[PASSAGES].count_rows(condition)),
        undated=days.null_count,
        first=ends["min"],
        last=ends["max"],
    )


def info(store: Store, filters: Filters) -> RecordInfo:
    """Counts of what the filters let through; `bytes` is the size of everything on disk."""
    view, condition = store.view(), filters.condition() or None
    table = view[DOCUMENTS]
    question = table.search().select(["published", "publisher", "language"]).limit(table.count_rows() or 1)
    columns = (question.where(condition) if condition else question).to_arrow()
    days = columns.column("published")
    span = pc.min_max(days).as_py()
    passages = int(view[PASSAGES].count_rows(condition))
    return RecordInfo(
        documents=columns.num_rows,
        passages=passages,
        undated=days.null_count,
        first=span["min"],
        last=span["max"],
        publishers=_counted(columns.column("publisher")),
        languages=dict(_counted(columns.column("language"))),
        unembedded=passages - (int(view[VECTORS].count_rows(condition)) if VECTORS in view else 0),
        embedder=store.head.embedder,
        bytes=store.place.size(),
    )


def _counted(column: pa.ChunkedArray) -> list[tuple[str, int]]:
    counts = ((row["values"], row["counts"]) for row in pc.value_counts(column).to_pylist())
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))
