"""Signals have names and answers that code and data share: what one does not know stops the program at once."""

import re

import pytest
from tests.conftest import ROOT

import glossator
from glossator.evidence.lexicon import load
from glossator.evidence.signals.table import MEANINGS, Name, read, signal


def test_an_unknown_name_in_the_data_is_refused() -> None:
    with pytest.raises(ValueError, match=r"signals\.yaml: unknown signal amuont"):
        read({**load("signals"), "amuont": {}})
    with pytest.raises(ValueError, match="missing signal roles"):
        read({name: told for name, told in load("signals").items() if name != "roles"})
    with pytest.raises(ValueError, match="against"):
        read({**load("signals"), "roles": {**load("signals")["roles"], "against": "nobody"}})


def test_an_answer_that_a_signal_does_not_give_is_refused() -> None:
    assert signal(Name.ROLES, "same", "both say so").name == "roles"
    with pytest.raises(ValueError, match="the signal roles has no value 'swapped'"):
        signal(Name.ROLES, "swapped", "")


def test_every_signal_of_evidence_is_made_by_name() -> None:
    for file in (ROOT / "src" / "glossator" / "evidence").rglob("*.py"):
        if file.name not in {"table.py", "model.py"}:
            assert not re.search(r"\bSignal\(", file.read_text("utf-8")), file


def test_the_docs_say_what_each_answer_means() -> None:
    told = (ROOT / "docs" / "rules.md").read_text("utf-8")
    for name, meaning in MEANINGS.items():
        assert f"| `{name.value}` | {meaning.asks} |" in told
        assert all(f"`{value}`: {means}" in told for value, means in meaning.values.items())
    assert glossator.__version__
