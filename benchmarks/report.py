"""Reporting: one line on standard output and one JSON file in benchmarks/results per benchmark."""

import json
import platform
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
RESULTS = ROOT / "results"
SHARED = ROOT.parent.parent / "shared" / "data"

Figure = float | int | str | None


def report(name: str, figures: Mapping[str, Figure]) -> None:
    """Print `name: key=value …` and write the unrounded figures with a description of the machine."""
    RESULTS.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "processor": platform.machine()}
    content = json.dumps({"benchmark": name, "figures": dict(figures), "machine": machine}, indent=1)
    (RESULTS / f"{name}.json").write_text(content + "\n", encoding="utf-8")
    print(f"{name}: " + "  ".join(f"{key}={_short(value)}" for key, value in figures.items()), flush=True)


def shared(*parts: str) -> Path:
    """A file or folder of the data beside the project; exits with a message if it is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        raise SystemExit(f"{Path(*parts)}: not in the data folder ../shared/data, so this cannot be measured here")
    return path


def _short(value: Figure) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
