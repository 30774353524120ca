"""The rules that say what a sentence or a clause is: each holds for its example, not for its counter-example."""

from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from typer.testing import CliRunner

from glossator.cli.main import application
from glossator.statement import claims, from_text
from glossator.statement.claiming import explained
from glossator.statement.cutting import substance
from glossator.statement.kinds import checkable_rules, clause_rules, sentence_rules
from glossator.statement.kinds.rules import Rule

TABLES = (sentence_rules.RULES, clause_rules.RULES, substance.RULES, checkable_rules.RULES)
RULES: list[Rule[Any]] = [rule for table in TABLES for rule in table]


def fired(text: str) -> list[str]:
    return [one.rule.id for one in explained(from_text(text, speaker="Ann Poe"))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_example_and_not_on_its_counter_example(rule: Rule[Any]) -> None:
    assert rule.id in fired(rule.example)
    assert rule.id not in fired(rule.counter)


def test_rules_have_one_name_each_and_stand_in_the_docs() -> None:
    names = [rule.id for rule in RULES]
    assert len(set(names)) == len(names)
    told = (ROOT / "docs" / "rules.md").read_text("utf-8")
    for rule in RULES:
        assert f"| `{rule.id}` | {rule.kind.value} | {rule.reason} |" in told


def test_every_claim_is_explained_by_a_rule_of_its_kind() -> None:
    said = from_text("Exports rose by 3 percent. It is a terrible deal. Thank you. They can help.", speaker="Ann Poe")
    told = explained(said)
    assert [one.claim.id for one in told] == ["c1", "c2", "", "c3"]
    assert [one.claim.kind for one in told if one.claim.id] == [claim.kind for claim in claims(said)]
    assert all(one.claim.kind is one.rule.kind for one in told)


def test_why_prints_the_rule_that_fired(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text("It is a terrible deal. Thank you very much.")
    told = CliRunner().invoke(application(), ["claims", str(tmp_path / "said.txt"), "--why"]).stdout
    assert "c1    opinion       It is a terrible deal" in told
    assert "judged: it judges" in told
    assert "–     pleasantry    Thank you very much" in told
    lines = CliRunner().invoke(application(), ["claims", str(tmp_path / "said.txt"), "--why", "--json"]).stdout
    assert '"rule": "judged", "why": "it judges' in lines


def test_a_statement_in_another_language_has_nothing_to_explain() -> None:
    said = from_text("Thank you.").model_copy(update={"language": "de"})
    assert explained(said) == []
