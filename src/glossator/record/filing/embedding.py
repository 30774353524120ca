"""The second stage: vectors for passages without one; can be interrupted and resumed at any point."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from glossator.models.embedder import load_embedder
from glossator.record.searching.filters import one_of
from glossator.record.searching.search import Encode
from glossator.record.tables import rows
from glossator.record.tables.store import PASSAGES, VECTORS, Store
from glossator.record.tables.upkeep import finish, tidy

BATCH = 1024  # passages whose vectors are written together
GIVEN = "given"  # the version noted if the caller supplies its own encoder
COLUMNS = ["words", *rows.VECTOR_COLUMNS]

Ids = NDArray[np.uint64]
Made = tuple[Any, NDArray[np.float32]]  # passages, and a vector each
Make = Callable[[Store, Ids, Encode | None], Iterable[Made]]


def embed(
    store: Store,
    encode: Encode | None,
    progress: Callable[[int, int], None] | None = None,
    make: Make | None = None,
) -> int:
    """Make the missing vectors; return how many were made. `progress` is called with how many are done, of how many.

    Vectors that another version of the embedder made are discarded first. `make` makes them elsewhere.
    """
    version = GIVEN
    if encode is None:
        version = load_embedder().version
    done = 0
    with store.reading_long():
        missing = _missing(store, version)
        for batch, vectors in (make or made_here)(store, missing, encode) if len(missing) else ():
            done += _put(store, batch, vectors, version)
            if progress:
                progress(done, len(missing))
    if done:
        finish(store)
    return done


def made_here(store: Store, missing: Ids, encode: Encode | None) -> Iterator[Made]:
    """Batches of the passages with these hashes, with their vectors, made in this process."""
    if encode is None:
        encode = load_embedder().encode
    passages = store.view()[PASSAGES]
    for batch in _scan(passages, rows.there(COLUMNS, passages)):
        some = lacking(batch, missing)
        if some.num_rows:
            yield some, encode(some.column("words").to_pylist())


def lacking(batch: Any, missing: Ids) -> Any:
    """The passages of a batch whose hashes are among those given."""
    return batch.filter(pa.array(np.isin(_hashed(batch.column("id").to_pylist()), missing)))


def _missing(store: Store, version: str) -> Ids:
    """Hashes of the ids of passages without a vector of this version."""
    view = store.view()
    wanted = _hashes(view[PASSAGES])
    if VECTORS not in view or store.head.embedder != version:
        return wanted
    return np.setdiff1d(wanted, _hashes(view[VECTORS]), assume_unique=True)


def _hashes(table: Any) -> Ids:
    """Eight bytes per id, so that ten million passages take 80 MB and not ten times that."""
    parts = [_hashed(batch.column("id").to_pylist()) for batch in _scan(table, ["id"])]
    return np.concatenate(parts) if parts else np.zeros(0, np.uint64)


def _hashed(ids: list[str]) -> Ids:
    data = b"".join(hashlib.blake2b(name.encode(), digest_size=8).digest() for name in ids)
    return np.frombuffer(data, np.uint64)


def _scan(table: Any, columns: list[str]) -> Iterator[Any]:
    rows_on_file = table.count_rows()
    if rows_on_file:
        yield from table.search().select(columns).limit(rows_on_file).to_batches(BATCH)


def _put(store: Store, batch: Any, vectors: NDArray[np.float32], version: str) -> int:
    with store.writing() as change:
        if not change.has(VECTORS) or change.noted.embedder != version:
            change.create(VECTORS, rows.vectors_schema(vectors.shape[1], batch.schema))
            change.note(embedder=version)
        # Passages that another writer replaced or embedded in the meantime are left alone.
        ids = batch.column("id").to_pylist()
        current = _texts(change.table(PASSAGES), ids)
        have = set(_texts(change.table(VECTORS), ids, "document"))
        good = np.array(
            [
                current.get(name) == words and name not in have
                for name, words in zip(ids, batch.column("words").to_pylist(), strict=True)
            ],
            dtype=bool,
        )
        if good.any():
            change.add(VECTORS, rows.vector_table(batch.filter(good), vectors[good]))
        tidy(change)
    return int(good.sum())


def _texts(table: Any, ids: list[str], column: str = "words") -> dict[str, str]:
    found = table.search().where(one_of("id", ids)).select(["id", column]).limit(len(ids)).to_arrow()
    return dict(zip(found.column("id").to_pylist(), found.column(column).to_pylist(), strict=True))
