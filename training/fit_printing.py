"""Fit the model that says whether an editor would print a passage beside a claim, from all that was found for it.

    python fit_printing.py CASES.jsonl=RECORD [CASES.jsonl=RECORD ...] [--printed LOGITS.json] [--out printing.yaml]

Cases are judged claims, with their passages named by hash as in `training/judged`, or in full as in the data folder
`bearing`. Use claims that the reader was not trained on. Where its head for printing was fitted on them too,
`--printed` names the logits that it gave while it had not seen them (fit_heads.py). Prints the coefficients, and,
cross-validated by claim, what thresholds leave; writes the coefficients to the data file if one is named.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from fit_finding import fit
from glossator.evidence import Question
from glossator.evidence.case import Case, Days
from glossator.evidence.checking import read
from glossator.evidence.weighing.chances import NUMBERS, numbers
from glossator.models.model import Models
from glossator.record import Record
from look_up import name_of

PARTS = 10
REAL = (
    "real"  # claims of real statements, by the name of their file; others were chosen for a record that knows of them
)
POOLED = 0.5  # what a passage beside another claim weighs
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="+", help="CASES.jsonl=RECORD")
    parser.add_argument("--printed", type=Path, default=None, help="logits of claims whose statement was left out")
    parser.add_argument("--out", type=Path, default=None, help="the data file to write into")
    options = parser.parse_args()
    printed = json.loads(options.printed.read_text("utf-8")) if options.printed else {}
    rows, labels, weights, claims, real = [], [], [], [], []
    for pair in options.cases:
        cases, _, folder = pair.partition("=")
        is_real = REAL in Path(cases).name
        for claim, row, label in _judged(Path(cases), Record.open(Path(folder)), printed):
            rows.append(row)
            labels.append(label)
            claims.append(claim)
            real.append(is_real)
            weights.append(1.0 if is_real else POOLED)
    table = np.stack(rows), np.asarray(labels, float), np.asarray(weights)
    bias, coefficients = fit(*table)
    made = {"bias": round(bias, 4), **dict(zip(NUMBERS, coefficients.round(4).tolist(), strict=True))}
    print(json.dumps(made))
    _report(*table, np.asarray(claims), np.asarray(real))
    if options.out:
        text = options.out.read_text("utf-8")
        for name, value in made.items():
            text = re.sub(rf"^(  {name}:) *-?[\d.]+", rf"\1 {value}", text, count=1, flags=re.MULTILINE)
        options.out.write_text(text, "utf-8")


def _judged(
    cases: Path, record: Record, printed: dict[str, dict[str, float]]
) -> Iterator[tuple[str, np.ndarray, bool]]:
    """The features and judgements of the judged passages that are found for each claim."""
    models = Models()
    for line in cases.read_text("utf-8").splitlines():
        row = json.loads(line)
        said = date.fromisoformat(row["as_of"])
        question = Question(claim=row["id"], text=row["claim"], kind=row["kind"], speaker=row["speaker"], date=said)
        (case,) = read([Case(question, Days(until=said))], record, models)
        known, found = _labels(row["passages"]), case.read
        for one in found:
            logit = printed.get(row["id"], {}).get(name_of(one.hit.passage.text))
            if logit is not None and one.reading is not None:
                one.reading = replace(one.reading, printed=logit)
        for one, values in zip(found, numbers(found), strict=True):
            label = known.get(name_of(one.hit.passage.text))
            if label is not None:
                yield f"{cases.name}/{row['id']}", values, label != "0"


def _labels(passages: Any) -> dict[str, str]:
    return passages if isinstance(passages, dict) else {name_of(one["text"]): one["side"] for one in passages}


def _report(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, claims: np.ndarray, real: np.ndarray) -> None:
    """What each threshold keeps of real and other claims, each claim scored by a model that has not seen it."""
    names = sorted(set(claims.tolist()))
    part = np.asarray([names.index(claim) % PARTS for claim in claims])
    chances = np.zeros(len(labels))
    for number in range(PARTS):
        bias, coefficients = fit(rows[part != number], labels[part != number], weights[part != number])
        chances[part == number] = 1 / (1 + np.exp(-(bias + rows[part == number] @ coefficients)))
    for limit in THRESHOLDS:
        kept = chances >= limit
        shares = [kept[group & (labels == worth)].mean() for group in (real, ~real) for worth in (1, 0)]
        print(f"{limit}: real worth {shares[0]:.2f}, real other {shares[1]:.2f}", end=", ")
        print(f"pooled worth {shares[2]:.2f}, pooled other {shares[3]:.2f}")


if __name__ == "__main__":
    main()
