"""Yes/no questions on events of 2014–16 with news sentences: the verifier's side against the outcome.

Each question ("Will Scotland vote yes?") becomes a claim ("Scotland will vote yes"), and each sentence is judged on its
own; the side with the strongest sentence is the answer. Many sentences do not bear on their question, so a question
without a side counts as a miss. Baseline: the majority answer.

    python -m benchmarks.argus
"""

import json
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import report, shared
from glossator.models.grammar import nlp
from glossator.models.verifier import load_verifier

SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}


def as_claim(question: str) -> str:
    """The assertion that answers the question with yes: the initial auxiliary moves behind the subject."""
    words = nlp()(question.rstrip(" ?"))
    subject = next((word for word in words if word.dep_ in SUBJECTS and word.i > 0), None)
    end = subject.right_edge.i + 1 if subject else min(2, len(words))
    moved = [*words[1:end], words[0], *words[end:]]
    said = " ".join([word.text for word in moved[:-1]] + [moved[-1].text])
    said = said.replace(f" {words[0].text} ", f" {words[0].lower_} ", 1)
    return said[:1].upper() + said[1:] + "."


def area(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Area under the ROC curve; ties count half."""
    gaps = scores[labels == 1][:, None] - scores[labels == 0][None]
    return float((gaps > 0).mean() + (gaps == 0).mean() / 2)


def main() -> None:
    """Measure and report."""
    grouped: dict[str, list[str]] = defaultdict(list)
    answers: dict[str, int] = {}
    for line in shared("argus", "val.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        grouped[row["htext"]].append(row["mtext"])
        answers[row["htext"]] = int(row["label"])
    pairs = [(as_claim(question), text) for question, texts in grouped.items() for text in texts]
    shares = iter(load_verifier().judge(pairs))
    sides = []
    for texts in grouped.values():
        own = np.array([next(shares) for _ in texts])
        sides.append((float(own[:, 0].max()), float(own[:, 1].max()), bool((own.argmax(1) < 2).any())))
    labels = np.array([answers[question] for question in grouped])
    yes = np.array([support for support, _, _ in sides]) - np.array([refutation for _, refutation, _ in sides])
    sure = np.array([taken for _, _, taken in sides])
    right = (yes > 0).astype(int) == labels
    report(
        "argus",
        {
            "verifier": load_verifier().version,
            "questions": len(labels),
            "pairs": len(pairs),
            "accuracy": float(right.mean()),
            "commoner_answer": float(max(labels.mean(), 1 - labels.mean())),
            "answered": float(sure.mean()),
            "accuracy_of_answered": float(right[sure].mean()),
            "auc": area(yes, labels),
        },
    )


if __name__ == "__main__":
    main()
