"""Comparison of amounts in claim and source: equal, compatible, different, not comparable; on hand-judged pairs.

The sentences of `benchmarks/data/quantities.jsonl` are real, the claims were written for them (see quantities-README.md
there). Split in halves by sentence: rules were tuned on `dev` alone, and the figures of `held_out` are the ones to
quote. A wrong "different" is the costliest error, since it may change a finding; `false_alarms` counts them among pairs
that are not different.

    python -m benchmarks.quantities [--errors]     (shows the errors of the dev half)
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.report import report
from glossator.evidence.signals.comparing import compare

JUDGED = Path(__file__).parent / "data" / "quantities.jsonl"
HALVES = {"dev": "dev", "held_out": "held-out"}
KINDS = ("equal", "compatible", "different", "not comparable")
Row = dict[str, Any]


def rows(half: str) -> list[Row]:
    """The judged pairs of one half."""
    read = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    return [row for row in read if row["half"] == half]


def main() -> None:
    """Score both halves."""
    figures: dict[str, float | int] = {}
    for name, half in HALVES.items():
        pairs: Counter[tuple[str, str]] = Counter()
        for row in rows(half):
            found = compare(row["claim"], row["evidence"])
            pairs[row["agreement"], found.value] += 1
            if "--errors" in sys.argv and half == "dev" and found.value != row["agreement"]:
                print(f"{row['agreement']}\t{found.value}\t{row['claim']}\t{row['evidence']}\t{found.reason}")
        figures[f"{name}_pairs"] = sum(pairs.values())
        figures[f"{name}_accuracy"] = sum(pairs[kind, kind] for kind in KINDS) / sum(pairs.values())
        for kind in KINDS:
            judged = sum(count for (gold, _), count in pairs.items() if gold == kind)
            ours = sum(count for (_, found_), count in pairs.items() if found_ == kind)
            figures[f"{name}_{kind.replace(' ', '_')}_f1"] = 2 * pairs[kind, kind] / max(1, judged + ours)
        figures[f"{name}_false_alarms"] = sum(pairs[kind, "different"] for kind in KINDS if kind != "different")
    report("quantities", figures)


if __name__ == "__main__":
    main()
