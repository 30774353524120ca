"""The effect on BM25 of dropping function words from a query: nDCG@10 on the training parts of six data sets.

Uses the record's own engine and text analysis; claims retrieve their evidence as in `benchmarks.fusion`. Prints the
mean over the sets with and without function words, and the milliseconds of both.

    python -m benchmarks.words
"""

import tempfile
from collections.abc import Callable
from time import perf_counter

import lancedb
import numpy as np
import pyarrow as pa
from lancedb.index import FTS

from benchmarks.fusion import DEPTH, sets
from benchmarks.report import report
from benchmarks.scifact import measures
from glossator.record.searching.search import lexically
from glossator.record.searching.words import telling

WAYS: dict[str, Callable[[str], str]] = {"whole": lambda question: question.replace("\x00", " "), "telling": telling}


def main() -> None:
    """Measure both ways on every set and report the means."""
    found: dict[str, list[float]] = {way: [] for way in WAYS}
    spent = dict.fromkeys(WAYS, 0.0)
    asked = 0
    with tempfile.TemporaryDirectory() as folder:
        database = lancedb.connect(folder)
        for name, (documents, claims, wanted) in sets().items():
            table = database.create_table(
                name, pa.table({"id": [str(at) for at in range(len(documents))], "words": documents})
            )
            table.create_index("words", config=FTS(stem=True, remove_stop_words=False, with_position=False))
            asked += len(claims)
            for way, put in WAYS.items():
                started = perf_counter()
                rankings = [_ranked(table, put(claim)) for claim in claims]
                spent[way] += perf_counter() - started
                found[way].append(measures(np.array(rankings), wanted)[0])
    figures: dict[str, float | int | str | None] = {way: float(np.mean(values)) for way, values in found.items()}
    report("words", figures | {f"{way}_ms": 1000 * seconds / asked for way, seconds in spent.items()})


def _ranked(table: lancedb.table.Table, words: str) -> list[int]:
    best = [int(name) for name, _ in lexically(table, words, "", DEPTH)]
    return [*best, *[-1] * (DEPTH - len(best))]


if __name__ == "__main__":
    main()
