"""Vectors of the scaling corpus: real ones for real passages; for copies the original's, perturbed as by editing.

Embedding a million passages takes more than an hour on two cores. Therefore the cosine similarity between original and
edited copy is measured on some hundred embedded copies, and each copy's vector is its original's, rotated towards the
vector of another real passage to one of the measured similarities. Embedding throughput is measured separately.
"""

import itertools
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.scaling import corpus
from glossator.record import Record
from glossator.record.filing.passages import passages
from glossator.record.model import Document
from glossator.record.tables import rows
from glossator.record.tables.store import PASSAGES, VECTORS, Store
from glossator.record.tables.upkeep import clear, tidy

BATCH = 20_000
Vectors = NDArray[np.float32]


def cosines(documents: Sequence[Document], copies: int) -> list[float]:
    """The cosine similarity of original and copy, passage by passage, for the first `copies` with as many passages."""
    from glossator.models.embedder import load_embedder

    words = corpus.words_of([one.text for one in documents])
    pairs: list[tuple[str, str]] = []
    for document in documents[:copies]:
        other = corpus.copy_of(document, 1, words)
        ours, theirs = (_searched(one) for one in (document, other))
        if len(ours) == len(theirs):
            pairs += zip(ours, theirs, strict=True)
    one, other_one = (load_embedder().encode([pair[side] for pair in pairs]) for side in (0, 1))
    return [float(cosine) for cosine in (one * other_one).sum(axis=1)]


def _searched(document: Document) -> list[str]:
    return [f"{document.title}\n{piece.text}" if document.title else piece.text for piece in passages(document)]


def put(record: Path, originals: Path, moves: Sequence[float]) -> int:
    """Add a vector to every passage of the record without one; returns how many."""
    source = Store(originals)
    own = _originals(source)
    bases = np.concatenate([batch for _, batch in _vectors(source)])
    store = Store(record)
    chance = np.random.default_rng(corpus.SEED)
    drawn = np.array(moves, np.float32)
    done, have = 0, _have(store)
    for batch in _scan(store.view()[PASSAGES], rows.VECTOR_COLUMNS):
        ids = batch.column("id").to_pylist()
        fresh = np.array([one not in have for one in ids])
        if not fresh.any():
            continue
        places, copied = _places(ids, own)
        vectors = bases[places]
        vectors[copied] = moved(vectors[copied], bases[chance.integers(len(bases), size=int(copied.sum()))],
                                chance.choice(drawn, size=int(copied.sum())))  # fmt: skip
        _write(store, batch.filter(fresh), vectors[fresh], source.head.embedder)
        done += int(fresh.sum())
    with store.writing() as change:
        tidy(change, last=True)
    clear(store)
    return done


def moved(vectors: Vectors, towards: Vectors, cosine: Vectors) -> Vectors:
    """Unit vectors with these cosine similarities to `vectors`, in the plane of each with its row of `towards`."""
    aside = towards - (towards * vectors).sum(axis=1, keepdims=True) * vectors
    aside /= np.maximum(np.linalg.norm(aside, axis=1, keepdims=True), 1e-6)
    cosine = np.clip(cosine, -1, 1)  # a short copy may equal its original, and rounding may exceed one
    turned = cosine[:, None] * vectors + np.sqrt(1 - cosine[:, None] ** 2) * aside
    return (turned / np.linalg.norm(turned, axis=1, keepdims=True)).astype(np.float32)


def _scan(table: Any, columns: list[str]) -> Iterator[Any]:
    yield from table.search().select(columns).limit(table.count_rows() or 1).to_batches(BATCH)


def _vectors(source: Store) -> Iterator[tuple[list[str], Vectors]]:
    for batch in _scan(source.view()[VECTORS], ["id", "vector"]):
        column = batch.column("vector")
        flat = column.flatten().to_numpy(zero_copy_only=False).astype(np.float32)
        found = flat.reshape(len(column), -1)
        yield batch.column("id").to_pylist(), found / np.linalg.norm(found, axis=1, keepdims=True)


def _originals(source: Store) -> dict[str, int]:
    ids = (one for some, _ in _vectors(source) for one in some)
    return {one: at for at, one in enumerate(ids)}


def _have(store: Store) -> set[str]:
    view = store.view()
    if VECTORS not in view:
        return set()
    return {one for batch in _scan(view[VECTORS], ["id"]) for one in batch.column("id").to_pylist()}


def _places(ids: Sequence[str], own: dict[str, int]) -> tuple[NDArray[np.int64], Any]:
    places, copied = [], []
    for one in ids:
        document, _, number = one.rpartition(":")
        original, _, copy = document.rpartition("-")
        at = int(number)
        while f"{original}:{at}" not in own:  # an edited copy may have more passages than its original
            at -= 1
        places.append(own[f"{original}:{at}"])
        copied.append(copy != "0")
    return np.array(places), np.array(copied)


def _write(store: Store, batch: Any, vectors: Vectors, version: str) -> None:
    with store.writing() as change:
        if not change.has(VECTORS):
            change.create(VECTORS, rows.vectors_schema(vectors.shape[1], batch.schema))
            change.note(embedder=version)
        change.table(VECTORS).add(rows.vector_table(batch, vectors))


def speed(source: Path, folder: Path, count: int) -> dict[str, float | int | str | None]:
    """Passages embedded per second, on `count` documents sampled evenly from a record."""
    shutil.rmtree(folder / "speed", ignore_errors=True)
    large = Record.open(source)
    every = max(1, large.count() // count)
    own = Record.open(folder / "speed", create=True)
    own.add_documents(itertools.islice(large.scan(), 0, None, every), embed=False)
    started = perf_counter()
    made = own.embed()
    seconds = perf_counter() - started
    return {"vectors": made, "vectors_s": seconds, "vectors_per_s": made / seconds}
