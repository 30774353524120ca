"""Derived rows live and die with their documents."""

from collections.abc import Callable

import pytest

from glossator.errors import RecordError
from glossator.record import Document, Record

Make = Callable[..., Document]


def test_rows_are_kept_looked_up_and_known_to_be_done(record: Record, make: Make) -> None:
    a, b, c = (make(name, f"Words of {name}.") for name in "abc")
    record.add_documents([a, b, c], embed=False)
    side = record.side_table("actions")
    assert {document.id for document in side.pending("1")} == {a.id, b.id, c.id}
    side.put("1", [a.id, b.id], [(a.id, "RUS", {"n": 1}), (a.id, "USA", {"n": 2})])
    assert list(side.rows(["RUS"])) == [(a.id, "RUS", {"n": 1})]
    assert len(list(side.rows())) == 2
    assert [document.id for document in side.pending("1")] == [c.id]
    assert side.version == "1"


def test_put_again_replaces(record: Record, make: Make) -> None:
    a = make("a", "Words.")
    record.add_documents([a], embed=False)
    side = record.side_table("actions")
    for _ in range(2):
        side.put("1", [a.id], [(a.id, "RUS", {"n": 1})])
    assert len(list(side.rows())) == 1


def test_another_version_starts_anew(record: Record, make: Make) -> None:
    a, b = make("a", "Words."), make("b", "Words.")
    record.add_documents([a, b], embed=False)
    side = record.side_table("actions")
    side.put("1", [a.id, b.id], [(a.id, "RUS", {})])
    assert len(list(side.pending("2"))) == 2
    side.put("2", [b.id], [(b.id, "USA", {})])
    assert list(side.rows()) == [(b.id, "USA", {})]


def test_rows_of_a_changed_or_removed_document_go(record: Record, make: Make) -> None:
    a, b = make("a", "Words."), make("b", "Words.")
    record.add_documents([a, b], embed=False)
    side = record.side_table("actions")
    side.put("1", [a.id, b.id], [(a.id, "RUS", {}), (b.id, "RUS", {})])
    record.add_documents([make("a", "Other words.")], embed=False)
    record.remove([b.id])
    assert list(side.rows()) == []
    assert [document.id for document in side.pending("1")] == [a.id]
    side.put("1", [b.id], [(b.id, "RUS", {})])
    assert list(side.rows()) == []


def test_a_name_is_a_name(record: Record) -> None:
    with pytest.raises(RecordError, match="not a valid name"):
        record.side_table("../x")
