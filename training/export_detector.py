"""Export a run of train_detector.py to models/weights/detector: int8, calibration, comparison with fp32.

    python export_detector.py DATA_FOLDER RUN_FOLDER

The two questions about a sentence are calibrated (Platt 1999) on judged sentences held back from training. Fails if
int8 costs more than half a point of average precision on CheckThat!'s dev.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from export import fingerprint, install
from glossator.models.detector import WORTH, Detector
from glossator.models.runtime import WEIGHTS
from networks import PUTS, TYPES, Sentences
from train_detector import MAX_TOKENS, checked, held_back, log_odds

FOLDER = WEIGHTS / "detector"
LOST_AT_MOST = 0.005
BEST_AT = 0.4  # the probability of worth from which F1 on CheckThat!'s dev is best: it is put at 0.5
OUTPUTS = ("log_odds", "types:1", "puts:1", "parties:2,3")
HEADS = ("/worth/Gemm_MatMul", "/kind/MatMul", "/put/MatMul", "/deed/MatMul", "/who/MatMul")
FACTS = {"name": "sentences", "tokenizer": "embedder", "max_tokens": MAX_TOKENS, "types": TYPES, "puts": PUTS}


def calibrated(detector: Detector) -> list[list[float]]:
    """Slope and bias of each question, on soft labels: every row appears once a class, weighted by its share."""
    rows = held_back()
    odds = detector.log_odds([row.text for row in rows])
    found = []
    for column in range(2):
        wanted = np.array([row.marks[column] for row in rows])
        told = ~np.isnan(wanted)
        twice, sides = np.tile(odds[told, column], 2)[:, None], np.repeat([1, 0], told.sum())
        weights = np.concatenate([wanted[told], 1 - wanted[told]])
        fit = LogisticRegression(C=1e4).fit(twice, sides, sample_weight=weights)
        found.append([float(fit.coef_[0, 0]), float(fit.intercept_[0])])
    found[WORTH][1] += float(np.log((1 - BEST_AT) / BEST_AT))
    return found


def main() -> None:
    data, run = Path(sys.argv[1]), Path(sys.argv[2])
    network = Sentences("eager")
    network.load_state_dict(torch.load(run / "last.pt", weights_only=True)["network"])
    facts = {**FACTS, "calibration": [[1.0, 0.0], [1.0, 0.0]]}
    install(network, FOLDER, OUTPUTS, "embedder", facts, HEADS)
    facts["calibration"] = calibrated(Detector(FOLDER))
    (FOLDER / "config.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    dev = checked(data, "dev")
    labels = [row.marks[WORTH] for row in dev]
    full = average_precision_score(labels, log_odds(network, [row.text for row in dev])[:, WORTH])
    eight = average_precision_score(labels, Detector(FOLDER).log_odds([row.text for row in dev])[:, WORTH])
    print("detector", fingerprint(FOLDER / "model.onnx"), facts["calibration"])
    print("dev: average precision", eight, "in fp32", full)
    if full - eight > LOST_AT_MOST:
        raise SystemExit("8 bits cost more than half a point: leave some products in fp32, see export.quantise")


if __name__ == "__main__":
    main()
