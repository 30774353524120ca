"""A record whose tables lack the newer columns is asked and added to like any other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from glossator.record import Document, Record
from glossator.record.tables import rows
from glossator.record.tables.store import Store

from .conftest import fake_encode

Make = Callable[..., Document]
NEWER = {rows.YEAR, rows.ABOUT}


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    with monkeypatch.context() as before:
        for name in ("DOCUMENTS", "PASSAGES"):
            schema = getattr(rows, name)
            before.setattr(rows, name, pa.schema([field for field in schema if field.name not in NEWER]))
        store = Store(tmp_path / "earlier", create=True)
    return Record(store, fake_encode)


def columns(record: Record) -> set[str]:
    return {name for table in record._store.view().values() for name in table.schema.names}


def documents(make: Make) -> list[Document]:
    return [
        make("a", "A warship passed the strait.", published=date(2016, 5, 1), author="A. Writer", cited=["Reuters"]),
        make("b", "A warship lay in the harbour.", published=date(2018, 3, 20), title="Ships", remarks=["no day"]),
        make("c", "Nobody saw the warship.", published=None),
    ]


def test_it_gives_what_a_newer_record_gives(earlier: Record, record: Record, make: Make) -> None:
    for one in (earlier, record):
        one.add_documents(documents(make))
    assert not columns(earlier) & NEWER
    assert columns(record) >= NEWER
    for how in ({}, {"until": date(2016, 12, 31)}, {"after": date(2017, 1, 1)}, {"dated": "all"}, {"mode": "vector"}):
        assert earlier.search("warship", **how) == record.search("warship", **how)  # type: ignore[arg-type]
    assert list(earlier.scan()) == list(record.scan())


def test_it_is_added_to_and_taken_from(earlier: Record, make: Make) -> None:
    earlier.add_documents(documents(make))
    again = earlier.add_documents(documents(make))
    assert (again.added, again.unchanged) == (0, 3)
    changed = make("a", "A warship passed the strait at noon.", published=date(2016, 5, 1))
    assert earlier.add_documents([changed]).updated == 1
    assert earlier.document(changed.id).text.endswith("at noon.")
    assert earlier.remove([changed.id]) == 1
    assert earlier.info().documents == 2
    assert earlier.info().unembedded == 0
