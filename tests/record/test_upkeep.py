"""Compaction and clearing: space comes back, and never at the cost of what somebody still needs."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from glossator.record import Document, Record
from glossator.record.tables import store, upkeep
from glossator.record.tables.store import Store

from .conftest import fake_encode

pytestmark = pytest.mark.slow

Make = Callable[..., Document]


def pieces(record: Record) -> int:
    return int(record._store.view()["passages"].stats()["fragment_stats"]["num_fragments"])


def versions(record: Record) -> int:
    return sum(len(table.list_versions()) for table in record._store.view().values())


def test_many_small_adds_are_brought_together(record: Record, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "MOST_PIECES", 5)
    for n in range(8):
        record.add_documents([make(str(n), f"Number {n} of the harbour.")], embed=False)
    assert pieces(record) <= 6
    assert len(record.search("harbour", limit=50)) == 8


def test_a_large_tail_is_indexed(record: Record, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "TAIL_AT_END", 5)
    record.add_documents((make(str(n), f"Number {n} of the harbour.") for n in range(10)), embed=False)
    indexes = record._store.view()["passages"].list_indices()
    assert {column for index in indexes for column in index.columns} >= {"words", "id", "published", "publisher"}
    assert max(index.num_unindexed_rows for index in indexes) == 0


def test_old_versions_go_when_nobody_else_reads(record: Record, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "KEEP_ALONE", timedelta(0))
    for n in range(4):
        record.add_documents([make("a", f"Version {n}.")], embed=False)
    other = Record(Store(record.path), fake_encode)
    record.compact()
    assert versions(record) > 4
    assert [hit.passage.text for hit in other.search("version")] == ["Version 3."]
    del other
    record.compact()
    assert versions(record) == 2
    assert [hit.passage.text for hit in record.search("version")] == ["Version 3."]


def test_a_long_scan_keeps_what_it_reads(record: Record, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "KEEP_ALONE", timedelta(0))
    record.add_documents((make(str(n), f"Number {n}.") for n in range(600)), embed=False)
    scan = record.scan()
    seen = [next(scan).text]
    record.add_documents((make(str(n), f"Changed {n}.") for n in range(600)), embed=False)
    record.compact()
    seen += [document.text for document in scan]
    assert sorted(seen) == sorted(f"Number {n}." for n in range(600))


def test_killed_between_compaction_and_the_head_the_old_state_is_still_there(
    record: Record, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add_documents([make("a", "The old words.")], embed=False)
    monkeypatch.setattr(upkeep, "KEEP", timedelta(0))
    monkeypatch.setattr(upkeep, "TAIL_AT_END", 0)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "write_head", killed)
    with pytest.raises(KeyboardInterrupt):
        emptied(record)
    monkeypatch.undo()
    reopened = Record(Store(record.path), fake_encode)
    assert [hit.passage.text for hit in reopened.search("words")] == ["The old words."]
    reopened.compact()
    assert [document.text for document in reopened.scan()] == ["The old words."]


def emptied(record: Record) -> None:
    with record._store.writing() as change:
        change.table("documents").delete("true")
        change.table("passages").delete("true")
        upkeep.tidy(change, last=True)
        for name in change.names():
            upkeep.compact(change.table(name))


def test_the_index_of_vectors_is_drawn_anew_as_the_table_grows(
    record: Record, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "VECTOR_INDEX_FROM", 300)
    monkeypatch.setattr(upkeep, "TAIL", 100)
    monkeypatch.setattr(upkeep, "TAIL_AT_END", 50)
    seen = set()
    for turn in range(7):
        record.add_documents(make(f"{turn}-{n}", f"Number {turn}-{n} of the harbour.") for n in range(200))
        found = [one for one in record._store.view()["vectors"].list_indices() if one.columns == ["vector"]]
        seen |= {(one.num_segments, one.index_type) for one in found}
        assert turn == 0 or found[0].num_unindexed_rows <= 50
    assert {kind for _, kind in seen} == {"IvfRq"}
    assert 1 < max(parts for parts, _ in seen) <= upkeep.MOST_PARTS
    assert record.info().unembedded == 0
    wanted = "Number 3-77 of the harbour."
    best = record.search(wanted, mode="vector")[0].passage.text  # or one whose words have the same bag
    assert float(fake_encode([best])[0] @ fake_encode([wanted])[0]) > 0.999
