"""Train the check-worthiness head on the embedder's vectors: models/weights/detector/head.npz and config.json.

    python train_detector.py DATA_FOLDER CACHE_FOLDER

Trained on CheckThat! 2024 task 1 (train), chosen and calibrated on its dev split; dev-test is not looked at here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.neural_network import MLPClassifier

from glossator.models.detector import FEATURES, features
from glossator.models.embedder import load_embedder

WEIGHTS = Path(__file__).parent.parent / "src/glossator/models/weights/detector"
SEEDS = (1, 2, 3, 4, 5)
HIDDEN = 128


def load(data: Path, cache: Path, split: str) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """(n, dim + features) inputs and 0/1 labels of a split; vectors are kept in the cache."""
    rows = [json.loads(line) for line in (data / f"checkworthy/ct24_{split}.jsonl").open()]
    embedder = load_embedder()
    stored = cache / f"ct24_{split}_{embedder.version}.npy"
    if not stored.exists():
        np.save(stored, embedder.encode([r["text"] for r in rows]))
    simple = np.stack([features(r["text"]) for r in rows])
    return np.hstack([np.load(stored), simple]), np.array([int(r["label"]) for r in rows])


def calibrate(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, float]:
    """(slope, offset) of Platt's scaling of the mean logit (Platt 1999)."""
    fit = LogisticRegression(C=1e6).fit(scores[:, None], labels)
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def logits(heads: list[MLPClassifier], z: NDArray[np.float32]) -> NDArray[np.float64]:
    """(n,) mean of the heads' log-odds."""
    shares = np.stack([h.predict_proba(z)[:, 1] for h in heads]).clip(1e-6, 1 - 1e-6)
    mean: NDArray[np.float64] = np.log(shares / (1 - shares)).mean(0)
    return mean


def main() -> None:
    data, cache = Path(sys.argv[1]), Path(sys.argv[2])
    x, y = load(data, cache, "train")
    dx, dy = load(data, cache, "dev")
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z, dz = (x - mean) / spread, (dx - mean) / spread
    heads = [
        MLPClassifier(
            (HIDDEN,), alpha=1.0, early_stopping=True, random_state=seed, batch_size=256,
            learning_rate_init=5e-4, max_iter=60, n_iter_no_change=5,
        ).fit(z, y)
        for seed in SEEDS
    ]  # fmt: skip
    scores = logits(heads, dz)
    slope, offset = calibrate(scores, dy)
    worth = 1 / (1 + np.exp(-(slope * scores + offset)))
    print("dev: F1 at 0.5", f1_score(dy, worth >= 0.5), "average precision", average_precision_score(dy, worth))
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    np.savez(
        WEIGHTS / "head.npz", mean=mean, spread=spread,
        w1=np.stack([h.coefs_[0] for h in heads]).astype(np.float32), b1=np.stack([h.intercepts_[0] for h in heads]),
        w2=np.stack([h.coefs_[1][:, 0] for h in heads]).astype(np.float32),
        b2=np.stack([h.intercepts_[1][0] for h in heads]),
    )  # fmt: skip
    config = {"name": "check-worthiness", "embedder": load_embedder().version, "features": len(FEATURES),
              "slope": slope, "offset": offset}  # fmt: skip
    (WEIGHTS / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
