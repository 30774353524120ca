"""Every decision from the command line: written to the guide's file, refused with its reason."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from glossator.cli import main
from glossator.errors import InputError
from glossator.guide import json as guide_json
from glossator.guide.model import Guide
from glossator.guide.reviewing import findings
from glossator.guide.reviewing.printed import printed
from glossator.record import Record

from .deciding import ids

pytestmark = pytest.mark.slow

WHO = ("--by", "A. Editor", "--at", "2018-03-23T10:00:00Z")


@pytest.fixture
def file(sample: Guide, tmp_path: Path) -> Path:
    path = tmp_path / "guide.json"
    path.write_text(guide_json.render(sample), "utf-8")
    return path


def run(*arguments: str | Path) -> str:
    """What the command says; an error of ours is raised."""
    done = CliRunner().invoke(main.application(), ["guide", *map(str, arguments)])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def test_findings_from_the_command_line(file: Path) -> None:
    run(
        "sign",
        file,
        "-c",
        "9",
        "--verdict",
        "refuted",
        "--address",
        "https://court.example/",
        "--note",
        "Read it.",
        *WHO,
    )
    assert "withheld by A. Editor" in run("withhold", file, "-c", "10", "--note", "lawyers", *WHO)
    run("withdraw", file, "-c", "1", "--note", "wrong one", *WHO)
    made = guide_json.read(file)
    assert findings.standing(made, "c9").changed is not None
    assert findings.standing(made, "c1").signed is None
    assert "c10" not in {claim.id for claim in printed(made).claims}
    run("release", file, "-c", "10", *WHO)
    assert findings.standing(guide_json.read(file), "c10").withheld is None


def test_quotes_are_named_by_their_number(file: Path, sample: Guide) -> None:
    listed = run("quotes", file, "-c", "1")
    assert listed.count("“") == 5
    run("reject", file, "-c", "1", "-q", "2", "--note", "another call", *WHO)
    assert "rejected by A. Editor" in run("quotes", file, "-c", "1")
    run("place", file, "-c", "1", "-q", "4", "--to", "1", *WHO)
    run("side", file, "-c", "1", "-q", "2", "--on", "neither", *WHO)
    run("accept", file, "-c", "1", "-q", "3", "--decides", *WHO)
    made = guide_json.read(file)
    assert ids(made, "c1")[0] == ids(sample, "c1")[4]
    rows = [json.loads(line) for line in run("judged", file).splitlines()]
    assert [row["judgement"] for row in rows] == ["0", "C", "D+"]
    run("restore", file, "-c", "1", "-q", "5", *WHO)
    assert len(ids(guide_json.read(file), "c1")) == 5
    with pytest.raises(InputError, match=r"no quote 9; `guide quotes` lists 5"):
        run("reject", file, "-c", "1", "-q", "9", "--note", "x", *WHO)


def test_a_quote_is_pinned_by_its_exact_words(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\ntitle: A\npublisher: Reuters\npublished: 2018-03-01\naddress: https://a.example/\n---\n"
                    "Raqqa was taken in October. The fighting went on elsewhere for months.\n", "utf-8")  # fmt: skip
    Record.open(tmp_path / "record", create=True).add([page])
    pin = ("pin", file, "-c", "9", "-d", "https://a.example/", "--on", "refutes", "--record", tmp_path / "record")
    run(*pin, "--words", "Raqqa was taken in October.", *WHO)
    (piece,) = printed(guide_json.read(file)).finding("c9").evidence
    assert piece.quote.exact == "Raqqa was taken in October."
    with pytest.raises(InputError, match="the words do not occur in its text"):
        run(*pin, "--words", "Raqqa was lost.", *WHO)


def test_claims_prose_and_corrections_from_the_command_line(file: Path, tmp_path: Path) -> None:
    run("claims", "add", file, "-w", "RESET", "--standalone", "There was a reset.", *WHO)
    run("claims", "drop", file, "-c", "13", "--note", "a slogan", *WHO)
    run("claims", "reword", file, "-c", "2", "--standalone", "Obama telephoned Putin.", *WHO)
    run("claims", "merge", file, "-c", "5", "-c", "6", *WHO)
    run("claims", "split", file, "-c", "11", "-w", "Bush tried", "-w", "didn’t have the “smarts.”", *WHO)
    told = tmp_path / "told.jsonl"
    told.write_text('{"text": "He called.", "cites": ["c1/kremlin-57096:0"]}\n', "utf-8")
    run("tell", file, "--place", "note:c1", "--sentences", told, *WHO)
    run("correct", file, "-c", "1", "--text", "Another day.", *WHO)
    made = guide_json.read(file)
    assert made.unchecked[-3:] == ["c5a", "c11a", "c11b"]
    assert made.retold[0].place == "note:c1"
    assert "told the note in their own words" in run("history", file, "-c", "1")
    run("tell", file, "--place", "note:c1", "--composed", *WHO)
    run("retract", file, "--reason", "Forged.", *WHO)
    assert guide_json.read(file).retracted is not None


@pytest.mark.parametrize(("arguments", "words"), [
    (("withhold", "-", "-c", "1", "--note", "x"), "'-' cannot be used here"),
    (("claims", "add", "FILE", "-w", "no such words", "--standalone", "x"), "the words do not occur in the statement"),
    (("tell", "FILE", "--place", "lede"), "give either --sentences or --composed"),
    (("withdraw", "FILE", "-c", "3", "--note", "x"), "nobody has signed it"),
])  # fmt: skip
def test_what_cannot_be_done_is_said_and_the_file_stays(file: Path, arguments: tuple[Any, ...], words: str) -> None:
    before = file.read_bytes()
    with pytest.raises(InputError, match=words):
        run(*(file if each == "FILE" else each for each in arguments), *WHO)
    assert file.read_bytes() == before


def test_the_record_is_asked_about_what_was_cut_anew(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\ntitle: A\npublisher: Reuters\npublished: 2012-03-09\naddress: https://a.example/\n---\n"
                    "Barack Obama telephoned Vladimir Putin on Friday and congratulated him on his election victory.\n",
                    "utf-8")  # fmt: skip
    Record.open(tmp_path / "record", create=True).add([page])
    run(
        "claims",
        "reword",
        file,
        "-c",
        "2",
        "--standalone",
        "Barack Obama telephoned Vladimir Putin in March 2012.",
        *WHO,
    )
    assert "c2" not in {claim.id for claim in printed(guide_json.read(file)).claims}
    said = run("check", file, "--record", tmp_path / "record")
    made = guide_json.read(file)
    assert said.startswith("c2: ")
    assert made.unchecked == []
    assert made.finding("c2").asked is not None
    assert run("check", file, "--record", tmp_path / "record") == "no claim needs a check\n"
