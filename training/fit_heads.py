"""Fit the heads of the large reader anew, over its state: side, first choice, and whether an editor would print it.

    python fit_heads.py --pools JUDGED.jsonl … --real JUDGED.jsonl … [--apart JUDGED.jsonl …] [--out FILE]

Linear heads over a network that stays as it is. What training leaves in the last layers is more than its own heads
read: a regression with a strong penalty on the very passages it was trained on reads sides and worth better.

`--pools`: pools of passages beside claims that the record knows of; on them side and first choice are fitted.
`--real`: claims of real statements, of which most have nothing worth printing; on them, with a tenth of the weight for
the pools, the last head is fitted. It is cross-validated by statement, a passage never in both parts; the logits given
there, by claim and passage, go to the JSON file `--out`, for `fit_printing.py`. `--apart` is only measured. Texts are
needed (look_up.py), and a network that tells its state (expose_state.py); calibrate_reader.py comes next.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import judged
from glossator.evidence.reading.lines import claim_line, passage_line
from glossator.models.reader import HEADS, load_reader
from glossator.models.runtime import WEIGHTS
from look_up import name_of

STRENGTHS = {"side": 3e-4, "key": 3e-4, "printed": 3e-3}  # inverse L2 penalties, of standardised features
POOLED = 0.1  # what a passage of the pools weighs beside one of a real statement
PARTS = 8


@dataclass
class Passages:
    """States and judgements of the passages of some files."""

    sides: list[int] = field(default_factory=list)
    keys: list[bool] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)  # claim and hash of the passage
    states: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    @classmethod
    def of(cls, files: list[Path]) -> Passages:
        made, pairs = cls(), []
        for path in files:
            for claim in judged.read(path):
                line = claim_line(claim.claim, claim.speaker, claim.day)
                for one in claim.passages:
                    about = {"title": one.title, "publisher": one.publisher}
                    pairs.append((line, passage_line(one.text, published=one.published, said=claim.day, **about)))
                    made.sides.append(judged.SIDES.index(one.side))
                    made.keys.append(one.key)
                    made.statements.append(f"{claim.speaker} {claim.day}")
                    made.names.append((claim.id, name_of(one.text)))
        made.states = load_reader().states(pairs)
        return made


def head(rows: NDArray[np.float32], labels: NDArray, strength: float, weights: NDArray | None = None) -> NDArray:
    """(classes or 1, width + 1) weights and biases of a regression, for features as they are."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=3000))
    model.fit(rows, labels, logisticregression__sample_weight=weights)
    scaler, regression = model[0], model[1]
    slopes = regression.coef_ / scaler.scale_
    return np.column_stack([slopes, regression.intercept_ - slopes @ scaler.mean_])


def logits(states: NDArray[np.float32], heads: NDArray) -> NDArray:
    """(n, heads) outputs."""
    found: NDArray = states @ heads[:, :-1].T + heads[:, -1]
    return found


def printed(real: Passages, pools: Passages) -> tuple[NDArray, NDArray]:
    """The head for printing, and the logit of every real passage by one that has seen neither it nor its statement."""
    states = np.concatenate([real.states, pools.states])
    worth = np.concatenate([np.array(real.sides), np.array(pools.sides)]) > 0
    weights = np.concatenate([np.ones(len(real.sides)), np.full(len(pools.sides), POOLED)])
    names = np.array([name for _, name in (*real.names, *pools.names)])
    statements, many = np.array(real.statements), len(real.sides)
    groups = np.random.default_rng(1).permutation(sorted(set(real.statements)))
    held_logits = np.zeros(many)
    for part in range(PARTS):
        held = np.isin(statements, groups[part::PARTS])
        rest = np.concatenate([~held, np.ones(len(pools.sides), bool)]) & ~np.isin(names, names[:many][held])
        fitted = head(states[rest], worth[rest], STRENGTHS["printed"], weights[rest])
        held_logits[held] = logits(real.states[held], fitted)[:, 0]
    return head(states, worth, STRENGTHS["printed"], weights), held_logits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pools", type=Path, nargs="+", required=True)
    parser.add_argument("--real", type=Path, nargs="+", required=True)
    parser.add_argument("--apart", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args()
    pools, real = Passages.of(options.pools), Passages.of(options.real)
    side = head(pools.states, np.array(pools.sides), STRENGTHS["side"])
    key = head(pools.states, np.array(pools.keys), STRENGTHS["key"])
    own, held = printed(real, pools)
    print(f"printed, statements left out: area {roc_auc_score(np.array(real.sides) > 0, held):.3f}")
    if options.apart:
        apart = Passages.of(options.apart)
        sides, given = np.array(apart.sides), logits(apart.states, side)
        nothing = given[:, 0] - np.logaddexp.reduce(given[:, 1:], 1)
        lean = np.logaddexp(given[:, 2], given[:, 4]) - np.logaddexp(given[:, 3], given[:, 5])
        sided = sides > 1
        print(f"apart: area worth anything {roc_auc_score(sides > 0, -nothing):.3f}", end=", ")
        print(f"sides {roc_auc_score(sides[sided] % 2 == 0, lean[sided]):.3f}", end=", ")
        print(f"first choice {roc_auc_score(apart.keys, logits(apart.states, key)[:, 0]):.3f}")
    np.save(WEIGHTS / "reader" / HEADS, np.concatenate([side, key, own]).astype(np.float32))
    if options.out:
        told: dict[str, dict[str, float]] = {}
        for (claim, name), logit in zip(real.names, held.tolist(), strict=True):
            told.setdefault(claim, {})[name] = round(logit, 4)
        options.out.write_text(json.dumps(told) + "\n", "utf-8")


if __name__ == "__main__":
    main()
