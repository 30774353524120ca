"""Several searches at once, by words and by vectors."""

from datetime import date

import pytest

from glossator.models.embedder import load_embedder
from glossator.record import Record
from glossator.record.model import Document

SHIPS = "Ships took fuel from the port to the north."
WHEAT = "Wheat exports fell in the autumn."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("lookup") / "record", create=True)
    opened.add_documents(
        [
            Document(id="ships", text=SHIPS, published=date(2017, 12, 29)),
            Document(id="wheat", text=WHEAT, published=date(2018, 2, 1)),
        ]
    )
    return opened


def test_words_and_vectors_are_looked_for_each_in_its_own_days(record: Record) -> None:
    vector = load_embedder().encode(["Vessels carried petrol"])[0]
    by_words, by_meaning, later = record.ranked(
        [("fuel from the port", {}), (vector, {}), (vector, {"after": date(2018, 1, 1)})], 5
    )
    assert by_words[0][0] == "ships:0"
    assert by_meaning[0][0] == "ships:0"
    assert [name for name, _ in later] == ["wheat:0"]


def test_hits_come_with_their_documents_and_what_is_not_on_file_is_left_out(record: Record) -> None:
    found = record.hits(["ships:0", "gone:0"])
    assert list(found) == ["ships:0"]
    assert found["ships:0"].document.published == date(2017, 12, 29)
    assert found["ships:0"].passage.text == SHIPS


def test_vectors_are_those_on_file(record: Record) -> None:
    stored = record.vectors(["ships:0"])["ships:0"]
    assert float(stored @ load_embedder().encode([SHIPS])[0]) == pytest.approx(1, abs=0.01)


def test_without_vectors_only_words_can_be_looked_for(record: Record, tmp_path) -> None:  # type: ignore[no-untyped-def]
    bare = Record.open(tmp_path / "bare", create=True)
    bare.add_documents([Document(id="ships", text=SHIPS, published=date(2017, 12, 29))], embed=False)
    vector = load_embedder().encode(["fuel"])[0]
    assert not bare.has_vectors
    by_words, by_meaning = bare.ranked([("fuel", {}), (vector, {})], 5)
    assert (len(by_words), by_meaning) == (1, [])
    assert bare.vectors(["ships:0"]) == {}
