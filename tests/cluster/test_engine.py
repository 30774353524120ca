"""What a cluster adds is what one machine adds, also when its workers are killed in the middle."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.cluster import RayEngine
from glossator.record import Record
from glossator.record.filing import embedding
from glossator.record.tables.store import VECTORS, Store

from .doubles import DyingEncoding, DyingReading, lengths

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("cluster")]
Contents = dict[str, object]


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
