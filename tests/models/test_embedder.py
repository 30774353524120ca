"""Vectors: shape, length, order, likeness."""

import numpy as np

from glossator.models.embedder import load_embedder


def test_vectors_have_unit_length_and_the_promised_shape() -> None:
    embedder = load_embedder()
    vectors = embedder.encode(["A ceasefire was agreed.", "x", "word " * 700])
    assert vectors.shape == (3, embedder.dim) == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_gives_nothing() -> None:
    assert load_embedder().encode([]).shape == (0, 384)


def test_like_sentences_are_near_and_order_is_kept() -> None:
    texts = [
        "The president spoke with his Turkish counterpart by telephone.",
        "The two leaders, of Russia and of Turkey, had a phone call.",
        "Wheat prices rose after the drought.",
    ]
    call, same, wheat = load_embedder().encode(texts)
    assert call @ same > 0.5 > call @ wheat
    assert np.array_equal(load_embedder().encode(texts[::-1])[2], call)


def test_one_embedder_for_all() -> None:
    assert load_embedder() is load_embedder()
    assert load_embedder().version.startswith("all-MiniLM-L6-v2")
