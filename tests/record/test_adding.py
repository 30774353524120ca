"""Adding: once, again, changed; whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.errors import RecordError
from glossator.record import Document, Record, Refusal
from glossator.record.filing import adding as adding_file

Make = Callable[..., Document]


def test_the_same_again_changes_nothing(record: Record, make: Make) -> None:
    documents = [make(str(n), f"Event {n} took place.") for n in range(20)]
    assert record.add_documents(documents, embed=False).added == 20
    head = record._store.head
    again = record.add_documents(documents, embed=False)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 20)
    assert record._store.head == head


def test_the_file_it_came_from_is_no_change(record: Record, make: Make) -> None:
    record.add_documents([make("a", "One thing.", source="/old/place.html")], embed=False)
    assert record.add_documents([make("a", "One thing.", source="/new/place.html")], embed=False).unchanged == 1


def test_a_changed_document_replaces_its_passages(record: Record, make: Make) -> None:
    long = " ".join(f"The minister said {n} things about barley that day in the capital city." for n in range(30))
    record.add_documents([make("a", long), make("b", "Barley again.")], embed=True)
    assert record.add_documents([make("a", "Only oats now.")], embed=False).updated == 1
    assert {hit.document.address[-1] for hit in record.search("barley", limit=50)} == {"b"}
    (passage,) = record.passages(make("a", "").id)
    assert passage.text == "Only oats now."
    assert record.info().passages == 2
    assert record.info().unembedded == 1


def test_a_change_of_date_alone_moves_the_document(record: Record, make: Make) -> None:
    record.add_documents([make("a", "Oats.", published=None)], embed=False)
    assert record.search("oats") == []
    record.add_documents([make("a", "Oats.")], embed=False)
    assert len(record.search("oats")) == 1
    assert record.search("oats", dated="undated") == []


def test_of_two_with_one_id_the_last_counts(record: Record, make: Make) -> None:
    summary = record.add_documents([make("a", "First."), make("a", "Second.")], embed=False)
    assert (summary.added, summary.unchanged) == (1, 1)
    assert record.document(make("a", "").id).text == "Second."


def test_refusals_are_passed_on(record: Record, make: Make) -> None:
    refusal = Refusal(source="x.pdf", reason="a password")
    summary = record.add_documents([refusal, make("a", "Something.")], embed=False)
    assert summary.refused == [refusal]
    assert summary.added == 1


def test_what_was_removed_is_gone(record: Record, make: Make) -> None:
    record.add_documents([make("a", "Oats."), make("b", "Oats too.")])
    assert record.remove([make("a", "").id, "unknown"]) == 1
    assert {hit.document.address[-1] for hit in record.search("oats")} == {"b"}
    with pytest.raises(KeyError):
        record.document(make("a", "").id)
    assert record.info().unembedded == 0


def test_a_batch_that_fails_half_way_leaves_no_trace(
    record: Record, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add_documents([make("a", "Oats.")], embed=False)
    monkeypatch.setattr(adding_file, "tidy", lambda change: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        record.add_documents([make("a", "Rye."), make("b", "Barley.")], embed=False)
    monkeypatch.undo()
    # A reader sees the old state, whole …
    assert [hit.passage.text for hit in record.search("oats rye barley")] == ["Oats."]
    # … and the next writer starts from it.
    assert record.add_documents([make("b", "Barley."), make("a", "Rye.")], embed=False).added == 1
    assert {hit.passage.text for hit in record.search("oats rye barley")} == {"Rye.", "Barley."}
    assert record.info().documents == record.info().passages == 2


def test_documents_keep_every_field(record: Record, make: Make) -> None:
    document = make(
        "a", "“Ünï” — text.", title="T", author="A", cited=["Reuters"], remarks=["r"], speaker="S", kind="post"
    )
    record.add_documents([document], embed=False)
    stored = record.document(document.id)
    assert stored.model_copy(update={"content": ""}) == document
    assert record.find_document("https://example.org/a") == stored


def test_a_folder_with_other_things_in_it_is_not_made_a_record(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear sir")
    with pytest.raises(RecordError, match="not empty and not a record"):
        Record.open(tmp_path, create=True)
    with pytest.raises(RecordError, match="not a record"):
        Record.open(tmp_path)


def test_a_damaged_head_is_named(record: Record) -> None:
    (record.path / "head.json").write_text("{")
    with pytest.raises(RecordError, match=r"head\.json"):
        Record.open(record.path)
