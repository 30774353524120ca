"""Sentences in words that come without stops."""

import numpy as np
import pytest

from glossator.spans import Span
from glossator.statement.cutting import unpunctuated
from glossator.statement.cutting.unpunctuated import cut

pytestmark = pytest.mark.slow


class Flat:
    """A network that finds every word as likely as the next."""

    def begins(self, words: list[str]) -> np.ndarray:
        return np.full(len(words), 0.1)


def test_words_without_end_are_cut_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpunctuated, "load_stops", Flat)
    text = "and on " * 60_000
    pieces = cut(text, Span(start=0, end=len(text)))
    assert "".join(piece.of(text) + " " for piece in pieces) == text
    assert max(len(piece.of(text).split()) for piece in pieces) <= unpunctuated.LONGEST
