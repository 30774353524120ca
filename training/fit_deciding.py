"""Fit the finding model on readings of judged passages: `coefficients` in evidence/data/deciding.yaml.

    python fit_deciding.py READINGS.npz

READINGS.npz comes from train_reader.py, each claim read by a network not trained on it: `outputs` (n, 11) per row,
`ends` (claims,) where each claim's rows end, `findings`, `kinds` and `groups` (claims,).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from glossator.evidence.finding.model import VERDICTS, chosen
from glossator.evidence.finding.numbers import NAMES, numbers
from glossator.models.reader import KEY, SIDE, STANCE, WORTH

DATA = Path(__file__).parent.parent / "src/glossator/evidence/data/deciding.yaml"
STRENGTH = 0.03  # inverse L2 penalty
HELD_BACK = "dev"
MISSED, ROUNDS = 0.2, 6


def readings(
    path: Path, missed: float = 0.0, seed: int = 0
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.str_], NDArray[np.str_]]:
    """(claims, NAMES) features, findings as indices into VERDICTS, kinds and groups; `missed`: share dropped."""
    rng = np.random.default_rng(seed)
    with np.load(path) as file:
        outputs, ends = file["outputs"].astype(np.float64), file["ends"]
        findings, kinds, groups = file["findings"], file["kinds"], file["groups"]
    rows, truth, kept = [], [], []
    for at, end in enumerate(ends):
        own = outputs[ends[at - 1] if at else 0 : end]
        if findings[at] not in VERDICTS:
            continue
        kept_rows = rng.random(len(own)) >= missed
        own = own[kept_rows] if kept_rows.any() else own[:1]
        own = own[np.argsort(-own[:, WORTH], kind="stable")]
        key = 1 / (1 + np.exp(-own[:, KEY]))
        rows.append(numbers(_softmax(own[:, SIDE]), _softmax(own[:, STANCE]), key, str(kinds[at])))
        truth.append([verdict.value for verdict in VERDICTS].index(str(findings[at])))
        kept.append(at)
    return np.stack(rows), np.asarray(truth), kinds[kept], groups[kept]


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def main() -> None:
    given, truth, kinds, _ = readings(Path(sys.argv[1]))
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=3000))
    folds = StratifiedKFold(8, shuffle=True, random_state=1)
    likely = cross_val_predict(model, given, truth, cv=folds, method="predict_proba")
    every = frozenset(VERDICTS)
    found = np.asarray(
        [VERDICTS.index(chosen(row, str(kind), every)[0]) for row, kind in zip(likely, kinds, strict=True)]
    )
    swapped = ((found == 0) & (truth == 1)).sum(), ((found == 1) & (truth == 0)).sum()
    print(f"right {np.mean(found == truth):.3f} of {len(truth)}; supported for refuted {swapped[0]}, back {swapped[1]}")
    # Search misses part of what a pool contains, so the model is also trained on pools with gaps.
    parts = [readings(Path(sys.argv[1]), MISSED, seed) for seed in range(ROUNDS)]
    own = [groups_of != HELD_BACK for _, _, _, groups_of in parts]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH / ROUNDS, max_iter=3000))
    model.fit(
        np.concatenate([rows[keep] for (rows, _, _, _), keep in zip(parts, own, strict=True)]),
        np.concatenate([labels[keep] for (_, labels, _, _), keep in zip(parts, own, strict=True)]),
    )
    scale, linear = model[0], model[1]
    weights = linear.coef_ / scale.scale_
    bias = linear.intercept_ - weights @ scale.mean_
    head = DATA.read_text("utf-8").split("coefficients:")[0]
    lines = [
        f"  {v.value}: [{', '.join(f'{x:.4f}' for x in (bias[at], *weights[at]))}]" for at, v in enumerate(VERDICTS)
    ]
    DATA.write_text(head + "coefficients:\n  # bias, " + ", ".join(NAMES) + "\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
