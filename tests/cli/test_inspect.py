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
    assert result.exit_code == 2
    assert "'yesterday' is not a date" in result.output


def test_a_page_is_read_with_its_own_date_and_the_text_is_given_along(app: typer.Typer, tmp_path: Path) -> None:
    words = "The minister said on Tuesday that at least 2,000 troops had left the base. " * 4
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><title>Troops leave</title><meta property="article:published_time" content="2018-03-21"></head>'
        f"<body><article><h1>Troops leave</h1><p>{words}</p><p>{words}</p></article></body></html>",
        encoding="utf-8",
    )
    found = json.loads(CliRunner().invoke(app, ["inspect", str(page), "--json"]).stdout)
    assert found["date"] == "2018-03-21"
    assert found["times"][0]["value"] == "2018-03-20"
    for each in (*found["times"], *found["quantities"]):
        assert found["text"][each["span"]["start"] : each["span"]["end"]] == each["text"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("nothing.txt", b" \n", "empty"),
        ("noise.txt", b"\xff\xfe\x80", "not UTF-8"),
        ("noise.pdf", b"not a pdf at all", "noise.pdf"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(
    app: typer.Typer, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    problem = CliRunner().invoke(app, ["inspect", str(file)]).exception
    assert isinstance(problem, InputError)
    assert name in str(problem)
    assert reason in str(problem)
