"""Search: BM25 over text and title, vectors, and both together; a question is words, never query syntax."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from glossator.record.model import Document, Hit
from glossator.record.searching.filters import Filters, one_of
from glossator.record.searching.fusion import Ranked, Scored
from glossator.record.searching.words import telling
from glossator.record.tables import rows
from glossator.record.tables.lance import MatchQuery
from glossator.record.tables.store import DOCUMENTS, PASSAGES, VECTORS

Mode = Literal["hybrid", "bm25", "vector"]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]

DEEPEST_FACTOR = 2  # each search method retrieves this many times more hits than are returned
LEAST_DEPTH = 50
# Cells opened, and how many times more candidates than wanted are compared by their exact vectors. Of a million
# passages the fifty nearest are found to 0.94, the ten nearest to 0.97, with a filter or without.
PROBES, REFINE = 60, 8
THREADS = 2


def search(
    view: dict[str, Any],
    questions: Sequence[str],
    *,
    limit: int,
    filters: Filters,
    mode: Mode,
    encode: Encode | None,
) -> list[list[Hit]]:
    """Hits for each question, best first. Without vectors on file, `hybrid` is BM25 alone."""
    if not questions:
        return []
    condition, depth = filters.condition(), max(LEAST_DEPTH, DEEPEST_FACTOR * limit)
    by_meaning = encode is not None and mode != "bm25" and VECTORS in view
    with ThreadPoolExecutor(THREADS) as threads:
        # The words are searched while the questions' vectors are made.
        words = [
            threads.submit(lexically, view[PASSAGES], telling(question), condition, depth)
            for question in (questions if mode != "vector" else ())
        ]
        vectors = encode(questions) if encode is not None and by_meaning else ()
        meaning = [threads.submit(semantically, view[VECTORS], vector, condition, depth) for vector in vectors]
        rankings = [
            Ranked(words[at].result() if words else [], meaning[at].result() if meaning else [], depth)
            for at in range(len(questions))
        ]
    return _hits(view, rankings, limit)


def lexically(table: Any, words: str, condition: str, depth: int) -> Scored:
    """Passage ids and BM25 scores, best first."""
    if not words.strip():
        return []
    query = MatchQuery(words, "words")  # type: ignore[call-arg]  # the engine's stubs forget its defaults
    question = table.search(query).limit(depth).select(["id", "_score"])
    found = (question.where(condition, prefilter=True) if condition else question).to_arrow()
    return _sorted(found, found.column("_score").to_pylist())


def semantically(table: Any, vector: NDArray[np.float32], condition: str, depth: int) -> Scored:
    """Passage ids and cosines, nearest first."""
    question = table.search(vector).distance_type("cosine").limit(depth).select(["id", "_distance"])
    question = question.nprobes(PROBES).refine_factor(REFINE)
    found = (question.where(condition, prefilter=True) if condition else question).to_arrow()
    return _sorted(found, [1 - distance for distance in found.column("_distance").to_pylist()])


def _sorted(found: Any, scores: list[float]) -> Scored:
    return sorted(zip(found.column("id").to_pylist(), scores, strict=True), key=lambda pair: (-pair[1], pair[0]))


def _hits(view: dict[str, Any], rankings: Sequence[Ranked], limit: int) -> list[list[Hit]]:
    best = [ranking.fused(limit) for ranking in rankings]
    wanted = sorted({passage for fused in best for passage, _ in fused})
    documents = sorted({passage.rpartition(":")[0] for passage in wanted})
    with ThreadPoolExecutor(THREADS) as threads:
        looked_up = threads.submit(rows_by_id, view[PASSAGES], wanted, rows.PASSAGE_COLUMNS)
        about = documents_by_id(view, documents, text=False)
        found = {row["id"]: row for row in looked_up.result()}
    return [
        [_hit(found[passage], about, score, ranking) for passage, score in fused if passage in found]
        for fused, ranking in zip(best, rankings, strict=True)
    ]


def _hit(row: dict[str, Any], about: dict[str, Document], score: float, ranking: Ranked) -> Hit:
    passage = rows.to_passage(row)
    return Hit(
        passage=passage,
        document=about[passage.document],
        score=score,
        lexical=_rank(ranking.lexical, row["id"]),
        semantic=_rank(ranking.semantic, row["id"]),
    )


def _rank(ranking: Scored, passage: str) -> int | None:
    return next((at for at, (name, _) in enumerate(ranking, 1) if name == passage), None)


def documents_by_id(view: dict[str, Any], ids: Sequence[str], *, text: bool) -> dict[str, Document]:
    """Documents by id, with their text or without; an id that is not on file is left out."""
    columns = rows.document_columns(view[DOCUMENTS], text=text)
    return {row["id"]: rows.to_document(row) for row in rows_by_id(view[DOCUMENTS], ids, columns)}


def rows_by_id(table: Any, ids: Sequence[str], columns: list[str], at_once: int = 1000) -> list[dict[str, Any]]:
    """Rows with these ids, in no particular order."""
    return [row for some in tables_by_id(table, ids, columns, at_once) for row in some.to_pylist()]


def tables_by_id(table: Any, ids: Sequence[str], columns: list[str], at_once: int = 1000) -> Iterator[Any]:
    """Rows with these ids as Arrow tables, some ids at a time."""
    for at in range(0, len(ids), at_once):
        some = ids[at : at + at_once]
        yield table.search().where(one_of("id", some)).select(columns).limit(len(some)).to_arrow()
