"""Calibrate an exported reader: scale and bias per head, fitted on held-out judged claims, written to its config.json.

    python calibrate_reader.py reader|skim JUDGED.jsonl …

The files contain judged claims with their text (look_up.py).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from glossator.evidence.reading.lines import claim_line, passage_line
from glossator.models.reader import KEY, SIDE, STANCE, load_reader
from glossator.models.runtime import WEIGHTS
from judged import SIDES, read

STANCES = np.array([2, 2, 0, 1, 0, 1])  # column of each side: supports, refutes or neither
PENALTY = 0.002  # L2 penalty on the biases


def softmax_fit(logits: NDArray[np.float64], truth: NDArray[np.int64]) -> dict[str, object]:
    """Scale and biases (the first is 0) that maximise the likelihood of `truth`."""

    def loss(point: NDArray[np.float64]) -> float:
        scores = logits * np.exp(point[0]) + np.concatenate([[0.0], point[1:]])
        scores = scores - scores.max(1, keepdims=True)
        own = scores[np.arange(len(truth)), truth] - np.log(np.exp(scores).sum(1))
        return float(-own.mean() + PENALTY * (point[1:] ** 2).sum())

    found = minimize(loss, np.zeros(logits.shape[1]), method="L-BFGS-B").x
    return {"scale": round(float(np.exp(found[0])), 4), "bias": [0.0, *(round(float(x), 4) for x in found[1:])]}


def odds_fit(odds: NDArray[np.float64], truth: NDArray[np.bool_]) -> dict[str, object]:
    """Scale and bias of a logit."""
    sign = np.where(truth, 1.0, -1.0)
    found = minimize(
        lambda point: float(np.logaddexp(0, -(np.exp(point[0]) * odds + point[1]) * sign).mean()), np.zeros(2)
    ).x
    return {"scale": round(float(np.exp(found[0])), 4), "bias": [round(float(found[1]), 4)]}


def main() -> None:
    name, *files = sys.argv[1:]
    claims = [claim for path in files for claim in read(Path(path))]
    pairs = [
        (
            claim_line(claim.claim, claim.speaker, claim.day),
            passage_line(one.text, title=one.title, publisher=one.publisher, published=one.published, said=claim.day),
        )
        for claim in claims
        for one in claim.passages
    ]
    sides = np.array([SIDES.index(one.side) for claim in claims for one in claim.passages])
    keys = np.array([one.key for claim in claims for one in claim.passages])
    rows = load_reader(name).logits(pairs)
    calibration = {
        "side": softmax_fit(rows[:, SIDE], sides),
        "stance": softmax_fit(rows[:, STANCE], STANCES[sides]),
        "key": odds_fit(rows[:, KEY], keys),
    }
    path = WEIGHTS / name / "config.json"
    settings = json.loads(path.read_text("utf-8")) | {"calibration": calibration}
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    print(name, calibration)


if __name__ == "__main__":
    main()
