"""Tuning the fusion of BM25 and cosine similarity on the training parts of six data sets of claims with evidence.

For each set, claims (at most 600, sampled with a fixed seed) retrieve their supporting or refuting evidence from all
evidence of the set. Prints mean nDCG@10 over the sets, for reciprocal rank fusion and for each weight of cosine
similarity; the best weight is `MEANING` in the record's fusion. SciFact is excluded, since `benchmarks.scifact` reports
on it.

    python -m benchmarks.fusion
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import report, shared
from benchmarks.scifact import bm25, fused, measures, ranked, together
from glossator.models.embedder import load_embedder
from glossator.record.searching import fusion

SETS = ("citation-integrity", "climate-fever", "covidfact", "fever", "fool-me-twice", "healthver")
CLAIMS, SEED, DEPTH = 600, 1, 50
WEIGHTS = [round(0.1 * tenths, 1) for tenths in range(3, 10)]

Scores = NDArray[np.float64]
Fuse = Callable[[Scores, Scores], Scores]


def sets() -> dict[str, tuple[list[str], list[str], list[set[int]]]]:
    """By set: evidence, claims, and for each claim the indices of its evidence."""
    rows = defaultdict(list)
    with gzip.open(shared("verification", "train.jsonl.gz"), "rt") as lines:
        for line in lines:
            row = json.loads(line)
            if row["set"] in SETS and row["label"] != "neither":
                rows[row["set"]].append(row)
    return {name: _questions(rows[name]) for name in SETS}


def _questions(rows: list[dict[str, str]]) -> tuple[list[str], list[str], list[set[int]]]:
    documents = sorted({row["evidence"] for row in rows})
    places = {text: at for at, text in enumerate(documents)}
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        wanted[row["claim"]].add(places[row["evidence"]])
    claims = sorted(wanted)
    random.Random(SEED).shuffle(claims)
    return documents, claims[:CLAIMS], [wanted[claim] for claim in claims[:CLAIMS]]


def by_rank(lexical: Scores, semantic: Scores) -> Scores:
    """Reciprocal rank fusion."""
    return fused(ranked(lexical)[:, :DEPTH], ranked(semantic)[:, :DEPTH], documents=lexical.shape[1])


def _together(lexical: Scores, semantic: Scores) -> Scores:
    return together(lexical, semantic, DEPTH)


def main() -> None:
    """Measure every method on every set and report the means."""
    ways: dict[str, Fuse] = {"reciprocal_rank": by_rank} | {f"meaning_{weight}": _together for weight in WEIGHTS}
    found: dict[str, list[float]] = {way: [] for way in ways}
    embedder = load_embedder()
    for documents, claims, wanted in sets().values():
        lexical = bm25(documents, claims)
        semantic = (embedder.encode(claims) @ embedder.encode(documents).T).astype(np.float64)
        for way, fuse in ways.items():
            with patch.object(fusion, "MEANING", 0.0 if fuse is by_rank else float(way.rpartition("_")[2])):
                found[way].append(measures(ranked(fuse(lexical, semantic)), wanted)[0])
    report("fusion", {way: float(np.mean(values)) for way, values in found.items()})


if __name__ == "__main__":
    main()
