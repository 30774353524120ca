"""What the tests of the record share."""

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from glossator.record import Document, Record
from glossator.record.filing.identity import document_id
from glossator.record.tables.store import Store


def fake_encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Bags of hashed words as unit vectors: texts that share words are near each other."""
    vectors = np.zeros((len(texts), 64), np.float32)
    for row, text in enumerate(texts):
        for word in re.findall(r"\w+", text.lower()):
            vectors[row, hashlib.blake2b(word.encode(), digest_size=2).digest()[0] % 64] += 1.0
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


@pytest.fixture
def make() -> Callable[..., Document]:
    """Makes documents: a name and a text, and whatever else is given."""

    def document(name: str, text: str, **fields: object) -> Document:
        fields.setdefault("published", date(2018, 3, 20))
        fields.setdefault("address", f"https://example.org/{name}")
        fields.setdefault("publisher", "Example")
        fields.setdefault("language", "en")
        return Document(id=document_id(name), text=text, **fields)  # type: ignore[arg-type]

    return document


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """An empty record whose vectors are quick to make."""
    return Record(Store(tmp_path / "record", create=True), fake_encode)
