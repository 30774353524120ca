"""`glossator claims`, `statement show` and `worth`: the shapes other programs rely on."""

import json
from pathlib import Path

import pytest
import typer
from tests.statement.posts import ROWS
from typer.testing import CliRunner

from glossator.cli import claims, statement, worth


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    made = typer.Typer()
    for module in (claims, statement, worth):
        module.register(made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "posts.json"
    path.write_text(json.dumps(ROWS), encoding="utf-8")
    return path


def test_claims_as_json_lines(app: typer.Typer, file: Path) -> None:
    run = CliRunner().invoke(app, ["claims", str(file), "--speaker", "Donald J. Trump", "--json"])
    assert run.exit_code == 0, run.output
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(lines) == 13
    for line in lines:
        assert {"spans", "text", "standalone", "kind", "worth", "topic", "flags", "assumptions"} <= set(line)
        assert 0 <= line["worth"] <= 1
    assert lines[4]["standalone"] == "Russia can help solve problems with North Korea"


def test_claims_as_a_table_from_standard_input(app: typer.Typer) -> None:
    run = CliRunner().invoke(app, ["claims", "-", "--checkable"], input="Peru exported 4 tons in 2016. Thank you all.")
    assert run.exit_code == 0, run.output
    assert "number" in run.stdout
    assert "Thank you" not in run.stdout


def test_ranked_puts_the_most_worth_first(app: typer.Typer, file: Path) -> None:
    run = CliRunner().invoke(app, ["claims", str(file), "--ranked", "--json"])
    values = [json.loads(line)["worth"] for line in run.stdout.splitlines()]
    assert values == sorted(values, reverse=True)


def test_a_threshold_ranks_and_hides_nothing(app: typer.Typer, file: Path) -> None:
    run = CliRunner().invoke(app, ["claims", str(file), "--threshold", "0.5", "--json"])
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(rows) == 13
    assert [row["above"] for row in rows] == sorted((row["worth"] >= 0.5 for row in rows), reverse=True)
    assert [row["worth"] for row in rows] == sorted((row["worth"] for row in rows), reverse=True)
    table = CliRunner().invoke(app, ["claims", str(file), "--threshold", "0.5"])
    assert f"{sum(row['above'] for row in rows)} of 13 claims" in table.stdout


def test_statement_show(app: typer.Typer, file: Path) -> None:
    run = CliRunner().invoke(app, ["statement", "show", str(file), "--speaker", "Donald J. Trump"])
    assert run.exit_code == 0, run.output
    assert "speaker:   Donald J. Trump" in run.stdout
    assert "2 utterances" in run.stdout
    assert "2018-03-21 18:56:14" in run.stdout


def test_what_could_move_the_cursor_is_not_printed(app: typer.Typer) -> None:
    run = CliRunner().invoke(app, ["statement", "show", "-"], input="Hello \x1b[31mred\x1b[0m there.")
    assert "\x1b" not in run.stdout


def test_worth_gives_each_line_back(app: typer.Typer) -> None:
    rows = [{"text": "Exports rose by 3 percent in 2016.", "id": 7}, {"text": "Thank you."}]
    run = CliRunner().invoke(app, ["worth", "-"], input="\n".join(json.dumps(row) for row in rows))
    assert run.exit_code == 0, run.output
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert [{key: line[key] for key in row} for line, row in zip(lines, rows, strict=True)] == rows
    assert lines[0]["worth"] > lines[1]["worth"]


def test_lines_without_text_are_named(app: typer.Typer) -> None:
    run = CliRunner().invoke(app, ["worth", "-"], input='{"words": "hello"}\n')
    assert "line 1" in str(run.exception)
