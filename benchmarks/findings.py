"""Findings: claims with given evidence and a human verdict, in four classes with disputed.

Climate-FEVER (claims with five sentences each) and AVeriTeC (real claims; each gold answer, with its question, is one
document). Half of each, chosen by a hash of the claim, fits the finding model; the other half is reported.

    python -m benchmarks.findings [--fit] [--limit N]

Neither network of the verifier, nor its teacher, was trained on pairs of Climate-FEVER or AVeriTeC.

`--fit` writes the coefficients into src/glossator/evidence/data/findings.yaml; do so again when the verifier changes.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import glossator.evidence as room
from benchmarks.report import report, shared
from glossator.evidence.findings import VERDICTS, leaning, sides, strengths, verdict_of
from glossator.evidence.given import as_document
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence
from glossator.evidence.passages import Item, Read
from glossator.evidence.question import Question
from glossator.evidence.signals import tempered
from glossator.evidence.stance import read
from glossator.evidence.terms import terms
from glossator.evidence.weigh import Placed, evidence, source
from glossator.models.verifier import load_verifier
from glossator.record.model import Document
from glossator.spans import Span

SETTINGS = Path(room.__file__).parent / "data" / "findings.yaml"
CLASSES = [verdict.value for verdict in VERDICTS]
CLIMATE = {"SUPPORTS": 0, "REFUTES": 1, "DISPUTED": 2, "NOT_ENOUGH_INFO": 3}
REAL = {"Supported": 0, "Refuted": 1, "Conflicting Evidence/Cherrypicking": 2, "Not Enough Evidence": 3}
SIGNALS = ("date", "number", "negation", "roles", "denial", "certainty", "agreement")
RARE = 0.75  # how much more a rare class weighs in the fit; chosen by cross-validation within the fitting half
Numbers = NDArray[np.float64]


@dataclass
class Case:
    """A claim with its evidence as documents, its class, and the set it comes from."""

    claim: str
    documents: list[Document]
    label: int
    of: str

    @property
    def held_out(self) -> bool:
        """True for the half that is reported and never fitted on."""
        return hashlib.sha256(self.claim.encode()).digest()[0] % 2 == 1


def climate() -> Iterable[Case]:
    """Climate-FEVER's open claims."""
    for line in shared("climate-fever", "claims.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        given = [
            {"id": f"e{n}", "text": each["evidence"], "title": each["article"], "publisher": each["article"]}
            for n, each in enumerate(row["evidences"])
        ]
        documents = [as_document(item, 0) for item in given if item["text"].strip()]
        yield Case(row["claim"], documents, CLIMATE[row["claim_label"]], "climate")


def real() -> Iterable[Case]:
    """AVeriTeC's open claims, each answer with its question as one document."""
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


def read_all(cases: Sequence[Case]) -> list[list[Read]]:
    """Every passage of every case, read by the verifier once."""
    questions = [Question(text=case.claim) for case in cases]
    own = terms(questions)
    items = [
        Item(question, its, source(document), document.text)
        for case, question, its in zip(cases, questions, own, strict=True)
        for document in case.documents
    ]
    done = iter(read(items, load_verifier()))
    return [[next(done) for _ in case.documents] for case in cases]


def pieces(case: Case, reads: Sequence[Read], without: str = "") -> list[Evidence]:
    """A case's evidence, as if one signal (or the count of origins, or of parties) were not there."""
    placed = []
    for document, one in zip(case.documents, reads, strict=True):
        kept = [signal for signal in one.signals if signal.name != without]
        changed = Read(**{**one.__dict__, "probabilities": tempered(one.raw, kept, searched=False)})
        placed.append(Placed(changed, document.id, document.id, Span(start=0, end=len(document.text)), 1.0))
    found = evidence(placed, {document.id: document for document in case.documents})
    if without == "origins":
        found = [one.model_copy(update={"origin": one.id}) for one in found]
    if without == "party":
        found = [one.model_copy(update={"party": False}) for one in found]
    return [leaning(one) for one in found]


def fit(inputs: Numbers, labels: NDArray[np.int64], ridge: float = 0.02, steps: int = 4000) -> Numbers:
    """Coefficients (classes, inputs) of a multinomial logistic model by gradient descent; rare classes weigh more."""
    counts = np.bincount(labels, minlength=len(CLASSES))
    share = (len(labels) / (len(CLASSES) * np.maximum(1, counts)))[labels] ** RARE
    wanted = np.eye(len(CLASSES))[labels]
    weights = np.zeros((len(CLASSES), inputs.shape[1]))
    pace = np.zeros_like(weights)
    for _ in range(steps):
        scores = inputs @ weights.T
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely = powers / powers.sum(axis=1, keepdims=True)
        slope = ((likely - wanted) * share[:, None]).T @ inputs / len(labels) + ridge * weights / len(labels)
        pace = 0.9 * pace - 0.5 * slope
        weights += pace
    return weights


def platt(likely: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Bias and scale on the log-odds of the likeliest finding that make it the share of right ones (Platt 1999)."""
    sure = np.clip(np.array(likely), 1e-6, 1 - 1e-6)
    odds, wanted = np.log(sure / (1 - sure)), np.array(right, float)
    bias, scale = 0.0, 1.0
    for _ in range(4000):
        off = 1 / (1 + np.exp(-(bias + scale * odds))) - wanted
        bias -= 0.2 * float(off.mean())
        scale -= 0.2 * float((off * odds).mean())
    return bias, scale


def unseen(inputs: Numbers, labels: NDArray[np.int64], folds: int = 5) -> tuple[list[float], list[bool]]:
    """The probability of the likeliest finding and whether it was right, each from a fit that had not seen it."""
    likely, right = [], []
    for fold in range(folds):
        own = np.arange(len(labels)) % folds == fold
        scores = inputs[own] @ fit(inputs[~own], labels[~own]).T
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        likely += [float(row.max()) for row in shares]
        right += [bool(best == label) for best, label in zip(shares.argmax(axis=1), labels[own], strict=True)]
    return likely, right


def write_calibration(kind: str, found: tuple[float, float]) -> None:
    """Put a calibration ("given" or "searched") into the data file."""
    text = SETTINGS.read_text("utf-8")
    text = re.sub(rf"(calibration:.*\n(?:  \w+: .*\n)*?  {kind}: ).*", rf"\g<1>[{found[0]:.3f}, {found[1]:.3f}]", text)
    SETTINGS.write_text(text, encoding="utf-8")
    load.cache_clear()


def write(weights: Numbers, version: str) -> None:
    """Put the coefficients into the data file, leaving all else in it as it is."""
    text = SETTINGS.read_text("utf-8")
    rows = [f"  {name}: [{', '.join(f'{x:.3f}' for x in row)}]" for name, row in zip(CLASSES, weights, strict=True)]
    text = re.sub(r"given:\n(?:  \w+: \[.*\]\n)+", "given:\n" + "\n".join(rows) + "\n", text)
    text = re.sub(r"fitted_with: .*", f"fitted_with: {version}", text)
    SETTINGS.write_text(text, encoding="utf-8")
    load.cache_clear()


def macro_f1(found: Sequence[int], wanted: Sequence[int]) -> float:
    """The mean F1 of the classes that occur."""
    scores = []
    for one in sorted(set(wanted)):
        both = sum(a == one and b == one for a, b in zip(found, wanted, strict=True))
        named, due = sum(a == one for a in found), sum(b == one for b in wanted)
        scores.append(2 * both / (named + due) if named + due else 0.0)
    return float(np.mean(scores))


def calibration(sure: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: how far stated probability and share of right findings lie apart, over ten bins."""
    places = np.minimum((np.array(sure) * bins).astype(int), bins - 1)
    total = 0.0
    for place in range(bins):
        chosen = places == place
        if chosen.any():
            total += chosen.mean() * abs(np.mean(np.array(sure)[chosen]) - np.mean(np.array(right)[chosen]))
    return float(total)


def figures(found_by: Sequence[list[Evidence]], labels: Sequence[int]) -> dict[str, float]:
    """Macro-F1, share of right findings and calibration."""
    found, sure = [], []
    for some in found_by:
        strong = sides(some, strengths)
        verdict, probability = verdict_of(strong, False, {one.stance for one in some})
        found.append(VERDICTS.index(verdict))
        sure.append(probability)
    right = [a == b for a, b in zip(found, labels, strict=True)]
    return {"macro_f1": macro_f1(found, labels), "right": float(np.mean(right)), "ece": calibration(sure, right)}


def main() -> None:
    """Fit if asked; measure and report."""
    options = argparse.ArgumentParser()
    options.add_argument("--fit", action="store_true")
    options.add_argument("--limit", type=int, default=0, help="only so many claims of each set")
    given = options.parse_args()
    cases = [case for some in (climate(), real()) for case in list(some)[: given.limit or None]]
    reads = read_all(cases)
    labels = np.array([case.label for case in cases])
    held = np.array([case.held_out for case in cases])
    weighed = [pieces(case, its) for case, its in zip(cases, reads, strict=True)]
    if given.fit:
        inputs = np.array([sides(some, strengths).numbers for some in weighed])
        write(fit(inputs[~held], labels[~held]), load_verifier().version)
        write_calibration("given", platt(*unseen(inputs[~held], labels[~held])))
    shown: dict[str, float | int | str | None] = {"verifier": load_verifier().version, "claims": int(held.sum())}
    for name in ("climate", "averitec"):
        chosen = [i for i, case in enumerate(cases) if held[i] and case.of == name]
        for key, value in figures([weighed[i] for i in chosen], [int(labels[i]) for i in chosen]).items():
            shown[f"{name}_{key}"] = value
    chosen = [i for i in range(len(cases)) if held[i]]
    whole = figures([weighed[i] for i in chosen], [int(labels[i]) for i in chosen])
    shown |= {f"all_{key}": value for key, value in whole.items()}
    for signal in (*SIGNALS, "origins", "party"):
        less = [pieces(cases[i], reads[i], signal) for i in chosen]
        without = figures(less, [int(labels[i]) for i in chosen])
        shown[f"without_{signal}"] = without["macro_f1"] - whole["macro_f1"]
    report("findings", shown)


if __name__ == "__main__":
    main()
