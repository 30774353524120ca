"""Export a run of train_detector.py to models/weights/detector: int8, comparison with fp32, heads.

    python export_detector.py DATA_FOLDER RUN_FOLDER

Fails if int8 costs more than half a point of average precision on dev. `fit_detector.py` adds the heads.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from sklearn.metrics import average_precision_score

import fit_detector
from export import install
from fit_detector import WEIGHTS
from glossator.models.detector import WORTH, Detector
from networks import Worth, base_folder
from train_detector import MAX_TOKENS, load, log_odds, tokens

LOST_AT_MOST = 0.005
HEAD = ("/head/Gemm_MatMul",)
FACTS = {"name": "check-worthiness", "max_tokens": MAX_TOKENS, "calibration": [[1.0, 0.0]]}


def main() -> None:
    data, run = Path(sys.argv[1]), Path(sys.argv[2])
    network = Worth("eager")
    network.load_state_dict(torch.load(run / "last.pt", weights_only=True)["network"])
    install(network, WEIGHTS, "log_odds", base_folder() / "tokenizer.json", FACTS, HEAD)
    sentences, labels = load(data, "dev")
    full = average_precision_score(labels, log_odds(network, tokens(sentences), torch.device("cpu")))
    eight = average_precision_score(labels, Detector(WEIGHTS).log_odds(sentences)[:, WORTH])
    print("dev: average precision", eight, "in fp32", full)
    if full - eight > LOST_AT_MOST:
        raise SystemExit("8 bits cost more than half a point: leave some products in fp32, see export.quantise")
    fit_detector.main()


if __name__ == "__main__":
    main()
