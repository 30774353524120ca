"""The commands in the shapes the design gives them."""

import json
from pathlib import Path

import pytest
import typer
from tests.evidence.test_checking import CLAIM, DOCUMENTS
from typer.testing import CliRunner

from glossator.cli import check, find, judge
from glossator.errors import InputError


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    made = typer.Typer()
    for command in (find, check, judge):
        command.register(made)
    return made


def run(app: typer.Typer, *arguments: str, text: str | None = None) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, list(arguments), input=text, catch_exceptions=False)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_judge_gives_each_line_back(app: typer.Typer) -> None:
    first = {"claim": "It rained.", "evidence": "It rained in Paris. Nobody minded.", "note": 1}
    pairs = [first, {"claim": "x", "evidence": ""}]
    rows = run(app, "judge", "-", text="\n".join(map(json.dumps, pairs)))
    assert [row["claim"] for row in rows] == ["It rained.", "x"]
    assert rows[0]["note"] == 1
    for row in rows:
        assert sum(float(str(row[key])) for key in ("supports", "refutes", "neither")) == pytest.approx(1, abs=1e-4)
    assert str(rows[0]["quote"]) in pairs[0]["evidence"]  # type: ignore[operator]


def test_judge_names_a_bad_line(app: typer.Typer) -> None:
    with pytest.raises(InputError, match="claim and evidence must be strings"):
        run(app, "judge", "-", text='{"claim": 3, "evidence": "x"}')


def test_check_takes_evidence_given_in_the_line(app: typer.Typer) -> None:
    line = {"id": "7", "claim": "Ships left port", "evidence": ["Ships left port on Monday.", {"text": "It rained."}]}
    row = run(app, "check", "-", text=json.dumps(line))[0]
    assert (row["id"], row["claim"]) == ("7", "Ships left port")
    assert row["verdict"] in {"supported", "refuted", "disputed", "silent"}
    assert "probability" in row
    assert isinstance(row["evidence"], list)


def test_find_and_check_ask_a_record(app: typer.Typer, tmp_path: Path) -> None:
    from glossator.record import Record

    Record.open(tmp_path / "record", create=True).add_documents(DOCUMENTS)
    options = ("--record", str(tmp_path / "record"), "--as-of", "2018-03-21", "--json")
    rows = run(app, "find", CLAIM, *options, "--limit", "2")
    assert [row["rank"] for row in rows] == [1, 2][: len(rows)]
    assert "readout" in {row["document"] for row in rows}
    row = run(app, "check", CLAIM, *options)[0]
    assert row["claim"] == CLAIM
    assert row["asked"]["as_of"] == "2018-03-21"  # type: ignore[index]


@pytest.mark.parametrize(("argument", "message"), [("  ", "the claim is empty"), ("nowhere.jsonl", "nowhere.jsonl")])
def test_an_unusable_claim_is_refused_by_name(app: typer.Typer, argument: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        run(app, "check", argument)
