"""Why an act that was read is not coded: each rule refuses its example, and not its counter-example."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from typer.testing import CliRunner

from glossator.cli.main import application
from glossator.conduct import code
from glossator.conduct.coding import look_alikes, worth_coding
from glossator.conduct.coding.actions import explained
from glossator.conduct.coding.acts import Act
from glossator.conduct.coding.not_coded import Refusal
from glossator.conduct.model import Actor

RULES: list[Refusal[Any]] = [*worth_coding.RULES, *look_alikes.RULES]


def fired(text: str) -> list[str]:
    return [one.refusal.id for one in explained(text, None) if one.refusal]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id != "to-oneself"], ids=lambda rule: rule.id)
def test_a_rule_refuses_its_example_and_not_its_counter_example(rule: Refusal[Any]) -> None:
    assert rule.id in fired(rule.example)
    assert rule.id not in fired(rule.counter)
    assert explained(rule.counter, None)


def test_what_somebody_does_to_the_same_person_is_refused() -> None:
    def met(whom: str) -> Act:
        one, other = (Actor(words=name, id="USA", name=name, code="USA", person=name) for name in ("Trump", whom))
        return Act("CONSULT", "meet", (one,), (other,), 0)

    why = worth_coding.refused(met("Trump"))
    assert why is not None
    assert why.id == "to-oneself"
    assert worth_coding.refused(met("Pence")) is None


def test_rules_have_one_name_each_and_stand_in_the_docs() -> None:
    names = [rule.id for rule in RULES]
    assert len(set(names)) == len(names)
    told = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert all(f"| `{rule.id}` | {rule.reason} |" in told for rule in RULES)


def test_what_is_coded_is_explained_alike() -> None:
    for text in ("Russia sent aid to Syria.", "Israeli troops killed 12 others.", "See also Syria."):
        assert [one.action for one in explained(text, None) if one.refusal is None] == code([(text, None)])[0]


def test_why_prints_the_rule_that_fired(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(json.dumps({"text": "Israeli troops killed 12 others."}) + "\n")
    told = CliRunner().invoke(application(), ["conduct", "--text", str(file), "--why"]).stdout
    assert "read at “killed”; not coded, others: it was done to others: which?" in told
    line = json.loads(CliRunner().invoke(application(), ["conduct", "--text", str(file), "--why", "--json"]).stdout)
    assert [one["rule"] for one in line["read"]] == ["others"]


def test_why_wants_sentences() -> None:
    done = CliRunner().invoke(application(), ["conduct", "--actor", "Russia", "--about", "Syria", "--why"])
    assert "--why needs --text" in str(done.exception)
