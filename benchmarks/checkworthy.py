"""Which sentences of a debate are worth checking (CheckThat! 2024 task 1, English): F1 of the positive class.

The head was trained on the train split and calibrated on dev; dev-test is for measuring only. The threshold is 0.5.
"""

import json

import numpy as np

from benchmarks.report import report, shared
from glossator.models.detector import load_detector

BINS = 10


def f1(worth: np.ndarray, labels: np.ndarray) -> float:
    """F1 of the positive class at 0.5."""
    said = worth >= 0.5
    hits = int((said & labels).sum())
    return 2 * hits / max(1, int(said.sum() + labels.sum()))


def calibration_error(worth: np.ndarray, labels: np.ndarray) -> float:
    """Expected calibration error over BINS equal bins of the probability (Guo et al. 2017)."""
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
        figures |= {f"{name}_f1": f1(worth, labels), f"{name}_ece": calibration_error(worth, labels)}
    report("checkworthy", figures | {"aim_dev_test_f1": 0.82})


if __name__ == "__main__":
    main()
