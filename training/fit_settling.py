"""Fit the two models that say whether what was read bears a claim out or contradicts it: evidence/data/settling.yaml.

    python fit_settling.py CLAIMS.jsonl=RECORD [CLAIMS.jsonl=RECORD ...] [--out settling.yaml]

Claims are those of `judged/settled.jsonl`, of `judged/real-small.jsonl` and of bearing/train.jsonl, each with its
finding. They are put to the record with everything that `check` runs, so this takes a second or two a claim. Prints
what the thresholds give, cross-validated, and writes the coefficients to the data file if one is named.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import StratifiedKFold

from glossator.evidence import Question
from glossator.evidence.case import Case, Days
from glossator.evidence.checking import verified, weighed
from glossator.evidence.finding.settling import NAMES, features
from glossator.models.model import Models
from glossator.record import Record

STRENGTH = 0.1  # inverse L2 penalty
# What a claim of each file weighs; the readers were trained on those of bearing/train.
WEIGHTS = {"settled": 1.0, "twins": 0.5, "train": 0.5, "real-again": 0.3, "real-small": 0.3}
SIDES = {"for": "supported", "against": "refuted"}
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="+", help="CLAIMS.jsonl=RECORD")
    parser.add_argument("--out", type=Path, default=None, help="the data file to write into")
    options = parser.parse_args()
    rows, findings, names = [], [], []
    for pair in options.cases:
        path, _, folder = pair.partition("=")
        for finding, row in put(Path(path), Record.open(Path(folder))):
            rows.append(row)
            findings.append(finding)
            names.append(Path(path).stem)
    report_and_write(np.stack(rows), np.asarray(findings), np.asarray(names), options.out)


def put(path: Path, record: Record) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """The finding and the features of every claim of a file, put to a record."""
    models = Models()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        said = date.fromisoformat(row["as_of"])
        question = Question(claim=row["id"], text=row["claim"], kind=row["kind"], speaker=row["speaker"], date=said,
                            said=row.get("said", ""))  # fmt: skip
        (case,) = verified(weighed([Case(question, Days(until=said))], record, models), models)
        yield row["finding"], features(case)


def report_and_write(
    rows: NDArray[np.float64], findings: NDArray[np.str_], names: NDArray[np.str_], out: Path | None
) -> None:
    """Fit, print what each threshold finds and what it gets wrong, and write the coefficients."""
    weights, made = np.asarray([WEIGHTS.get(name, 1.0) for name in names]), {}
    for name, finding in SIDES.items():
        truth, likely = findings == finding, np.zeros(len(rows))
        for others, own in StratifiedKFold(10, shuffle=True, random_state=1).split(rows, truth):
            bias, slopes = fitted(rows[others], truth[others], weights[others], signs(name))
            likely[own] = 1 / (1 + np.exp(-(rows[own] @ slopes + bias)))
        for limit in THRESHOLDS:
            for part in np.unique(names):
                mine, kinds = names == part, np.unique(findings)
                told = {str(one): int((mine & (likely >= limit) & (findings == one)).sum()) for one in kinds}
                print(name, limit, part, "of", int((mine & truth).sum()), told)
        bias, slopes = fitted(rows, truth, weights, signs(name))
        made[name] = [bias, *slopes.tolist()]
    if out:
        head = out.read_text("utf-8").split("coefficients:")[0]
        lines = [f"  {name}: [{', '.join(f'{x:.4f}' for x in values)}]" for name, values in made.items()]
        out.write_text(f"{head}coefficients:\n  # bias, {', '.join(NAMES)}\n" + "\n".join(lines) + "\n", "utf-8")


def signs(name: str) -> NDArray[np.int64]:
    """(NAMES,) the sign that a coefficient of the model for a side may have; 0 where it may have either.

    A surer verifier never makes a claim less likely borne out, nor does an objection of a guard make it likelier. Left
    free, features that go together are weighed against each other so that single ones have the wrong sign.
    """
    found = []
    for each in NAMES:
        side, _, what = each.partition(": ")
        if side not in SIDES or what == "party":
            found.append(0)
            continue
        towards = what in ("side", "chance", "verified", "decides", "left when turned")
        found.append((1 if towards else -1) * (1 if side == name else -1 if what != "chance" else 0))
    return np.asarray(found)


def fitted(
    rows: NDArray[np.float64], truth: NDArray[np.bool_], weights: NDArray[np.float64], allowed: NDArray[np.int64]
) -> tuple[float, NDArray[np.float64]]:
    """Bias and coefficients of logistic regression with bounded signs, for features as they are."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled, sides = (rows - middle) / spread, np.where(truth, 1.0, -1.0)

    def loss(p: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sides * (scaled @ p[1:] + p[0])
        slope = -weights * sides / (1 + np.exp(margin))
        value = float((weights * np.logaddexp(0, -margin)).sum() + (p[1:] ** 2).sum() / (2 * STRENGTH))
        return value, np.concatenate([[slope.sum()], scaled.T @ slope + p[1:] / STRENGTH])

    bounds = [(None, None), *((0 if sign > 0 else None, 0 if sign < 0 else None) for sign in allowed)]
    best = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    slopes = best[1:] / spread
    return float(best[0] - slopes @ middle), slopes


if __name__ == "__main__":
    main()
