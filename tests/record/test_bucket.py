"""A record in object storage is used as one in a folder is; a writer that lost its turn changes nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.errors import RecordError
from glossator.record import Document, Record
from glossator.record.tables.store import DOCUMENTS, Store

from .conftest import fake_encode
from .test_crash import WRITER, whole

pytestmark = pytest.mark.slow

lease = pytest.importorskip("glossator.record.places.lease", reason="obstore is not installed")
Make = Callable[..., Document]


def opened(address: str) -> Record:
    return Record(Store(address, create=True), fake_encode)


def texts(address: str) -> dict[str, str]:
    return {document.id: document.text for document in Record(Store(address)).scan()}


def test_added_found_replaced_and_removed(address: str, make: Make) -> None:
    record = opened(address)
    summary = record.add_documents([make("a", "The harbour was closed."), make("b", "The bridge was opened.")])
    assert (summary.added, summary.passages) == (2, 2)
    again = Record(Store(address), fake_encode)
    assert again.search("harbour", mode="bm25")[0].passage.text == "The harbour was closed."
    assert again.search("bridge opened")[0].semantic == 1
    changed = make("a", "The harbour was opened again.")
    assert opened(address).add_documents([changed, make("b", "The bridge was opened.")]).updated == 1
    time.sleep(1.1)  # a reader looks for a new head once a second
    assert again.search("harbour", mode="bm25")[0].passage.text == "The harbour was opened again."
    record.compact()
    assert record.remove([changed.id]) == 1
    assert set(texts(address)) == {make("b", "").id}
    info = record.info()
    assert (info.documents, info.passages, info.unembedded) == (1, 1, 0)
    assert info.bytes > 1000


def test_side_tables_and_what_is_kept_on_this_machine(address: str, make: Make) -> None:
    record = opened(address)
    document = make("a", "The harbour was closed.")
    record.add_documents([document], embed=False)
    record.side_table("topics").put("1", [document.id], [(document.id, "harbour", {"weight": 2})])
    assert list(Record.open(address).side_table("topics").rows()) == [(document.id, "harbour", {"weight": 2})]
    assert record.cache.is_dir()
    assert record.cache != opened(address + "-other").cache
    assert record.cache == Record.open(address).cache
    with pytest.raises(RecordError, match="not in a folder"):
        _ = record.path


def test_what_is_no_record_is_said_so(storage: str, address: str) -> None:
    import obstore
    from obstore.store import S3Store

    with pytest.raises(RecordError, match=f"{address}: not a record"):
        Record.open(address)
    with pytest.raises(RecordError, match="no such bucket"):
        Record.open("s3://no-such-bucket-here/record", create=True)
    with pytest.raises(RecordError, match="write s3://BUCKET/PATH"):
        Record.open(storage, create=True)
    obstore.put(S3Store("desk", prefix=address.removeprefix("s3://desk/")), "holiday.jpg", b"somebody's")
    with pytest.raises(RecordError, match="not empty and not a record"):
        Record.open(address, create=True)


def test_storage_that_ignores_conditions_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossator.record.places import bucket

    class Careless:
        def __getattr__(self, name: str) -> object:
            return getattr(obstore, name)

        def put(self, store: object, path: str, data: bytes, mode: object = None) -> object:
            return obstore.put(store, path, data)

    obstore = bucket.obstore
    monkeypatch.setattr(bucket, "obstore", Careless())
    with pytest.raises(RecordError, match="does not support conditional writes"):
        Record.open(address, create=True)


def start(address: str, seed: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, address, str(seed), "one"], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "SLACK", 0.0)
    monkeypatch.setattr(lease, "SECONDS", 2.0)


@pytest.mark.slow
@pytest.mark.usefixtures("short")
def test_a_killed_writer_loses_nothing_it_reported(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(address)
    reported = 0
    for seed, wait in enumerate((0.1, 0.7)):
        process = start(address, seed)
        assert process.stdout
        said = [process.stdout.readline()]
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        said += process.stdout.read().split("\n")
        process.wait()
        reported = max(reported, *(int(line) for line in said if line.strip()))
        whole(address, reported)
        _run_out(address)
    record = opened(address)
    rest = [Document(id=document, text="Told at last.") for document in sorted(texts(address))[:20]]
    assert record.add_documents(rest, embed=False).updated == 20
    assert sum(text == "Told at last." for text in texts(address).values()) == 20


def _run_out(address: str) -> None:
    """Let the lease of a killed writer end now instead of in a minute."""
    import json

    import obstore
    from obstore.store import S3Store

    store = S3Store("desk", prefix=address.removeprefix("s3://desk/"))
    value = json.loads(bytes(obstore.get(store, lease.NAME).bytes()))
    obstore.put(store, lease.NAME, json.dumps({**value, "expires": min(value["expires"], time.time())}).encode())


def test_two_writers_of_the_same_documents_make_no_duplicates(address: str) -> None:
    opened(address)
    writers = [start(address, 1), start(address, 1)]
    for process in writers:
        assert process.stdout
        for _ in range(2):
            process.stdout.readline()
    for process in writers:
        process.kill()
        process.wait()
    whole(address, 40)


def test_reading_goes_on_while_another_process_writes(address: str) -> None:
    opened(address)
    process = start(address, 1)
    assert process.stdout
    process.stdout.readline()
    record, seen = opened(address), [0]
    while len(seen) < 8:
        hits = record.search("harbour report", limit=20, dated="all")
        stored = {document.id: document for document in record.documents([hit.document.id for hit in hits])}
        for hit in hits:
            assert hit.passage.span.of(stored[hit.document.id].text) == hit.passage.text
        seen.append(record.count())
    process.kill()
    process.wait()
    assert seen == sorted(seen)
    assert seen[-1] > 0


@pytest.mark.usefixtures("short")
def test_a_lease_is_kept_as_long_as_the_work_lasts(address: str, make: Make, caplog: pytest.LogCaptureFixture) -> None:
    first, second = Store(address, create=True), opened(address)
    with first.writing():
        thread = threading.Thread(target=lambda: second.add_documents([make("a", "Waited.")], embed=False))
        thread.start()
        time.sleep(4.0)  # twice as long as the lease holds without being renewed
        assert "another process is writing" in caplog.text
        assert thread.is_alive()
    thread.join(30)
    assert opened(address).count() == 1


class Asleep(lease.Held):  # type: ignore[misc,name-defined]
    """A holder whose process was stopped: it renews nothing until it wakes up."""

    def _keep(self) -> None:
        pass


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("begun", ["done", "begun", "not at all"])
def test_a_writer_that_slept_past_its_lease_changes_nothing(
    address: str, make: Make, monkeypatch: pytest.MonkeyPatch, begun: str
) -> None:
    sleeper, other = Store(address, create=True), opened(address)
    other.add_documents([make("a", "First.")], embed=False)
    row = sleeper.view()[DOCUMENTS].search().limit(1).to_arrow()
    awake = lease.Held
    monkeypatch.setattr(lease, "Held", Asleep)
    with pytest.raises(RecordError, match="another process"), sleeper.writing() as change:  # noqa: PT012
        monkeypatch.setattr(lease, "Held", awake)
        if begun != "not at all":
            table = change.table(DOCUMENTS)
        if begun == "done":
            table.add(row)
        time.sleep(2.1)
        other.add_documents([make("b", "Second.")], embed=False)
        if begun != "done":
            change.table(DOCUMENTS).add(row)
    assert sorted(texts(address).values()) == ["First.", "Second."]
    opened(address).add_documents([make("c", "Third.")], embed=False)
    assert sorted(texts(address).values()) == ["First.", "Second.", "Third."]


def test_a_plain_install_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "glossator.record.places.bucket", raising=False)
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(RecordError, match=r"pip install 'glossator\[cluster\]'"):
        Record.open("s3://desk/record")


def test_addresses_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Record.open(f"file://{tmp_path}/record", create=True)
    assert Record.open(tmp_path / "record").path == tmp_path / "record"
    assert Record.open(str(tmp_path / "record")).count() == 0
    with pytest.raises(RecordError, match="not a place for a record"):
        Record.open("ftp://desk/record")
