"""A batch from its lines to its folder of guides: resumed, failures named, the same guides as one at a time."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossator import Document, Record
from glossator.batch import Item, Job, Outcome, annotate_batch
from glossator.batch.pool import DIED, Pool
from glossator.batch.work import make
from glossator.cli.main import application
from glossator.errors import InputError

pytestmark = pytest.mark.slow

SAID = [
    {"id": "call", "text": "I called President Putin of Russia to congratulate him on his election victory."},
    {"id": "gone", "file": "gone.txt"},
    {"id": "syria", "text": "Russia withdrew its planes from Syria in 2016. They can help with Syria."},
    {"id": "empty", "text": "  "},
]
READOUT = (
    "Vladimir Putin had a telephone conversation with President of the United States Donald Trump. "
    "Donald Trump congratulated Vladimir Putin on his victory in the presidential election."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch") / "record"
    opened = Record.open(folder, create=True)
    opened.add_documents([Document(id="d1", title="Call", text=READOUT, published=date(2018, 3, 20), publisher="Desk")])
    return folder


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    path = tmp_path / "statements.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in SAID))
    return path


def here(items: Iterable[Item], job: Job) -> Iterator[Outcome]:
    """An engine without processes."""
    yield from (make(item, job) for item in items)


def job(record: Path, out: Path) -> Job:
    told = {"speaker": "Donald J. Trump", "date": "2018-03-21"}
    return Job(str(record), out, as_of=date(2018, 3, 21), defaults=told)


def listed(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def alone(record: Path, folder: Path) -> bytes:
    """The first statement's guide as `glossator annotate` makes it."""
    (folder / "said.txt").write_text(str(SAID[0]["text"]))
    told = ["--record", str(record), "--speaker", "Donald J. Trump", "--date", "2018-03-21", "--as-of", "2018-03-21"]
    asked = ["annotate", str(folder / "said.txt"), *told, "-o", str(folder / "alone.json")]
    CliRunner().invoke(application(), asked, catch_exceptions=False)
    return (folder / "alone.json").read_bytes()


def test_guides_failures_and_a_second_run(record: Path, statements: Path, tmp_path: Path) -> None:
    out = tmp_path / "guides"
    seen: list[Outcome] = []
    summary = annotate_batch(str(statements), job(record, out), progress=lambda _, outcome: seen.append(outcome))
    assert (summary.made, summary.kept, summary.failed) == (2, 0, 2)
    assert [row["id"] for row in listed(out / "outcomes.jsonl")] == ["call", "syria"]
    failures = {row["id"]: row["reason"] for row in listed(out / "failures.jsonl")}
    assert set(failures) == {"gone", "empty"}
    assert "gone.txt: No such file" in str(failures["gone"])
    assert {path.name for path in out.iterdir()} == {
        "call.json", "call.html", "syria.json", "syria.html", "outcomes.jsonl", "failures.jsonl",
    }  # fmt: skip
    first = listed(out / "outcomes.jsonl")[0]
    assert first["claims"] == sum(first["findings"].values())  # type: ignore[attr-defined]
    assert {outcome.id for outcome in seen} == {"call", "gone", "syria", "empty"}
    assert alone(record, tmp_path) == (out / "call.json").read_bytes(), "a guide is the same as one made alone"
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.glob("*.json")}
    (tmp_path / "gone.txt").write_text("Obama called Putin after the election.")
    again = annotate_batch(str(statements), job(record, out), engine=here)
    assert (again.made, again.kept, again.failed) == (1, 2, 1)
    for name, (content, written) in before.items():
        assert ((out / name).read_bytes(), (out / name).stat().st_mtime_ns) == (content, written)
    assert [row["id"] for row in listed(out / "outcomes.jsonl")] == ["call", "gone", "syria"]


def test_what_changed_is_made_again(record: Path, tmp_path: Path) -> None:
    statements, out = tmp_path / "some.jsonl", tmp_path / "guides"

    def run(text: str, given: Job) -> tuple[int, int]:
        statements.write_text(json.dumps({"id": "a", "text": text}) + "\n")
        summary = annotate_batch(str(statements), given, engine=here)
        return summary.made, summary.kept

    mine = tmp_path / "record"
    Record.open(mine, create=True).add_documents([Document(id="d1", text=READOUT, published=date(2018, 3, 20))])
    assert run("I called Putin.", job(mine, out)) == (1, 0)
    assert run("I called Putin.", job(mine, out)) == (0, 1)
    assert run("I called Putin today.", job(mine, out)) == (1, 0), "other words"
    assert run("I called Putin today.", Job(str(mine), out)) == (1, 0), "other options"
    Record.open(mine).add_documents([Document(id="d2", text="Russia left Syria.", published=date(2018, 3, 20))])
    assert run("I called Putin today.", Job(str(mine), out)) == (1, 0), "another record"
    (out / "a.html").unlink()
    assert run("I called Putin today.", Job(str(mine), out)) == (1, 0), "a file is gone"


def test_half_a_line_of_a_killed_run_is_passed_over(record: Path, statements: Path, tmp_path: Path) -> None:
    out = tmp_path / "guides"
    annotate_batch(str(statements), job(record, out), engine=here)
    file = out / "outcomes.jsonl"
    file.write_bytes(file.read_bytes()[:-30])
    again = annotate_batch(str(statements), job(record, out), engine=here)
    assert (again.made, again.kept) == (1, 1)
    assert [row["id"] for row in listed(file)] == ["call", "syria"]


def dies_on_syria(item: Item, _: Job) -> Outcome:
    """Work that kills its own process for one item, as the system does when memory runs out."""
    if item.name == "syria":
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(line=item.line, id=item.name)


def test_a_process_that_dies_costs_its_own_statement_only(tmp_path: Path) -> None:
    items = [Item(number, name, "x") for number, name in enumerate(["a", "b", "syria", "c", "d", "e"], 1)]
    found = {outcome.id: outcome.reason for outcome in Pool(2, dies_on_syria)(items, Job("record", tmp_path))}
    assert found == {"a": "", "b": "", "syria": DIED, "c": "", "d": "", "e": ""}


def test_a_killed_run_goes_on_where_it_was(record: Path, tmp_path: Path) -> None:
    statements, out = tmp_path / "many.jsonl", tmp_path / "guides"
    rows = [{"id": f"s{n}", "text": f"Russia sent {n} planes to Syria in 2016."} for n in range(12)]
    statements.write_text("".join(json.dumps(row) + "\n" for row in rows))
    call = [sys.executable, "-m", "glossator.cli.main", "batch", str(statements), "--record", str(record),
            "-o", str(out), "--processes", "1"]  # fmt: skip
    running = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    outcomes = out / "outcomes.jsonl"
    until = time.monotonic() + 60
    while not (outcomes.exists() and outcomes.read_text().count("\n") >= 2) and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    stood = outcomes.read_text().count("\n")
    assert stood >= 2
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert "0 failed" in done.stdout
    assert int(done.stdout.split(" up to date")[0].split()[-1]) >= stood
    assert [row["id"] for row in listed(outcomes)] == [row["id"] for row in rows]


def test_the_command_line_says_what_failed(record: Path, statements: Path, tmp_path: Path) -> None:
    app = application()
    out = tmp_path / "guides"
    call = ["batch", str(statements), "--record", str(record), "-o", str(out), "--processes", "1"]
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 1
    assert "2 created, 0 up to date, 2 failed" in done.output
    assert "failures.jsonl" in done.output
    lines = CliRunner().invoke(app, [*call, "--json"]).stdout.splitlines()
    assert {json.loads(line)["id"] for line in lines if line.startswith("{")} == {"call", "gone", "syria", "empty"}


def test_the_option_of_an_earlier_release_is_the_command(record: Path, tmp_path: Path) -> None:
    none = str(tmp_path / "none.jsonl")
    for call in (["batch", none], ["annotate", "--batch", none], ["annotate", f"--batch={none}", "--processes", "1"]):
        with pytest.raises(InputError, match=r"none\.jsonl: No such file"):
            CliRunner().invoke(application(), [*call, "--record", str(record)], catch_exceptions=False)


def test_what_a_line_says_is_no_option_of_the_command(record: Path, statements: Path) -> None:
    for words in (["--title", "A"], ["--by", "A"], ["said.txt"]):
        done = CliRunner().invoke(application(), ["batch", str(statements), *words, "--record", str(record)])
        assert done.exit_code == 2
        assert words[0] in done.output


def test_a_folder_that_cannot_be_written_is_said(record: Path, statements: Path, tmp_path: Path) -> None:
    (tmp_path / "guides").write_text("a file")
    with pytest.raises(InputError, match="guides"):
        annotate_batch(str(statements), job(record, tmp_path / "guides"), engine=here)
