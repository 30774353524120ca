"""What a run leaves behind and says: refusals with what to do next, no empty record, a full disk, the closing lines."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossator import annotate
from glossator.cli import main
from glossator.cli.main import application
from glossator.cli.next import advised
from glossator.cli.record.added import no_empty_record
from glossator.errors import InputError
from glossator.faces import registry
from glossator.record import Record
from glossator.statement import from_text
from glossator.writing import is_full, whole

runner = CliRunner()


def run(*words: object) -> tuple[int, str, str]:
    result = runner.invoke(application(), list(map(str, words)))
    return result.exit_code, result.stdout, result.stderr


def test_a_wrong_column_is_refused_once_and_no_empty_record_is_left(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.csv").write_text("title,body\nWells,Nine wells are dry.\n")
    record = tmp_path / "record"
    code, out, _ = run("record", "add", tmp_path, "--record", record, "--map", "text=bdy", "--no-embed")
    assert code == 1
    assert out.count("there is no column 'bdy'") == 1
    assert "and 2 more" in out
    assert "name one of these with --map" in out
    assert not record.exists()


def test_an_interrupted_first_add_leaves_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Nine wells are dry.")

    def cut_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Record, "add", cut_off)
    run("record", "add", tmp_path / "a.txt", "--record", tmp_path / "record", "--no-embed")
    assert not (tmp_path / "record").exists()


@pytest.mark.parametrize(
    ("refusal", "advice"),
    [
        ("https://paper.example/a: No such file or directory", "save the page, and give the file"),
        ("said.txt: No such file or directory", "check the name"),
        ("old: not a record (no head.json in it)", "glossator record add"),
        ("a.pdf: the PDF is locked with a password", "save a copy without it"),
    ],
)
def test_every_refusal_says_what_to_do(refusal: str, advice: str) -> None:
    assert advice in advised(refusal)


def test_a_refusal_that_says_what_to_do_is_left_at_that() -> None:
    refusal = "b.xlsx: not a workbook (damaged zip); get it again, or save it as .csv"
    assert advised(refusal) == refusal


def full(*_: object, **__: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_keeps_the_guide_that_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "guide.html"
    page.write_text("whole")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match=r"guide\.html: the disk is full"):
        whole(page, b"half")
    assert page.read_text() == "whole"
    assert [each.name for each in tmp_path.iterdir()] == ["guide.html"]


def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> None:
        raise RuntimeError("lance error: LanceError(IO): No space left on device (os error 28), writer.rs:191:9")

    monkeypatch.setattr(main, "application", lambda: refuse)
    monkeypatch.setattr(sys, "argv", ["glossator", "record", "add", "a.txt", "--record", "ours"])
    with pytest.raises(SystemExit):
        main.main()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("glossator: ours: the disk is full")
    assert not is_full(ValueError("no such column"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("met")
    (folder / "a.txt").write_text("Nine wells in Ohio are dry, the state said on Monday.")
    run("record", "add", folder / "a.txt", "--record", folder / "record", "--no-embed")
    return folder / "record"


def test_the_closing_lines_stand_on_standard_error(record: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    said.write_text("Nine wells in Ohio are dry. It is a disgrace.")
    code, out, err = run("annotate", said, "--record", record, "--speaker", "Ann Poe", "--date", "2018-03-21", "--json")
    assert code == 0
    assert out.startswith("{")
    assert "2 claims: " in err
    assert "Next: " in err
    _, _, err = run("annotate", said, "--record", record, "--speaker", "Ann Poe", "--date", "2018-03-21",
                    "-o", tmp_path / "g.html")  # fmt: skip
    assert f"Guide: {tmp_path / 'g.html'}" in err
    assert registry.of_file(tmp_path / "g.html") == "page"


def test_progress_counts_every_step(record: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    told: Callable[[str, int, int], None] = lambda *step: heard.append(step)  # noqa: E731
    statement = from_text("Nine wells in Ohio are dry.", speaker="Ann Poe", date="2018-03-21")
    annotate(statement, Record.open(record), progress=told)
    totals = {of for _, _, of in heard}
    assert len(totals) == 1
    assert heard[-1][1] == totals.pop()
    assert [done for _, done, _ in heard] == sorted(done for _, done, _ in heard)


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("made/guide", "unsupported extension"),
        ("guide.docx", "unsupported extension"),
        (".", "unsupported extension"),
        ("a.txt/g.html", "not a folder"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Nine wells are dry.")
    result = runner.invoke(application(), ["annotate", "nothing-there.txt", "--record", "none", "--out", out])
    assert isinstance(result.exception, InputError)
    assert reason in str(result.exception)


def test_the_paragraphs_of_a_help_fill_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = [line.rstrip() for line in runner.invoke(application(), ["batch", "--help"]).stdout.splitlines()]
    assert " An interrupted run resumes when you repeat the command. Failures are listed in" in lines
    assert max(map(len, lines)) <= 80


def test_a_new_record_that_cannot_be_looked_into_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("device not ready")

    folder = tmp_path / "record"
    monkeypatch.setattr("glossator.record.record.Record.open", broken)
    with no_empty_record(str(folder)):
        folder.mkdir()
        (folder / "filed").write_text("a document")
    assert (folder / "filed").exists()
