"""Make models/weights/detector from a run of train_detector.py: export, 8 bits, check against fp32, calibration.

    python export_detector.py DATA_FOLDER RUN_FOLDER

Calibrated on dev (Platt 1999). Fails when 8 bits cost more than half a point of average precision there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score

from export import fingerprint, install
from glossator.models.detector import Detector
from networks import Worth, base_folder
from train_detector import MAX_TOKENS, load, log_odds, tokens

WEIGHTS = Path(__file__).parent.parent / "src/glossator/models/weights/detector"
LOST_AT_MOST = 0.005
HEAD = ("/head/Gemm_MatMul",)
FACTS = {"name": "check-worthiness", "max_tokens": MAX_TOKENS, "slope": 1.0, "offset": 0.0}


def main() -> None:
    data, run = Path(sys.argv[1]), Path(sys.argv[2])
    network = Worth("eager")
    network.load_state_dict(torch.load(run / "last.pt", weights_only=True)["network"])
    install(network, WEIGHTS, "log_odds", base_folder() / "tokenizer.json", FACTS, HEAD)
    sentences, labels = load(data, "dev")
    odds = Detector(WEIGHTS).log_odds(sentences)
    fit = LogisticRegression(C=1e6).fit(odds[:, None], labels)
    slope, offset = float(fit.coef_[0, 0]), float(fit.intercept_[0])
    (WEIGHTS / "config.json").write_text(
        json.dumps(FACTS | {"slope": slope, "offset": offset}, indent=2) + "\n", encoding="utf-8"
    )
    print("detector", fingerprint(WEIGHTS / "model.onnx"), "dev: F1", f1_score(labels, slope * odds + offset >= 0))
    full = average_precision_score(labels, log_odds(network, tokens(sentences), torch.device("cpu")))
    eight = average_precision_score(labels, odds)
    print("dev: average precision", eight, "in fp32", full)
    if full - eight > LOST_AT_MOST:
        raise SystemExit("8 bits cost more than half a point: leave some products in fp32, see export.quantise")


if __name__ == "__main__":
    main()
