"""On a cluster, documents are filed and guides made as on one machine, also when its workers are killed.

One file, so that one process starts one cluster for all of it.
"""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from glossator import Document, Record
from glossator.batch import Item, Job, Outcome, annotate_batch
from glossator.batch.work import make
from glossator.cli import record as record_command
from glossator.cluster import RayBatch, RayEngine
from glossator.record.filing import embedding
from glossator.record.tables.store import VECTORS, Store

from .doubles import DyingAnnotating, DyingEncoding, DyingReading, lengths

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("cluster")]
Contents = dict[str, object]

READOUT = (
    "Vladimir Putin had a telephone conversation with President of the United States Donald Trump. "
    "Donald Trump congratulated Vladimir Putin on his victory in the presidential election."
)
SAID = [
    {"id": "call", "text": "I called President Putin of Russia to congratulate him on his election victory."},
    {"id": "gone", "file": "gone.txt"},
    {"id": "again", "file": "again.txt"},
    {"id": "empty", "text": "  "},
]


def contents(record: Record) -> Contents:
    """Everything on file: documents, passages and vectors, by id."""
    documents = {document.id: document for document in record.scan()}
    passages = {passage.id: passage for one in documents for passage in record.passages(one)}
    rows = record._store.view()[VECTORS].search().limit(100_000).to_arrow()
    vectors = {row["id"]: row["vector"] for row in rows.to_pylist()}
    assert len(vectors) == rows.num_rows
    return {"documents": documents, "passages": passages, "vectors": vectors}


def test_a_cluster_adds_what_one_machine_adds_though_workers_are_killed(
    pages: Callable[[int], Path], tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(120)
    monkeypatch.setattr(embedding, "BATCH", 64)
    monkeypatch.setattr("glossator.cluster.engine.BATCH", 64)
    monkeypatch.setattr("glossator.cluster.engine.BLOCK", 2)
    monkeypatch.chdir(tmp_path)
    one = Record(Store(tmp_path / "one", create=True), lengths)
    expected = one.add(["pages"], processes=1)

    many = Record(Store(address, create=True), lengths)
    engine = RayEngine(workers=2, reading=DyingReading, encoding=DyingEncoding)
    summary = many.add(["pages"], engine=engine)

    marks = {path.name for path in Path(os.environ["GLOSSATOR_TEST_MARKS"]).iterdir()}
    assert marks >= {"reading", "encoding"}
    assert summary.model_copy(update={"seconds": 0.0}) == expected.model_copy(update={"seconds": 0.0})
    assert [refusal.source for refusal in summary.refused] == ["pages/005.txt", "pages/011.pdf"]
    assert contents(many) == contents(one)
    assert len(contents(many)["vectors"]) == expected.passages  # type: ignore[arg-type]

    again = many.add(["pages"], engine=RayEngine(workers=2))
    assert (again.added, again.updated, again.unchanged) == (0, 0, expected.added + 39)


def test_a_cluster_on_this_machine_listens_to_nobody_else(cluster: object) -> None:
    ours = set(_below(os.getpid()))
    listening = subprocess.run(["ss", "-Hltnp"], capture_output=True, text=True, check=False).stdout
    seen = [line.split()[3] for line in listening.splitlines() if any(f"pid={one}," in line for one in ours)]
    assert seen
    assert [place for place in seen if not place.startswith(("127.0.0.1:", "[::1]:", "[::ffff:127.0.0.1]:"))] == []


def _below(parent: int) -> list[int]:
    found = [parent]
    for one in found:
        children = Path(f"/proc/{one}/task/{one}/children")
        if children.exists():
            found += [int(child) for child in children.read_text().split()]
    return found


def test_the_guides_are_those_of_one_machine(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record.open(address, create=True)
    told = {"title": "Call", "text": READOUT, "published": date(2018, 3, 20), "publisher": "Desk"}
    record.add_documents([Document(id="d1", **told)], embed=False)  # type: ignore[arg-type]
    monkeypatch.chdir(tmp_path)
    Path("again.txt").write_text("Putin was called in March 2018. I congratulated him on his victory.")
    Path("said.jsonl").write_text("".join(json.dumps(row) + "\n" for row in SAID))
    told = {"speaker": "Donald J. Trump", "date": "2018-03-21"}
    job = Job(address, Path("guides"), as_of=date(2018, 3, 21), faces=("json",), defaults=told)
    monkeypatch.setattr("glossator.cluster.annotating.BLOCK", 1)

    summary = annotate_batch("said.jsonl", job, engine=RayBatch(workers=1, annotating=DyingAnnotating))

    assert Path(os.environ["GLOSSATOR_TEST_MARKS"], "annotating").exists()
    assert (summary.made, summary.failed) == (2, 2)
    failures = [Outcome.model_validate_json(line) for line in Path("guides/failures.jsonl").read_text().splitlines()]
    assert {failure.id: failure.reason for failure in failures}.keys() == {"gone", "empty"}
    here = replace(job, out=Path("here"))
    here.out.mkdir()
    for item in (Item(1, "call", text=SAID[0]["text"]), Item(3, "again", file=Path("again.txt"))):
        make(item, here)
        assert (job.out / f"{item.name}.json").read_bytes() == (here.out / f"{item.name}.json").read_bytes()
    kept = annotate_batch("said.jsonl", job, engine=RayBatch(workers=1))
    assert (kept.made, kept.kept) == (0, 2)


def test_the_command_adds_on_a_cluster(pages: Callable[[int], Path], address: str) -> None:
    app = typer.Typer()
    record_command.register(app)
    folder = pages(12)
    words = ["record", "add", str(folder), "--record", address, "--engine", "ray", "--no-embed", "--json"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 1, result.output  # two of the files are refused
    assert '"added":12' in result.stdout.replace(" ", "")
