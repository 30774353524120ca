"""The documents say what was measured, and a figure that stands in several of them is one figure."""

import importlib.util
import re
import sys
from types import ModuleType

import pytest
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def figures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_figures", ROOT / "docs" / "figures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_documents_say_what_was_measured(figures: ModuleType) -> None:
    before = figures.read()
    after = figures.written(before, figures.measured(), figures.places())
    changed = [file for file, text in after.items() if text != before[file]]
    assert changed == [], "run `python docs/figures.py`"


def test_every_figure_on_file_stands_in_a_document(figures: ModuleType) -> None:
    named = {(field[1], field[2]) for place in figures.places() for field in figures.FIELD.finditer(place.says)}
    assert {(name, key) for name, found in figures.measured().items() for key in found} == named


def test_a_figure_takes_the_place_of_an_old_one(figures: ModuleType) -> None:
    place = figures.Place("a.md", "| search |", "nDCG@10 {scifact.fused}, of {scifact.claims} claims")
    text = "# Search\n| search | nDCG@10 0.5, of 7 claims, 0.5 before |\n"
    known = {"scifact": {"fused": 0.72814, "claims": 809}}
    found = figures.written({"a.md": text}, known, iter([place]))
    assert found == {"a.md": "# Search\n| search | nDCG@10 0.728, of 809 claims, 0.5 before |\n"}


@pytest.mark.parametrize(
    ("text", "known", "said"),
    [
        ("| search | recall 0.5 |", {"scifact": {"fused": 0.7}}, "stands 0 times"),
        ("| search | nDCG@10 0.5 |\n| search | nDCG@10 0.5 |", {"scifact": {"fused": 0.7}}, "stands 2 times"),
        ("| search | nDCG@10 0.5 |", {}, "never measured"),
    ],
)
def test_what_stands_nowhere_twice_or_was_not_measured_is_named(
    figures: ModuleType, text: str, known: dict[str, dict[str, float]], said: str
) -> None:
    place = figures.Place("a.md", "| search |", "nDCG@10 {scifact.fused}")
    with pytest.raises(figures.FigureError, match=said):
        figures.written({"a.md": text}, known, iter([place]))


# Figures that take long to measure, in several documents: file, row, pattern; and the pattern in docs/accuracy.md.
AGAIN = [
    ("README.md", "| search |", r"nDCG@10 (0\.\d+)", "| search |", r"nDCG@10 (0\.\d+)"),
    ("README.md", "| search |", r"BM25 alone (0\.\d+)", "| search |", r"BM25 alone (0\.\d+)"),
    ("README.md", "| search |", r"embedder alone (0\.\d+)", "| search |", r"our embedder alone (0\.\d+)"),
    ("README.md", "| near-copies |", r"precision (0\.\d+)", "| origins |", r"precision (0\.\d+)"),
    ("docs/models.md", "| SciFact nDCG@10:", r"` \| (0\.\d+)", "| search |", r"our embedder alone (0\.\d+)"),
]


def figure(file: str, begins: str, pattern: str) -> str:
    lines = (ROOT / file).read_text("utf-8").splitlines()
    found = re.search(pattern, next(line for line in lines if line.startswith(begins)))
    assert found, (file, begins, pattern)
    return found[1]


@pytest.mark.parametrize(("file", "begins", "pattern", "row", "there"), AGAIN, ids=lambda word: word[:24])
def test_figures_agree(file: str, begins: str, pattern: str, row: str, there: str) -> None:
    assert figure(file, begins, pattern) == figure("docs/accuracy.md", row, there)


def test_the_readme_says_which_figures_are_of_development() -> None:
    rows = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("| who did what")]
    assert "looked at during development" in rows[0]
