"""`glossator conduct` on sentences: one line out a line in, and errors that name the line."""

import csv
import io
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from glossator.cli.conduct import register, safe
from glossator.errors import InputError


@pytest.fixture
def app() -> typer.Typer:
    made = typer.Typer()
    register(made)
    made.command("other")(lambda: None)
    return made


def test_every_line_comes_back_with_its_actions(app: typer.Typer) -> None:
    lines = '{"id": 7, "text": "Canada sent food aid to Haiti.", "date": "2016-05-04"}\n{"text": "It rained."}\n'
    result = CliRunner().invoke(app, ["conduct", "--text", "-", "--json"], input=lines)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    (action,) = first["actions"]
    assert first["id"] == 7
    assert (action["action"], action["source"]["code"], action["target"]["code"]) == ("AID", "CAN", "HTI")
    assert action["date"] == "2016-05-04"
    assert second["actions"] == []


def test_csv_is_coded_in_plover(app: typer.Typer) -> None:
    result = CliRunner().invoke(
        app, ["conduct", "--text", "-", "--csv"], input='{"text": "Iran accused Israel of murder."}\n'
    )
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["event"], row["source"], row["target"], row["quad"]) == ("ACCUSE", "IRN", "ISR", "verbal_conflict")


def test_a_cell_is_never_a_formula() -> None:
    assert safe("=1+1") == "'=1+1"
    assert safe("Russia") == "Russia"


def test_a_bad_date_is_named_with_its_line(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "s.jsonl"
    file.write_text('{"text": "x", "date": "May"}\n', "utf-8")
    result = CliRunner().invoke(app, ["conduct", "--text", str(file), "--json"])
    assert isinstance(result.exception, InputError)
    assert "line 1" in str(result.exception)


def test_without_a_question_it_says_what_it_needs(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["conduct"])
    assert isinstance(result.exception, InputError)
    assert "--actor" in str(result.exception)
