"""The verifier's stance on pairs it was not trained on.

Dev by set (accuracy, macro-F1 over the set's labels), calibration error on the half of dev not used to fit the
temperature, WiCE (long evidence: supported or not), and silence: news sentences from 2024 on, used neither in training
nor in calibration, paired with the nearest sentence about another event, where anything but "neither" is a false alarm.
`small_…` are the figures of the small network alone; `read_twice` is the share of pairs that the large one reads as
well.
"""

import gzip
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import report, shared
from glossator.models.embedder import load_embedder
from glossator.models.verifier import LABELS, Verifier, load_verifier

BINS = 10
SILENT, FAR_DAYS, NEIGHBOUR = 600, 45, (0.45, 0.85)  # as in training/news_pairs.py
Row = dict[str, Any]


def macro_f1(said: NDArray[np.int64], labels: NDArray[np.int64]) -> float:
    """Mean F1 over the labels that occur."""
    values = []
    for label in np.unique(labels):
        hits = int(((said == label) & (labels == label)).sum())
        values.append(2 * hits / max(1, int((said == label).sum() + (labels == label).sum())))
    return float(np.mean(values))


def calibration_error(shares: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """Expected calibration error of the most probable label over BINS equal-width bins (Guo et al. 2017)."""
    sure, right = shares.max(1), shares.argmax(1) == labels
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(sure[places == b].mean() - right[places == b].mean()) * (places == b).mean() for b in set(places)]
    return float(sum(gaps))


def read(*parts: str) -> list[Row]:
    """Rows of a JSON-lines file of the shared data."""
    path = shared(*parts)
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        return [json.loads(line) for line in lines]


def held_out(rows: Sequence[Row]) -> NDArray[np.bool_]:
    """True for pairs whose claim was not used to fit the temperature, as split by training/export_verifier.py."""
    tokenizer = load_verifier()._network.tokenizer
    return np.array([sum(tokenizer.encode(row["claim"]).ids) % 2 == 1 for row in rows])


def dev_figures() -> dict[str, float]:
    """Figures by set of dev and over all sets, for the cascade and the small network alone."""
    rows = read("verification", "dev.jsonl.gz")
    pairs = [(r["claim"], r["evidence"]) for r in rows]
    small = quick().judge(pairs)
    figures = figures_of(rows, load_verifier().judge(pairs))
    alone = figures_of(rows, small)
    wanted = ("macro_f1", "ece", "fever-symmetric_accuracy_of_two", "fool-me-twice_accuracy_of_two")
    return figures | {f"small_{name}": alone[name] for name in wanted} | {"read_twice": read_twice(small)}


def quick() -> Verifier:
    """The small network alone."""
    return load_verifier().quick or load_verifier()


def read_twice(small: NDArray[np.float32]) -> float:
    """Share of pairs that the small network passes on to the large one."""
    judge = load_verifier()._judge
    return float((small[:, LABELS.index("neither")] < judge.config["asked_below"]).mean()) if judge else 0.0


def figures_of(rows: Sequence[Row], shares: NDArray[np.float32]) -> dict[str, float]:
    """Figures of one set of predictions on dev."""
    labels = np.array([LABELS.index(r["label"]) for r in rows])
    sets = np.array([r["set"] for r in rows])
    figures: dict[str, float] = {}
    errors: list[float] = []
    other = held_out(rows)
    for name in sorted(set(sets)):
        own = sets == name
        figures[f"{name}_accuracy"] = float((shares[own].argmax(1) == labels[own]).mean())
        figures[f"{name}_macro_f1"] = macro_f1(shares[own].argmax(1), labels[own])
        if len(set(labels[own])) == 2:  # the set has no "neither": take the more probable of the other two
            figures[f"{name}_accuracy_of_two"] = float((shares[own][:, :2].argmax(1) == labels[own]).mean())
        errors.append(calibration_error(shares[own & other], labels[own & other]))
    scores = [value for key, value in figures.items() if key.endswith("_macro_f1")]
    ece = calibration_error(shares[other], labels[other])
    return figures | {"macro_f1": float(np.mean(scores)), "ece": ece, "ece_mean_of_sets": float(np.mean(errors))}


def wice_figures() -> dict[str, float]:
    """Supported or not on long evidence, split into parts, at a threshold of one half."""
    rows = read("wice", "oracle_chunks_dev.jsonl")
    found = load_verifier().judge_many([(r["claim"], r["evidence"]) for r in rows])
    said = np.array([int(j.supports >= 0.5) for j in found])
    labels = np.array([int(r["label"] == "supported") for r in rows])
    return {"wice_accuracy": float((said == labels).mean()), "wice_macro_f1": macro_f1(said, labels)}


def silence_figures() -> dict[str, float]:
    """Share of claims for which a similar passage about something else is judged neutral."""
    rows = [r for r in read("record", "current-events.jsonl.gz") if r["date"] >= "2024" and 60 < len(r["text"]) < 300]
    rows = rows[:: max(1, len(rows) // 5000)]
    vectors = load_embedder().encode([r["text"] for r in rows])
    days = np.array([np.datetime64(r["date"]) for r in rows])
    pairs = []
    for at in range(0, len(rows), max(1, len(rows) // SILENT)):
        scores = vectors @ vectors[at]
        scores[np.abs((days - days[at]).astype(int)) <= FAR_DAYS] = -1
        scores[scores > NEIGHBOUR[1]] = -1
        best = int(scores.argmax())
        if scores[best] > NEIGHBOUR[0]:
            pairs.append((rows[at]["text"], rows[best]["text"]))
    shares = load_verifier().judge(pairs)
    return {
        "silence": float((shares.argmax(1) == LABELS.index("neither")).mean()),
        "silence_pairs": float(len(pairs)),
        "silence_read_twice": read_twice(quick().judge(pairs)),
    }


def main() -> None:
    """Measure and report."""
    report("verification", {"verifier": load_verifier().version} | dev_figures() | wice_figures() | silence_figures())


if __name__ == "__main__":
    main()
