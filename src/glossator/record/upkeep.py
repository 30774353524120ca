"""Keeping a record quick: indexes, and compaction when too much of a table is not in them yet."""

from datetime import timedelta
from typing import Any

from lancedb.index import FTS, Bitmap, BTree, IvfSq

from glossator.record.store import DOCUMENTS, PASSAGES, VECTORS, Change

TAIL = 5_000  # rows outside the indexes that a question still reads in a few milliseconds
TAIL_SHARE = 0.25  # of a large table; indexing costs more the larger the table, so it is done less often
TAIL_AT_END = 500  # after the last batch less is left
VECTOR_INDEX_FROM = 50_000  # below this a plain scan is exact and quick enough
KEEP = timedelta(hours=6)  # old versions stay for readers in the middle of a long question

INDEXES: dict[str, dict[str, Any]] = {
    DOCUMENTS: {"id": BTree, "published": BTree, "publisher": Bitmap},
    PASSAGES: {"id": BTree, "document": BTree, "published": BTree, "publisher": Bitmap, "words": FTS},
    VECTORS: {"id": BTree, "document": BTree, "published": BTree, "publisher": Bitmap},
}
SIDE: dict[str, Any] = {"document": BTree, "key": BTree}


def tidy(change: Change, *, last: bool = False) -> None:
    """Index and compact the tables of this change that need it; `last` is after the last batch."""
    for name in change.names():
        table = change.table(name)
        rows = table.count_rows()
        _index(name, table, rows)
        tail = _outside(table)
        if tail > (TAIL_AT_END if last else max(TAIL, TAIL_SHARE * rows)):
            compact(table)


def compact(table: Any, keep: timedelta = KEEP) -> None:
    """Bring all rows into the indexes and small files together."""
    table.optimize(cleanup_older_than=keep)


def _outside(table: Any) -> int:
    return max((index.num_unindexed_rows or 0 for index in table.list_indices()), default=0)


def _index(name: str, table: Any, rows: int) -> None:
    have = {column for index in table.list_indices() for column in index.columns}
    wanted = SIDE if name.startswith("side_") else INDEXES.get(name, {})
    for column, kind in wanted.items():
        if column not in have and rows:
            # Stop words stay in the index and positions are left out: measured best and smallest.
            config = FTS(stem=True, remove_stop_words=False, with_position=False) if kind is FTS else kind()
            table.create_index(column, config=config)
    if name == VECTORS and "vector" not in have and rows >= VECTOR_INDEX_FROM:
        table.create_index("vector", config=IvfSq(distance_type="cosine"))
