"""Vectors: made later, taken up where they were left, made anew when the embedder changes."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from glossator.record import Document, Record
from glossator.record.filing import embedding
from glossator.record.tables.store import Store

from .conftest import fake_encode

Make = Callable[..., Document]


@pytest.fixture
def many(record: Record, make: Make) -> Record:
    record.add_documents((make(str(n), f"Report {n} of the harbour.") for n in range(50)), embed=False)
    return record


def test_stopped_half_way_the_rest_is_made_later(many: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "BATCH", 10)
    calls = 0

    def failing(texts: Sequence[str]) -> NDArray[np.float32]:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise KeyboardInterrupt
        return fake_encode(texts)

    with pytest.raises(KeyboardInterrupt):
        Record(Store(many.path), failing).embed()
    assert many.info().unembedded == 30
    told: list[tuple[int, int]] = []
    assert many.embed(lambda done, of: told.append((done, of))) == 30
    assert told == [(10, 30), (20, 30), (30, 30)]
    assert many.info().unembedded == 0
    assert many.embed() == 0


def test_only_new_passages_get_vectors(many: Record, make: Make) -> None:
    many.embed()
    many.add_documents([make("3", "Another harbour."), make("new", "A third harbour.")], embed=False)
    assert many.embed() == 2


def test_another_embedder_starts_anew(many: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    many.embed()
    monkeypatch.setattr(embedding, "GIVEN", "another")
    assert many.embed() == 50
    assert many.info().embedder == "another"
    assert len(many.search("harbour", mode="vector", limit=100)) == 50


def test_the_real_embedder_finds_by_meaning(record: Record, make: Make) -> None:
    real = Record.open(record.path)
    real.add_documents([make("a", "The physician examined a sick child."), make("b", "Share prices fell in Tokyo.")])
    assert real.search("a doctor saw an ill boy", mode="vector")[0].document.address.endswith("/a")
    assert real.info().embedder == real.info().embedder != ""
