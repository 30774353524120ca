"""What may never be lost: measured figures held against benchmarks/floors.json."""

import json
from pathlib import Path

from benchmarks.report import RESULTS

FILE = Path(__file__).resolve().parent / "floors.json"
EPSILON = 0.0005  # one flipped item moves a figure by more; rounding moves it by less


def floors() -> dict[str, dict[str, float]]:
    """Benchmark → figure → floor, as written down."""
    read: dict[str, dict[str, float]] = json.loads(FILE.read_text("utf-8"))
    return read


def fallen(benchmark: str) -> list[str]:
    """A line for each figure of the last run that lies below its floor; raises KeyError for a figure not reported."""
    figures = json.loads((RESULTS / f"{benchmark}.json").read_text("utf-8"))["figures"]
    wanted = floors()[benchmark]
    return [
        f"{benchmark}: {name} is {figures[name]:.4f}, its floor is {floor}"
        for name, floor in wanted.items()
        if figures[name] < floor - EPSILON
    ]
