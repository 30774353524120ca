"""A figure that stands in several documents is one figure: what docs/accuracy.md says is said everywhere."""

import re

import pytest
from tests.conftest import ROOT

# Where a figure stands again: file, row, pattern; and the row and pattern of docs/accuracy.md.
AGAIN = [
    ("README.md", "| search |", r"nDCG@10 (0\.\d+)", "| search |", r"nDCG@10 (0\.\d+)"),
    ("README.md", "| search |", r"BM25 alone (0\.\d+)", "| search |", r"BM25 alone (0\.\d+)"),
    ("README.md", "| search |", r"embedder alone (0\.\d+)", "| search |", r"our embedder alone (0\.\d+)"),
    ("README.md", "| who says what |", r"by overlap (0\.\d+)", "| attributions |", r"overlap F1 (0\.\d+)"),
    ("README.md", "| claims checked before |", r"MAP@5 (0\.\d+)", "| known claims |", r"MAP@5 (0\.\d+)"),
    ("README.md", "| claims checked before |", r"BM25 (0\.\d+)", "| known claims |", r"BM25 (0\.\d+)"),
    ("README.md", "| who did what to whom |", r"triples (0\.\d+)", "| conduct, PLOVER |", r"triple (0\.\d+)"),
    ("docs/findings.md", "| known claims:", r"` \| (0\.\d+)", "| known claims |", r"MAP@5 (0\.\d+)"),
    ("docs/findings.md", "| known claims:", r"BM25 alone (0\.\d+)", "| known claims |", r"BM25 (0\.\d+)"),
    ("docs/reading-evidence.md", "| F1 of negation |", r"\| (0\.\d+) \|$", "| certainty |", r"negation F1 (0\.\d+)"),
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
    assert figure("README.md", "| who did what to whom |", "(looked at during development)")
