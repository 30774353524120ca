"""Search: BM25 over text and title, vectors, and both fused by reciprocal rank; a question is words, never syntax."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from lancedb.query import MatchQuery
from numpy.typing import NDArray

from glossator.record import rows
from glossator.record.filters import Filters, one_of
from glossator.record.model import Document, Hit
from glossator.record.store import DOCUMENTS, PASSAGES, VECTORS

Mode = Literal["hybrid", "bm25", "vector"]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]

RANK_CONSTANT = 60  # reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009
DEEPEST_FACTOR = 2  # each way of searching looks this many times deeper than the answer
LEAST_DEPTH = 50
PROBES, PROBES_FILTERED = 20, 60  # a filter empties many cells, so more are opened
REFINE = 2
THREADS = 2


@dataclass(frozen=True)
class _Ranked:
    """Passage ids of one question, best first."""

    lexical: list[str]
    semantic: list[str]

    def fused(self, limit: int) -> list[tuple[str, float]]:
        """The best ids and their score; equal scores in the order of the id, so that the order is always the same."""
        scores: dict[str, float] = {}
        for ranking in (self.lexical, self.semantic):
            for rank, passage in enumerate(ranking, 1):
                scores[passage] = scores.get(passage, 0.0) + 1 / (RANK_CONSTANT + rank)
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]


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
        # Words are looked for while the questions' vectors are made.
        words = [
            threads.submit(lexically, view[PASSAGES], question.replace("\x00", " "), condition, depth)
            for question in (questions if mode != "vector" else ())
        ]
        vectors = encode(questions) if encode is not None and by_meaning else ()
        meaning = [threads.submit(semantically, view[VECTORS], vector, condition, depth) for vector in vectors]
        rankings = [
            _Ranked(words[at].result() if words else [], meaning[at].result() if meaning else [])
            for at in range(len(questions))
        ]
    return _hits(view, rankings, limit)


def lexically(table: Any, words: str, condition: str, depth: int) -> list[str]:
    """Passage ids by BM25, best first."""
    if not words.strip():
        return []
    query = MatchQuery(words, "words")  # type: ignore[call-arg]  # the engine's stubs forget its defaults
    question = table.search(query).limit(depth).select(["id", "_score"])
    found = (question.where(condition, prefilter=True) if condition else question).to_arrow()
    return _sorted(found, "_score", -1)


def semantically(table: Any, vector: NDArray[np.float32], condition: str, depth: int) -> list[str]:
    """Passage ids by cosine, nearest first."""
    question = table.search(vector).distance_type("cosine").limit(depth).select(["id", "_distance"])
    question = question.nprobes(PROBES_FILTERED if condition else PROBES).refine_factor(REFINE)
    found = (question.where(condition, prefilter=True) if condition else question).to_arrow()
    return _sorted(found, "_distance", 1)


def _sorted(found: Any, column: str, sign: int) -> list[str]:
    pairs = zip(found.column("id").to_pylist(), found.column(column).to_pylist(), strict=True)
    return [passage for passage, _ in sorted(pairs, key=lambda pair: (sign * pair[1], pair[0]))]


def _hits(view: dict[str, Any], rankings: Sequence[_Ranked], limit: int) -> list[list[Hit]]:
    best = [ranking.fused(limit) for ranking in rankings]
    wanted = sorted({passage for fused in best for passage, _ in fused})
    documents = sorted({passage.rpartition(":")[0] for passage in wanted})
    with ThreadPoolExecutor(THREADS) as threads:
        looked_up = threads.submit(rows_by_id, view[PASSAGES], wanted, rows.PASSAGE_COLUMNS)
        about = documents_by_id(view, documents, rows.DOCUMENT_COLUMNS)
        found = {row["id"]: row for row in looked_up.result()}
    return [
        [_hit(found[passage], about, score, ranking) for passage, score in fused if passage in found]
        for fused, ranking in zip(best, rankings, strict=True)
    ]


def _hit(row: dict[str, Any], about: dict[str, Document], score: float, ranking: _Ranked) -> Hit:
    return Hit(
        passage=rows.to_passage(row),
        document=about[row["document"]],
        score=score,
        lexical=_rank(ranking.lexical, row["id"]),
        semantic=_rank(ranking.semantic, row["id"]),
    )


def _rank(ranking: list[str], passage: str) -> int | None:
    return ranking.index(passage) + 1 if passage in ranking else None


def documents_by_id(view: dict[str, Any], ids: Sequence[str], columns: list[str]) -> dict[str, Document]:
    """Documents with these columns, by id; an id that is not on file is left out."""
    return {row["id"]: rows.to_document(row) for row in rows_by_id(view[DOCUMENTS], ids, columns)}


def rows_by_id(table: Any, ids: Sequence[str], columns: list[str], at_once: int = 1000) -> list[dict[str, Any]]:
    """Rows with these ids, in no particular order."""
    found: list[dict[str, Any]] = []
    for at in range(0, len(ids), at_once):
        some = ids[at : at + at_once]
        question = table.search().where(one_of("id", some)).select(columns).limit(len(some))
        found += question.to_arrow().to_pylist()
    return found
