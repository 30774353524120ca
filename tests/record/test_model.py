"""A record does what a dictionary does: random adds, changes, removals and compactions, compared after each step."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.record import Document, Record
from glossator.record.tables.store import Store

from .conftest import fake_encode

pytestmark = pytest.mark.slow

WORDS = ["harbour", "wheat", "treaty", "border", "senate", "reactor", "fleet", "election"]
STEPS = 40


@pytest.mark.parametrize("seed", [1, 2])
def test_like_a_dictionary(tmp_path: Path, make: Callable[..., Document], seed: int) -> None:
    chance = random.Random(seed)
    record = Record(Store(tmp_path / "record", create=True), fake_encode)
    model: dict[str, Document] = {}
    for _ in range(STEPS):
        step(record, model, make, chance)
        compare(record, model, chance.choice(WORDS))
    reopened = Record(Store(record.path), fake_encode)
    for word in WORDS:
        compare(reopened, model, word)


def step(record: Record, model: dict[str, Document], make: Callable[..., Document], chance: random.Random) -> None:
    action = chance.choice(["add", "add", "add", "remove", "compact", "embed"])
    if action == "add":
        some = [make(str(chance.randrange(60)), text(chance)) for _ in range(chance.randrange(1, 15))]
        latest = {document.id: document for document in some}
        fresh = sum(one not in model for one in latest)
        changed = sum(one in model and model[one].text != document.text for one, document in latest.items())
        summary = record.add_documents(some, embed=False)
        assert (summary.added, summary.updated) == (fresh, changed)
        model |= latest
    elif action == "remove" and model:
        gone = chance.sample(sorted(model), min(len(model), chance.randrange(1, 5)))
        assert record.remove(gone) == len(gone)
        for one in gone:
            del model[one]
    elif action == "compact":
        record.compact()
    else:
        record.embed()


def text(chance: random.Random) -> str:
    return " ".join(
        f"The {chance.choice(WORDS)} was discussed at length with the {chance.choice(WORDS)} and nobody left the room."
        for _ in range(chance.randrange(1, 12))
    )


def compare(record: Record, model: dict[str, Document], word: str) -> None:
    assert [document.id for document in record.scan()] == sorted(model)
    assert {document.id: document.text for document in record.scan()} == {i: d.text for i, d in model.items()}
    expected = {one for one, document in model.items() if word in document.text}
    hits = record.search(word, limit=2000, mode="bm25")
    assert {hit.document.id for hit in hits} == expected
    assert len({hit.passage.id for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.passage.span.of(model[hit.document.id].text) == hit.passage.text
        assert word in hit.passage.text
    by_meaning = record.search(word, limit=2000, mode="vector")
    assert {hit.document.id for hit in by_meaning} <= set(model)
    info = record.info()
    assert info.documents == len(model)
    assert info.passages == sum(len(record.passages(one)) for one in model)
