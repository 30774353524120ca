"""Fit the model that ranks search results before reading, on judged claims and their records.

    python fit_finding.py CASES.jsonl=RECORD [CASES.jsonl=RECORD ...] [--out finding.yaml]

Cases are judged claims in the format of `training/judged`, with the text of their passages. Unjudged passages count as
irrelevant with a third of the weight; an editor's first choice counts twice. Use claims that the asker was not trained
on. Prints the coefficients, and writes them to the data file if one is named.
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from glossator.evidence import Question
from glossator.evidence.asking.likely import NUMBERS, numbers
from glossator.evidence.asking.searches import ask
from glossator.evidence.asking.searching import find
from glossator.evidence.case import Case, Days
from glossator.evidence.lexicon import load
from glossator.models.asker import load_asker
from glossator.record import Record

UNJUDGED, FIRST_CHOICE = 0.3, 2.0
STRENGTH = 10.0  # L2 penalty on standardised features


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="+", help="CASES.jsonl=RECORD")
    parser.add_argument("--out", type=Path, default=None, help="the data file to write into")
    options = parser.parse_args()
    rows, labels, weights = [], [], []
    for pair in options.cases:
        cases, _, folder = pair.partition("=")
        record = Record.open(Path(folder))
        for line in Path(cases).read_text("utf-8").splitlines():
            for row, label, weight in _of_claim(json.loads(line), record):
                rows.append(row)
                labels.append(label)
                weights.append(weight)
    bias, coefficients = fit(np.stack(rows), np.asarray(labels, float), np.asarray(weights))
    made = {"bias": round(bias, 4), **dict(zip(NUMBERS, coefficients.round(4).tolist(), strict=True))}
    print(json.dumps(made))
    if options.out:
        text = options.out.read_text("utf-8")
        for name, value in made.items():
            text = re.sub(rf"^(  {name}:) *-?[\d.]+", rf"\1 {value}", text, count=1, flags=re.MULTILINE)
        options.out.write_text(text, "utf-8")


def _of_claim(row: dict[str, Any], record: Record) -> list[tuple[np.ndarray, int, float]]:
    said = date.fromisoformat(row["as_of"])
    question = Question(claim=row["id"], text=row["claim"], kind=row["kind"], speaker=row["speaker"], date=said)
    case = Case(question, Days(until=said))
    ask([case], record, load_asker())
    find([case], record)
    like = sorted(case.found, key=lambda one: -one.fused)[: load("finding")["likeliest"]]
    judged = {" ".join(one["text"].split()): one for one in row["passages"]}
    made = []
    for one, values in zip(case.found, numbers(case, case.found, like), strict=True):
        its = judged.get(" ".join(one.hit.passage.text.split()))
        weight = UNJUDGED if its is None else FIRST_CHOICE if its["key"] else 1.0
        made.append((values, int(its is not None and its["side"] != "0"), weight))
    return made


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Bias and coefficients of ridge logistic regression, for unstandardised features."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = (rows - middle) / spread
    signs = 2 * labels - 1

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        margin = signs * (scaled @ p[1:] + p[0])
        value = float((weights * np.logaddexp(0, -margin)).sum() + STRENGTH / 2 * (p[1:] ** 2).sum())
        slope = -weights * signs / (1 + np.exp(margin))
        return value, np.concatenate([[slope.sum()], scaled.T @ slope + STRENGTH * p[1:]])

    best = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B").x
    coefficients = best[1:] / spread
    return float(best[0] - coefficients @ middle), coefficients


if __name__ == "__main__":
    main()
