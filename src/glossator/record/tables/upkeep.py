"""Maintenance that keeps a record fast: indexes, and compaction when too much of a table is not indexed yet."""

import ctypes
import os
import warnings
from contextlib import suppress
from datetime import timedelta
from typing import Any

from glossator.record.tables.lance import FTS, Bitmap, BTree, IvfRq
from glossator.record.tables.store import DOCUMENTS, PASSAGES, VECTORS, Change, Store

TAIL = 5_000  # unindexed rows that a query still scans in a few milliseconds
TAIL_SHARE = 0.25  # of a large table; indexing costs more the larger the table, so it is done less often
TAIL_AT_END = 500  # after the last batch less is left
MOST_PIECES = 50  # files of one small add each; a question opens them all
VECTOR_INDEX_FROM = 50_000  # below this a plain scan is exact and quick enough
MOST_PARTS = 4  # of the index of vectors; each was added to cells drawn when the table was smaller
KEEP = timedelta(hours=6)  # old versions stay for readers in the middle of a long question …
KEEP_ALONE = timedelta(seconds=30)  # … and for our own threads' questions when nobody else has the record open
HEAD_MARK = "head"
FOREVER = timedelta(days=36_500)

# Every column that filters look at: one without an index is read whole at each question.
FILTERED: dict[str, Any] = {
    "published": BTree,
    **dict.fromkeys(("publisher", "language", "kind", "speaker", "year"), Bitmap),
}
INDEXES: dict[str, dict[str, Any]] = {
    DOCUMENTS: {"id": BTree, **FILTERED},
    PASSAGES: {"id": BTree, "document": BTree, **FILTERED, "words": FTS},
    VECTORS: {"id": BTree, "document": BTree, **FILTERED},
}
SIDE: dict[str, Any] = {"document": BTree, "key": BTree}


def tidy(change: Change, *, last: bool = False) -> bool:
    """Index and compact the tables of this change that need it; `last` is after the last batch. True if any did."""
    compacted = False
    for name in change.names():
        table = change.table(name)
        rows = table.count_rows()
        _index(name, table, rows)
        tail = _outside(table)
        scattered = last and _small_files(table) > MOST_PIECES
        if scattered or tail > (TAIL_AT_END if last else max(TAIL, TAIL_SHARE * rows)):
            compact(table)
            compacted = True
    return compacted


def finish(store: Store) -> None:
    """After the last batch: index and compact what needs it, and free disk space."""
    with store.writing() as change:
        compacted = tidy(change, last=True)
        # The engine removes nothing while it finds something to compact.
        for name in change.names() if compacted else ():
            if _small_files(change.table(name)) > 1:
                compact(change.table(name))
    if compacted:
        clear(store)


def compact(table: Any) -> None:
    """Index all rows and merge small files.

    Old versions stay: until the head names the new ones, they are the record. `clear` removes them afterwards.
    """
    table.optimize(cleanup_older_than=FOREVER)
    give_back()


def give_back() -> None:
    """Return free memory to the system, where the C library keeps it: the engine's threads leave gaps."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)


def clear(store: Store) -> None:
    """Remove versions that neither the head nor any reader needs; to be called after compacting."""
    with store.clearing() as (tables, alone):
        for table in tables:
            _clear(table, KEEP_ALONE if alone else KEEP, store.place.one_machine)


def _clear(table: Any, keep: timedelta, unverified: bool) -> None:
    # Files that no version names are what a killed writer left, unless a writer elsewhere is just putting them there.
    # The mark keeps the version that the head names, should the engine find something left to compact here: then it
    # refuses to clear at all, and the next time will do.
    if HEAD_MARK in table.tags.list():
        table.tags.update(HEAD_MARK, table.version)
    else:
        table.tags.create(HEAD_MARK, table.version)
    with suppress(RuntimeError), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # about readers of old versions, whom `keep` provides for
        table.optimize(cleanup_older_than=keep, delete_unverified=unverified)


def _small_files(table: Any) -> int:
    return int(table.stats()["fragment_stats"]["num_small_fragments"])


def _outside(table: Any) -> int:
    return max((index.num_unindexed_rows or 0 for index in table.list_indices()), default=0)


def _index(name: str, table: Any, rows: int) -> None:
    have = {column for index in table.list_indices() for column in index.columns}
    wanted = SIDE if name.startswith("side_") else INDEXES.get(name, {})
    for column, kind in wanted.items():
        if column not in have and rows and column in table.schema.names:
            # Stop words stay in the index and positions are left out: measured best and smallest.
            config = FTS(stem=True, remove_stop_words=False, with_position=False) if kind is FTS else kind()
            table.create_index(column, config=config)
    if name == VECTORS and rows >= VECTOR_INDEX_FROM and ("vector" not in have or _parts(table) >= MOST_PARTS):
        # One bit a number and the exact vectors of the best: an eighth of the memory of whole bytes, and quicker.
        table.create_index("vector", config=IvfRq(distance_type="cosine"))


def _parts(table: Any) -> int:
    return max(int(index.num_segments or 0) for index in table.list_indices() if index.columns == ["vector"])
