"""Check-worthiness and checkability of sentences: F1 of the positive class at 0.5, and calibration.

CheckThat! 2024 task 1, English (debates): the network was trained on train; dev and dev-test (2020) were seen during
development. Judged sentences (`judged_sentences`): "apart", drawn from all sources; "later", of transcripts nothing was
trained on, and posts and press pages of years nothing was trained on.
"""

import json

import numpy as np

from benchmarks import judged_sentences
from benchmarks.report import report, shared
from glossator.models.detector import load_detector

BINS, CUT = 10, 0.5


def f1(worth: np.ndarray, labels: np.ndarray) -> float:
    """F1 of the positive class at 0.5."""
    said = worth >= CUT
    hits = int((said & labels).sum())
    return 2 * hits / max(1, int(said.sum() + labels.sum()))


def area(worth: np.ndarray, labels: np.ndarray) -> float:
    """Area under the ROC curve: the share of correctly ordered pairs (ties count half)."""
    higher = np.sort(worth[~labels])
    below = np.searchsorted(higher, worth[labels], "left") + np.searchsorted(higher, worth[labels], "right")
    return float(below.mean() / 2 / len(higher))


def calibration_error(worth: np.ndarray, labels: np.ndarray) -> float:
    """Expected calibration error over BINS equal-width bins (Guo et al. 2017)."""
    places = np.minimum((worth * BINS).astype(int), BINS - 1)
    gaps = [abs(worth[places == b].mean() - labels[places == b].mean()) * (places == b).mean() for b in set(places)]
    return float(sum(gaps))


def main() -> None:
    """Measure and report."""
    detector = load_detector()
    figures: dict[str, float | int | str | None] = {"detector": detector.version}
    for split in ("dev", "dev-test"):
        with shared("checkworthy", f"ct24_{split}.jsonl").open() as lines:
            rows = [json.loads(line) for line in lines]
        labels = np.array([bool(row["label"]) for row in rows])
        worth = detector.worth([row["text"] for row in rows])
        name = split.replace("-", "_")
        figures |= {
            f"{name}_f1": f1(worth, labels),
            f"{name}_area": area(worth, labels),
            f"{name}_ece": calibration_error(worth, labels),
        }
    for part in ("apart", "later"):
        judged = judged_sentences.load(part)
        for question, answer in (("worth", detector.worth), ("checkable", detector.checkable)):
            rows = [row for row in judged if row[question] != judged_sentences.READERS_DIFFER]
            labels = np.array([row[question] == 1 for row in rows])
            said = answer([row["text"] for row in rows])
            figures |= {
                f"{part}_{question}_sentences": len(rows),
                f"{part}_{question}_f1": f1(said, labels),
                f"{part}_{question}_precision": float(labels[said >= CUT].mean()),
                f"{part}_{question}_recall": float((said >= CUT)[labels].mean()),
                f"{part}_{question}_area": area(said, labels),
                f"{part}_{question}_ece": calibration_error(said, labels),
            }
    report("checkworthy", figures | {"aim_dev_test_f1": 0.82})


if __name__ == "__main__":
    main()
