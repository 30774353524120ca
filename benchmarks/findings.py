"""Findings on given evidence with human verdicts, in four classes including disputed.

Climate-FEVER (claims with five sentences each) and AVeriTeC (real claims; each gold answer with its question is one
document). Half of each, chosen by a hash of the claim, is used to fit the finding model; the other half is reported.

    python -m benchmarks.findings [--fit] [--limit N]

No reading network was trained on pairs of Climate-FEVER or AVeriTeC.

`--fit` writes the coefficients to src/glossator/evidence/data/given.yaml; refit whenever the reader changes.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import glossator.evidence as room
from benchmarks.report import report, shared
from glossator.evidence.case import Case as Asked
from glossator.evidence.finding.deciding import decide_given
from glossator.evidence.finding.numbers import NAMES, read_closely
from glossator.evidence.given import as_document, read_given
from glossator.evidence.lexicon import load
from glossator.evidence.model import Verdict
from glossator.models.reader import load_reader
from glossator.record.model import Document

SETTINGS = Path(room.__file__).parent / "data" / "given.yaml"
VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED, Verdict.SILENT)
CLASSES = [verdict.value for verdict in VERDICTS]
CLIMATE = {"SUPPORTS": 0, "REFUTES": 1, "DISPUTED": 2, "NOT_ENOUGH_INFO": 3}
REAL = {"Supported": 0, "Refuted": 1, "Conflicting Evidence/Cherrypicking": 2, "Not Enough Evidence": 3}
RARE = 0.75  # weight of rare classes in the fit; chosen by cross-validation within the fitting half
RIDGE = 30.0  # L2 penalty on the coefficients of standardised features; chosen likewise
Numbers = NDArray[np.float64]


@dataclass
class Case:
    """A claim with its evidence as documents, its class, and its data set."""

    claim: str
    documents: list[Document]
    label: int
    of: str

    @property
    def held_out(self) -> bool:
        """True for the half that is reported and never fitted on."""
        return hashlib.sha256(self.claim.encode()).digest()[0] % 2 == 1


def climate() -> Iterable[Case]:
    """The claims of Climate-FEVER."""
    for line in shared("climate-fever", "claims.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        given = [
            {"id": f"e{n}", "text": each["evidence"], "title": each["article"], "publisher": each["article"]}
            for n, each in enumerate(row["evidences"])
        ]
        documents = [as_document(item, 0) for item in given if item["text"].strip()]
        yield Case(row["claim"], documents, CLIMATE[row["claim_label"]], "climate")


def real() -> Iterable[Case]:
    """The claims of AVeriTeC, each answer with its question as one document."""
    for line in shared("averitec", "claims.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        documents: list[Document] = []
        for question in row["questions"]:
            for answer in question["answers"]:
                said = " ".join([answer["answer"], answer.get("boolean_explanation") or ""]).strip()
                number = f"e{len(documents)}"
                text = f"{question['question']} {said}"
                documents.append(as_document({"id": number, "text": text, "address": answer.get("source_url")}, 0))
        yield Case(row["claim"], documents, REAL[row["label"]], "averitec")


def fit(inputs: Numbers, labels: NDArray[np.int64], ridge: float = RIDGE, steps: int = 3000) -> Numbers:
    """Coefficients (classes, 1 + inputs) of multinomial logistic regression by gradient descent, classes reweighted."""
    counts = np.bincount(labels, minlength=len(CLASSES))
    share = (len(labels) / (len(CLASSES) * np.maximum(1, counts)))[labels] ** RARE
    middle, spread = inputs.mean(axis=0), np.maximum(inputs.std(axis=0), 1e-6)
    rows = np.column_stack([np.ones(len(inputs)), (inputs - middle) / spread])
    wanted = np.eye(len(CLASSES))[labels]
    weights = np.zeros((len(CLASSES), rows.shape[1]))
    pace = np.zeros_like(weights)
    for _ in range(steps):
        likely = _shares(rows @ weights.T)
        slope = ((likely - wanted) * share[:, None]).T @ rows / len(labels)
        slope[:, 1:] += ridge * weights[:, 1:] / len(labels)
        pace = 0.9 * pace - 0.1 * slope
        weights += pace
    plain = weights[:, 1:] / spread
    return np.column_stack([weights[:, 0] - plain @ middle, plain])


def _shares(scores: Numbers) -> Numbers:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Numbers = powers / powers.sum(axis=1, keepdims=True)
    return found


def write(weights: Numbers, version: str) -> None:
    """Write the coefficients to the data file."""
    rows = [f"  {name}: [{', '.join(f'{x:.4f}' for x in row)}]" for name, row in zip(CLASSES, weights, strict=True)]
    head = "# From given evidence to a finding: written by `python -m benchmarks.findings --fit`, with\n"
    names = "coefficients:\n  # bias, " + ", ".join(NAMES) + "\n"
    SETTINGS.write_text(f"{head}# {version}.\n{names}" + "\n".join(rows) + "\n", encoding="utf-8")
    load.cache_clear()


def macro_f1(found: Sequence[int], wanted: Sequence[int]) -> float:
    """Mean F1 over the classes that occur."""
    scores = []
    for one in sorted(set(wanted)):
        both = sum(a == one and b == one for a, b in zip(found, wanted, strict=True))
        named, due = sum(a == one for a in found), sum(b == one for b in wanted)
        scores.append(2 * both / (named + due) if named + due else 0.0)
    return float(np.mean(scores))


def calibration(sure: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error over ten bins."""
    places = np.minimum((np.array(sure) * bins).astype(int), bins - 1)
    total = 0.0
    for place in range(bins):
        chosen = places == place
        if chosen.any():
            total += chosen.mean() * abs(np.mean(np.array(sure)[chosen]) - np.mean(np.array(right)[chosen]))
    return float(total)


def figures(asked: Sequence[Asked], labels: Sequence[int]) -> dict[str, float]:
    """Macro-F1, accuracy and calibration error."""
    findings = [decide_given(one) for one in asked]
    found = [VERDICTS.index(finding.verdict) for finding in findings]
    right = [a == b for a, b in zip(found, labels, strict=True)]
    sure = [(finding.probability, good) for finding, good in zip(findings, right, strict=True) if finding.probability]
    ece = calibration([p for p, _ in sure], [good for _, good in sure])
    return {"macro_f1": macro_f1(found, labels), "right": float(np.mean(right)), "ece": ece}


def main() -> None:
    """Fit if asked; measure and report."""
    options = argparse.ArgumentParser()
    options.add_argument("--fit", action="store_true")
    options.add_argument("--limit", type=int, default=0, help="only so many claims of each set")
    given = options.parse_args()
    cases = [case for some in (climate(), real()) for case in list(some)[: given.limit or None]]
    cases = [case for case in cases if case.documents and (given.fit or case.held_out)]
    asked = read_given([(case.claim, case.documents) for case in cases])
    labels = np.array([case.label for case in cases])
    held = np.array([case.held_out for case in cases])
    if given.fit:
        inputs = np.array([read_closely(one) for one in asked])
        write(fit(inputs[~held], labels[~held]), load_reader().version)
    shown: dict[str, float | int | str | None] = {"reader": load_reader().version, "claims": int(held.sum())}
    for name in ("climate", "averitec", "all"):
        chosen = [i for i, case in enumerate(cases) if held[i] and name in (case.of, "all")]
        for key, value in figures([asked[i] for i in chosen], [int(labels[i]) for i in chosen]).items():
            shown[f"{name}_{key}"] = value
    report("findings", shown)


if __name__ == "__main__":
    main()
