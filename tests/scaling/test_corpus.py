"""The corpus of the benchmark of scale: real documents first, then copies that no rule takes for copies."""

from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
from benchmarks.scaling import corpus
from benchmarks.scaling.vectors import moved

from glossator.evidence.origins.copies import clusters
from glossator.record.model import Document

STATES = ("Russia", "Turkey", "Brazil", "Japan", "Norway", "Egypt", "Kenya", "Chile", "India", "Peru")


def documents() -> list[Document]:
    said = "The government of {} signed a treaty with the ministers of {} about {} ships, fishing and trade on {}."
    return [
        Document(
            id=f"d{at}",
            text=" ".join(said.format(one, STATES[at - 3], 17 * at + 5, other) for other in STATES[:4]),
            published=date(2015, 1, 1 + at),
            address=f"https://example.org/{at}",
        )
        for at, one in enumerate(STATES)
    ]


def test_real_documents_come_first_and_the_rest_are_copies() -> None:
    made = list(corpus.drawn(documents(), 25))
    assert sorted(one.text for one in made[:10]) == sorted(one.text for one in documents())
    assert len({one.id for one in made}) == 25
    assert [one.id.rpartition("-")[2] for one in made] == ["0"] * 10 + ["1"] * 10 + ["2"] * 5
    assert all(one.published and one.published < date(2015, 1, 11) for one in made[10:])


def test_the_same_corpus_is_drawn_every_time() -> None:
    assert list(corpus.drawn(documents(), 15)) == list(corpus.drawn(documents(), 15))


def test_copies_are_no_near_copies() -> None:
    made = list(corpus.drawn(documents(), 30))
    for name in ("d3", "d7"):
        assert clusters({one.id: one.text for one in made if one.id.startswith(f"{name}-")}) == []


def test_words_are_drawn_as_often_as_they_occur() -> None:
    import random

    words = corpus.words_of(["Oslo Oslo Oslo Lima", "the treaty"])
    drawn = Counter(words.draw("name", random.Random(at)) for at in range(2000))
    assert set(drawn) == {"Oslo", "Lima"}
    assert 0.7 < drawn["Oslo"] / 2000 < 0.8


def test_a_corpus_is_read_as_it_was_written(tmp_path: Path) -> None:
    corpus.write(documents(), 12, tmp_path)
    assert list(corpus.read(tmp_path)) == list(corpus.drawn(documents(), 12))


def test_a_moved_vector_has_the_cosine_asked_for() -> None:
    chance = np.random.default_rng(1)
    one, other = (
        rows / np.linalg.norm(rows, axis=1, keepdims=True)
        for rows in chance.standard_normal((2, 50, 384)).astype(np.float32)
    )
    cosine = np.linspace(0.3, 0.95, 50).astype(np.float32)
    found = moved(one, other, cosine)
    assert np.allclose((found * one).sum(axis=1), cosine, atol=1e-4)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
