"""`annotate` onto the same output: what people did there stays, and a run without people is the same to the byte."""

from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from glossator import Document, Record
from glossator.cli import annotate as annotate_command
from glossator.cli import guide as guide_command
from glossator.errors import InputError
from glossator.guide import json as guide_json

pytestmark = pytest.mark.slow

SAID = "I called President Putin of Russia to congratulate him on his election victory. They can help with Syria."
READOUT = (
    "Vladimir Putin had a telephone conversation with President of the United States Donald Trump. "
    "Donald Trump congratulated Vladimir Putin on his victory in the presidential election."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("again") / "record"
    opened = Record.open(folder, create=True)
    opened.add_documents([Document(id="d1", title="Call", text=READOUT, published=date(2018, 3, 20), publisher="Desk")])
    return folder


def run(*arguments: object) -> Result:
    """Run the commands; problems are raised."""
    app = typer.Typer()
    annotate_command.register(app)
    guide_command.register(app)
    return CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)


def test_edits_and_signatures_survive_and_the_rest_is_the_same(record: Path, tmp_path: Path) -> None:
    statement = tmp_path / "said.txt"
    statement.write_text(SAID)
    out = tmp_path / "guide.json"
    call = ["annotate", statement, "--record", record, "--speaker", "Donald J. Trump", "--date", "2018-03-21",
            "--as-of", "2018-03-21", "-o", out]  # fmt: skip
    run(*call)
    first = out.read_bytes()
    run(*call)
    assert out.read_bytes() == first
    run("guide", "sign", out, "--claim", "1", "--by", "A. Editor", "--at", "2018-03-22T09:00:00Z")
    run(*call, "--title", "On the call", "--tag", "Russia", "--deck", "One line.", "--by", "A. Editor")
    made = guide_json.read(out)
    assert [review.reviewer for review in made.reviews] == ["A. Editor"]
    assert (made.title, made.filed_under, made.deck) == ("On the call", ["Russia"], "One line.")
    assert {edit.by for edit in made.edits} == {"A. Editor"}
    kept = out.read_bytes()
    run(*call)
    assert guide_json.read(out) == guide_json.loads(kept.decode()), "without the options too"
    run("annotate", statement, "--record", record, "-o", tmp_path / "guide.html", "--date", "2018-03-21")
    assert "signed" in (tmp_path / "guide.html").read_text("utf-8")


def test_options_without_a_name_leave_no_time_behind(record: Path, tmp_path: Path) -> None:
    statement = tmp_path / "said.txt"
    statement.write_text(SAID)
    for name in ("a", "b"):
        run("annotate", statement, "--record", record, "--deck", "One line.", "-o", tmp_path / f"{name}.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    (edit,) = guide_json.read(tmp_path / "a.json").edits
    assert (edit.by, edit.at) == ("options of the run", "")


def test_a_file_that_is_no_guide_is_not_overwritten(record: Path, tmp_path: Path) -> None:
    statement = tmp_path / "said.json"
    statement.write_text(f'{{"text": "{SAID}"}}')
    with pytest.raises(InputError, match=r"said\.json: not a guide"):
        run("annotate", statement, "--record", record, "-o", statement)
    assert statement.read_text().startswith('{"text"')
