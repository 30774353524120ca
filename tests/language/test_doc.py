"""What docs/reading-evidence.md says of the readers is so."""

import re
from datetime import date
from pathlib import Path

import pytest

from glossator.language.certainty import mark
from glossator.language.dates import times

DOC = (Path(__file__).parents[2] / "docs" / "reading-evidence.md").read_text(encoding="utf-8")
TIMES = re.findall(r"^\| ([^|]+?) \| (DATE|TIME|DURATION|SET) (\S+) \|", DOC, re.MULTILINE)
CERTAINTY = re.findall(r"^\| (\w+) \| ([A-Z][^|]+?)[?.…]", DOC, re.MULTILINE)


@pytest.mark.parametrize(("words", "kind", "value"), TIMES)
def test_the_table_of_times(words: str, kind: str, value: str) -> None:
    assert [(each.type, each.value) for each in times(words, date(2018, 3, 21))] == [(kind, value)]


@pytest.mark.parametrize(("kind", "sentence"), [row for row in CERTAINTY if row[0] != "questioned"])
def test_the_table_of_certainty(kind: str, sentence: str) -> None:
    assert mark(sentence).certainty.value == kind


def test_the_example_runs() -> None:
    example = re.search(r"```python\n(.*?)```", DOC, re.DOTALL)
    assert example is not None
    exec(compile(example[1], "reading-evidence.md", "exec"), {})


def test_the_tables_were_found() -> None:
    assert len(TIMES) > 7
    assert {"denied", "hypothetical"} <= {kind for kind, _ in CERTAINTY}
