"""Regression floors: measured figures compared with benchmarks/floors.json."""

import json
from pathlib import Path

from benchmarks.report import RESULTS

FILE = Path(__file__).resolve().parent / "floors.json"
EPSILON = 0.0005  # tolerance: one changed item moves a figure by more, rounding by less


def floors() -> dict[str, dict[str, float]]:
    """Benchmark → figure → floor."""
    read: dict[str, dict[str, float]] = json.loads(FILE.read_text("utf-8"))
    return read


def fallen(benchmark: str) -> list[str]:
    """One line per figure of the last run below its floor. Raises KeyError for a figure that was not reported."""
    figures = json.loads((RESULTS / f"{benchmark}.json").read_text("utf-8"))["figures"]
    wanted = floors()[benchmark]
    return [
        f"{benchmark}: {name} is {figures[name]:.4f}, its floor is {floor}"
        for name, floor in wanted.items()
        if figures[name] < floor - EPSILON
    ]
