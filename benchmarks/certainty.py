"""Certainty of sentences: eight classes and negation, on 243 sentences judged by hand.

The sentences in `benchmarks/data/certainty.jsonl` (see certainty-README.md there) are split in halves: the word lists
were tuned on `dev` alone, and the figures of `held_out` are the ones to quote. A class absent from a half has no F1.

    python -m benchmarks.certainty [--errors]     (shows the errors of the dev half)
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.report import report
from glossator.language.certainty import mark
from glossator.language.model import Certainty, CertaintyMark

JUDGED = Path(__file__).parent / "data" / "certainty.jsonl"
HALVES = {"dev": "dev", "held_out": "held-out"}
Row = dict[str, Any]


def rows(half: str) -> list[Row]:
    """The judged sentences of one half."""
    read = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    return [row for row in read if row["half"] == half]


def f1(kind: str, pairs: Counter[tuple[str, str]]) -> float | None:
    """F1 of one class over (judged, found) pairs; None if the class was never judged."""
    judged = sum(count for (gold, _), count in pairs.items() if gold == kind)
    found = sum(count for (_, ours), count in pairs.items() if ours == kind)
    return 2 * pairs[kind, kind] / (judged + found) if judged else None


def main() -> None:
    """Score both halves."""
    figures: dict[str, float | int] = {}
    for name, half in HALVES.items():
        judged = rows(half)
        marks = [mark(row["text"]) for row in judged]
        pairs = Counter((row["certainty"], found.certainty.value) for row, found in zip(judged, marks, strict=True))
        figures[f"{name}_sentences"] = len(judged)
        figures[f"{name}_accuracy"] = sum(pairs[kind.value, kind.value] for kind in Certainty) / len(judged)
        scores = {kind.value: score for kind in Certainty if (score := f1(kind.value, pairs)) is not None}
        figures |= {f"{name}_{kind}_f1": score for kind, score in scores.items()}
        figures[f"{name}_macro_f1"] = sum(scores.values()) / len(scores)
        negation = Counter((row["negated"], found.negated) for row, found in zip(judged, marks, strict=True))
        figures[f"{name}_negated"] = negation[True, True] + negation[True, False]
        figures[f"{name}_negation_f1"] = (
            2 * negation[True, True] / max(1, 2 * negation[True, True] + negation[True, False] + negation[False, True])
        )
        if "--errors" in sys.argv and half == "dev":
            show_errors(judged, marks)
    report("certainty", figures)


def show_errors(judged: list[Row], marks: list[CertaintyMark]) -> None:
    """Print the sentences on which found and judged differ."""
    for row, found in zip(judged, marks, strict=True):
        if (row["certainty"], row["negated"]) != (found.certainty.value, found.negated):
            words = [span.of(row["text"]) for span in found.words]
            print(
                f"{row['certainty']} {row['negated']}\t{found.certainty.value} {found.negated} {words}\t{row['text']}"
            )


if __name__ == "__main__":
    main()
