"""`glossator inspect`: one document read closely, from a file or standard input."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from glossator.cli.inspect import register
from glossator.errors import InputError

TEXT = "Tillerson said on March 5 that at least 2,000 troops may leave.\n"


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    register(app)
    app.command("other")(lambda: None)  # a single command would swallow its own name
    return app


def test_json_gives_offsets_into_the_text(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["inspect", "-", "--date", "2018-03-21", "--json"], input=TEXT)
    found = json.loads(result.stdout)
    assert set(found) == {"times", "attributions", "certainty", "quantities"}
    (time,) = found["times"]
    assert (time["value"], TEXT[time["span"]["start"] : time["span"]["end"]]) == ("2018-03-05", "March 5")
    assert found["attributions"][0]["name"] == "Tillerson"
    assert found["certainty"][0]["certainty"] == "hedged"
    assert found["quantities"][0]["low"] == 2000


def test_a_person_reads_one_finding_a_line(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    lines = CliRunner().invoke(app, ["inspect", str(file), "--date", "2018-03-21"]).stdout.splitlines()
    assert [line.split("\t")[1] for line in lines] == ["time", "attribution", "certainty", "amount"]


def test_a_date_that_is_none_is_named(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["inspect", "-", "--date", "yesterday"], input=TEXT)
    assert isinstance(result.exception, InputError)
    assert "yesterday" in str(result.exception)
