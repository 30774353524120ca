"""Matching posts to previously checked claims, among 10,375 (CheckThat! 2020, task 2).

Fitted on the training queries and reported on the development queries. The winner of the shared task had a MAP@5 of
about 0.93 on its test queries, which are not measured here.

    python -m benchmarks.known_claims [--fit]
"""

import argparse
import csv
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import report, shared
from glossator.evidence.beside import known
from glossator.evidence.lexicon import load
from glossator.record import Record
from glossator.record.fact_checks import KIND
from glossator.record.model import Document


def queries(split: str) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Posts by id, and the ids of the claims they repeat."""
    with shared("known-claims", f"{split}_tweets.queries.tsv").open(encoding="utf-8", newline="") as lines:
        texts = {row[0]: row[1] for row in csv.reader(lines, delimiter="\t") if len(row) == 2 and row[0]}
    right: dict[str, set[str]] = {}
    for line in shared("known-claims", f"{split}_tweet-vclaim-pairs.qrels").read_text("utf-8").splitlines():
        query, _, claim, _ = line.split("\t")
        right.setdefault(query, set()).add(claim)
    return {key: text for key, text in texts.items() if key in right}, right


def filed(folder: Path) -> Record:
    """A record of the checked claims."""
    with shared("known-claims", "verified_claims.docs.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if len(row) == 3 and row[0]]
    record = Record.open(folder, create=True)
    record.add_documents(
        Document(id=key, text=claim, title=title, kind=KIND, language="en") for key, claim, title in rows if claim
    )
    return record


def measures(ranked: list[list[str]], right: list[set[str]]) -> dict[str, float]:
    """MAP@5, recall@5 and precision@1."""
    precision, recall, first = [], [], []
    for row, wanted in zip(ranked, right, strict=True):
        places = [at for at, key in enumerate(row[:5], 1) if key in wanted]
        precision.append(sum((n + 1) / at for n, at in enumerate(places)) / min(len(wanted), 5))
        recall.append(len(places) / len(wanted))
        first.append(float(bool(row) and row[0] in wanted))
    return {"map_5": float(np.mean(precision)), "recall_5": float(np.mean(recall)), "first": float(np.mean(first))}


def fit(record: Record) -> list[float]:
    """Coefficients (bias first) of the matching model, fitted listwise and then calibrated on the training queries."""
    texts, right = queries("train")
    found = dict(zip(texts, known.candidates(list(texts.values()), record), strict=True))
    inputs = np.array([row for _, rows in found.values() for row in rows])
    same = np.array([float(hit.document.id in right[key]) for key, (hits, _) in found.items() for hit in hits])
    groups = np.array([at for at, (hits, _) in enumerate(found.values()) for _ in hits])
    spread = inputs.std(axis=0) + 1e-9
    weights = listwise(inputs / spread, same, groups) / spread
    first: dict[int, tuple[float, float]] = {}
    for score, good, group in zip(inputs @ weights, same, groups, strict=True):
        first[int(group)] = max(first.get(int(group), (-np.inf, 0.0)), (float(score), float(good)))
    bias, scale = platt(np.array(list(first.values())))
    return [round(float(weight), 3) for weight in (bias, *(scale * weights))]


def listwise(inputs: NDArray[np.float64], same: NDArray[np.float64], groups: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights by listwise softmax: the right claim ranks before the other candidates of its query."""
    weights, pace, n = np.zeros(inputs.shape[1]), np.zeros(inputs.shape[1]), int(groups.max()) + 1
    due = np.bincount(groups, same, n)
    for _ in range(600):
        scores = inputs @ weights
        highest = np.full(n, -np.inf)
        np.maximum.at(highest, groups, scores)
        powers = np.exp(scores - highest[groups])
        likely = powers / np.bincount(groups, powers, n)[groups]
        slope = inputs.T @ (likely * (due[groups] > 0) - same / np.maximum(1, due[groups])) / n + 1e-4 * weights
        pace = 0.9 * pace - 0.8 * slope
        weights = weights + pace
    return weights


def platt(first: NDArray[np.float64]) -> tuple[float, float]:
    """Bias and scale that calibrate the score of each query's first candidate (Platt 1999)."""
    bias, scale = 0.0, 0.1
    for _ in range(4000):
        off = 1 / (1 + np.exp(-(bias + scale * first[:, 0]))) - first[:, 1]
        bias -= 0.05 * off.mean()
        scale -= 0.005 * (off * first[:, 0]).mean()
    return float(bias), float(scale)


def main() -> None:
    """Measure and report; with --fit, first print coefficients for data/known.yaml."""
    options = argparse.ArgumentParser()
    options.add_argument("--fit", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = filed(Path(folder) / "record")
        if given.fit:
            print("coefficients:", fit(record))
        texts, right = queries("dev")
        wanted = [right[key] for key in texts]
        plain = [known.tidy(text) for text in texts.values()]
        figures: dict[str, float] = {}
        for mode in ("bm25", "vector", "hybrid"):
            hits = record.search_many(plain, limit=5, kind=KIND, dated="all", mode=mode)
            figures[f"{mode}_map_5"] = measures([[hit.document.id for hit in row] for row in hits], wanted)["map_5"]
        started = perf_counter()
        ranked = known.rank(list(texts.values()), record)
        seconds = perf_counter() - started
        figures |= measures([[hit.document.id for hit, _ in row] for row in ranked], wanted)
        firsts = [(row[0][0].document.id in own, row[0][1]) for row, own in zip(ranked, wanted, strict=True) if row]
        shown = [good for good, score in firsts if score >= load("known")["shown_at"]]
        figures |= {"shown": len(shown) / len(wanted), "shown_right": sum(shown) / max(1, len(shown))}
        report("known_claims", {**figures, "queries_per_second": len(texts) / seconds})


if __name__ == "__main__":
    main()
