"""Sentence boundary detection in unpunctuated lower-case text: a small network trained on debates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from glossator.errors import ModelError
from glossator.folding import alike
from glossator.models.runtime import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_EDGE = re.compile(r"^[^\w$#@&]+|[^\w%]+$")
_QUOTES = str.maketrans({"’": "'", "“": "", "”": "", '"': "", "(": "", ")": "", "[": "", "]": ""})


class Stops:
    """Words to the probability that each begins a sentence; the receptive field is five words on either side."""

    def __init__(self, folder: Path) -> None:
        import spacy

        self._vocabulary = spacy.blank("en").vocab
        language = spacy.blank("en", vocab=self._vocabulary)
        try:
            self._network: Any = None
            self._network = language.add_pipe("senter", config=_settings(folder))
            self._network.from_disk(folder, exclude=["vocab"])
        except (OSError, ValueError, KeyError) as problem:
            raise ModelError(f"{folder}: missing or damaged ({problem})") from problem

    def begins(self, words: Sequence[str]) -> NDArray[np.float64]:
        """(n,) probabilities for `words` as split at spaces; 1 for the first."""
        from spacy.tokens import Doc

        if not words:
            return np.zeros(0)
        doc = Doc(self._vocabulary, words=[plain(word) for word in words])
        scores = np.asarray(self._network.model.predict([doc])[0], np.float64)
        likely: NDArray[np.float64] = 1 / (1 + np.exp(scores[:, 0] - scores[:, 1]))
        likely[0] = 1.0
        return likely


def plain(word: str) -> str:
    """A word as in training: lower case, without punctuation at its edges."""
    bare = alike(word).translate(_QUOTES).lower()
    return _EDGE.sub("", bare) or bare or word


def _settings(folder: Path) -> dict[str, Any]:
    from spacy.util import load_config

    return {"model": dict(load_config(folder / "network.cfg")["model"])}


@cache
def load_stops() -> Stops:
    """The packaged network, shared by the whole process. Raises ModelError if its files are damaged."""
    return Stops(WEIGHTS / "stops")
