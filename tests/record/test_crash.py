"""A killed writer loses nothing it reported, and leaves a record that opens; readers and writers do not disturb."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from glossator.record import Document, Record
from glossator.record.filing.identity import document_id
from glossator.record.tables.store import Store

from .conftest import fake_encode

pytestmark = pytest.mark.slow

# Adds documents in small batches for ever and says after each which are on file; compacts now and then.
WRITER = """
import sys
from glossator.record import Document, Record
from glossator.record.filing.identity import document_id
from glossator.record.filing import prepared
prepared.MOST_DOCUMENTS = 20
record, seed = Record.open(sys.argv[1]), sys.argv[2]
def told(summary):
    print(summary.added + summary.updated + summary.unchanged, flush=True)
def documents():
    for n in range(100_000):
        text = f"Report {n} of the harbour, told by writer {seed}. " * (1 + n % 20)
        yield Document(id=document_id(sys.argv[3], str(n)), text=text, title=str(n))
        if n % 200 == 150:
            record.compact()
record.add_documents(documents(), embed=False, progress=told)
"""


def writer(path: Path, seed: int, name: str = "one") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), str(seed), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def killed(path: Path, seed: int, after: float) -> int:
    """How many documents a writer reported before it was killed."""
    process = writer(path, seed)
    assert process.stdout
    said = [process.stdout.readline()]  # the kill falls into the work, not into the start of Python
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    said += process.stdout.read().split("\n")
    process.wait()
    return max(int(line) for line in said if line.strip())


def whole(path: Path | str, reported: int) -> None:
    """Everything reported is there, and nothing is there by half."""
    record = Record(Store(path), fake_encode)
    documents = {document.id: document for document in record.scan()}
    for n in range(reported):
        assert document_id("one", str(n)) in documents
    assert record.info().documents == len(documents)
    passages = [hit.passage for hit in record.search("harbour", limit=100_000, dated="all", mode="bm25")]
    assert {passage.document for passage in passages} == set(documents)
    assert len({passage.id for passage in passages}) == len(passages) == record.info().passages
    for passage in passages:
        assert passage.span.of(documents[passage.document].text) == passage.text


@pytest.mark.parametrize("rounds", [2, pytest.param(10, marks=pytest.mark.slow)])
def test_killed_at_random_moments(tmp_path: Path, rounds: int) -> None:
    path, chance = tmp_path / "record", random.Random(rounds)
    Record.open(path, create=True)
    for seed in range(rounds):
        whole(path, killed(path, seed, chance.uniform(0.0, 1.5)))
    # The same work, done again, is finished by the next writer.
    record = Record(Store(path), fake_encode)
    rest = [Document(id=document_id("one", str(n)), text=f"Report {n} at last.") for n in range(100)]
    summary = record.add_documents(rest, embed=False)
    assert summary.added + summary.updated == 100
    assert record.document(document_id("one", "7")).text == "Report 7 at last."


def test_killed_while_a_record_is_made(tmp_path: Path) -> None:
    code = "import sys; from glossator.record import Record; Record.open(sys.argv[1], create=True)"
    for wait in (0.0, 0.4, 0.8):
        process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "record")])
        time.sleep(wait)
        process.kill()
        process.wait()
    assert Record.open(tmp_path / "record", create=True).info().documents == 0


def test_two_read_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "record"
    Record.open(path, create=True)
    process, problems, counts = writer(path, 1), [], [[], []]
    assert process.stdout
    process.stdout.readline()

    def read(seen: list[int]) -> None:
        record = Record(Store(path), fake_encode)
        try:
            while len(seen) < 15:
                hits = record.search("harbour report", limit=50, dated="all")
                # What a hit quotes is in the document as it stands, whatever the writer does in between.
                stored = record.documents([hit.document.id for hit in hits])
                for hit, document in zip(hits, stored, strict=True):
                    assert hit.passage.span.of(document.text) == hit.passage.text
                seen.append(record.info().documents)
        except Exception as problem:
            problems.append(problem)

    readers = [threading.Thread(target=read, args=(seen,)) for seen in counts]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    process.kill()
    process.wait()
    assert problems == []
    for seen in counts:
        assert seen == sorted(seen)
        assert seen[-1] > 0


def test_two_writers_of_the_same_new_documents_make_no_duplicates(tmp_path: Path) -> None:
    path = tmp_path / "record"
    Record.open(path, create=True)
    writers = [writer(path, 1), writer(path, 1)]
    for process in writers:
        assert process.stdout
        for _ in range(6):
            process.stdout.readline()
    for process in writers:
        process.kill()
        process.wait()
    whole(path, 120)


def test_a_second_writer_waits_its_turn(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "record"
    first, second = Store(path, create=True), Record(Store(path), fake_encode)
    with first.writing():
        thread = threading.Thread(target=lambda: second.add_documents([Document(id="d", text="Waited.")], embed=False))
        thread.start()
        time.sleep(1.0)
        assert "another process is writing" in caplog.text
        assert Record(Store(path)).count() == 0
    thread.join(30)
    assert Record(Store(path)).count() == 1
