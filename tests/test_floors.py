"""Accuracy never falls unnoticed: quick benchmarks are run and held against benchmarks/floors.json."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import floors

ROOT = Path(__file__).resolve().parents[1]
FLOORS = floors.floors()
# The rest of the floors is held by `make bench-all`; these together stay well under two minutes on two cores.
GATED = ("extraction", "checkworthy", "dates", "certainty", "quantities", "verification_sample")


def test_every_gated_benchmark_has_a_floor() -> None:
    assert set(GATED) <= set(FLOORS)
    assert all(figures for figures in FLOORS.values())


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", GATED)
def test_no_figure_fell_below_its_floor(name: str, shared_data: Path) -> None:
    done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert floors.fallen(name) == []


def test_a_fallen_figure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.json").write_text('{"figures": {"f1": 0.5, "ece": 0.1}}')
    monkeypatch.setattr(floors, "RESULTS", tmp_path)
    monkeypatch.setattr(floors, "floors", lambda: {"x": {"f1": 0.6}})
    assert floors.fallen("x") == ["x: f1 is 0.5000, its floor is 0.6"]
