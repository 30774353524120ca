"""A quick check of the verifier: every twelfth pair of dev, accuracy and macro-F1."""

import numpy as np

from benchmarks.report import report
from benchmarks.verification import macro_f1, read
from glossator.models.verifier import LABELS, load_verifier

EVERY = 12


def main() -> None:
    """Measure and report."""
    rows = read("verification", "dev.jsonl.gz")[::EVERY]
    said = load_verifier().judge([(row["claim"], row["evidence"]) for row in rows]).argmax(1)
    labels = np.array([LABELS.index(row["label"]) for row in rows])
    report(
        "verification_sample",
        {"pairs": len(rows), "accuracy": float((said == labels).mean()), "macro_f1": macro_f1(said, labels)},
    )


if __name__ == "__main__":
    main()
