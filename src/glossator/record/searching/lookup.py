"""Several searches at once, each by words or by a vector and over its own dates; only ids and scores are returned."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossator.record.model import Document, Hit
from glossator.record.searching.filters import Filters
from glossator.record.searching.fusion import Scored
from glossator.record.searching.search import (
    THREADS,
    documents_by_id,
    lexically,
    rows_by_id,
    semantically,
    tables_by_id,
)
from glossator.record.searching.words import telling
from glossator.record.tables import rows
from glossator.record.tables.store import DOCUMENTS, PASSAGES, VECTORS

SCANNED_AT_ONCE = 256


@dataclass(frozen=True, eq=False)
class Lookup:
    """A query: passages with these words (BM25), or near this vector (cosine), as filters allow."""

    words: str = ""
    vector: NDArray[np.float32] | None = None
    filters: Filters = field(default_factory=Filters)


def ranked(view: dict[str, Any], asked: Sequence[Lookup], depth: int) -> list[Scored]:
    """For each query, the ids of at most `depth` passages with their scores, best first; [] if it cannot be asked."""

    def one(wanted: Lookup) -> Scored:
        condition = wanted.filters.condition()
        if wanted.vector is None:
            return lexically(view[PASSAGES], telling(wanted.words), condition, depth)
        return semantically(view[VECTORS], wanted.vector, condition, depth) if VECTORS in view else []

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(one, asked))


def hits(view: dict[str, Any], ids: Sequence[str]) -> dict[str, Hit]:
    """Passages with their documents (without text), by id; those not on file are left out."""
    wanted = sorted(set(ids))
    documents = documents_by_id(view, sorted({name.rpartition(":")[0] for name in wanted}), text=False)
    found = (rows.to_passage(row) for row in rows_by_id(view[PASSAGES], wanted, rows.PASSAGE_COLUMNS))
    return {
        passage.id: Hit(passage=passage, document=documents[passage.document], score=0.0)
        for passage in found
        if passage.document in documents
    }


def vectors(view: dict[str, Any], ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
    """The stored vectors of passages, by id; passages without a vector are left out."""
    found: dict[str, NDArray[np.float32]] = {}
    for some in tables_by_id(view[VECTORS], ids, ["id", "vector"]) if VECTORS in view else ():
        columns = some.combine_chunks()
        flat = columns["vector"].combine_chunks().flatten().to_numpy(zero_copy_only=False)
        names = columns["id"].to_pylist()
        found.update(zip(names, flat.astype(np.float32).reshape(len(names), -1), strict=True))
    return found


def scanned(view: dict[str, Any], condition: str) -> Iterator[Document]:
    """The documents that a condition lets through, with their text, by published day and id, undated ones last."""
    table = view[DOCUMENTS]
    question = table.search().select(["id", "published"]).limit(table.count_rows() or 1)
    light = (question.where(condition) if condition else question).to_arrow()
    light = light.sort_by([("published", "ascending"), ("id", "ascending")]).column("id").to_pylist()
    for at in range(0, len(light), SCANNED_AT_ONCE):
        some = light[at : at + SCANNED_AT_ONCE]
        found = documents_by_id(view, some, text=True)
        yield from (found[wanted] for wanted in some)
