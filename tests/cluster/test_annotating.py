"""A batch on a cluster makes the guides that one machine makes, also when a worker is killed."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from glossator import Document, Record
from glossator.batch import Item, Job, Outcome, annotate_batch
from glossator.batch.work import make
from glossator.cluster import RayBatch

from .doubles import DyingAnnotating

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("cluster")]

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
