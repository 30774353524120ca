"""Whether a sentence is worth checking: a small head on the embedder, no second network."""

import hashlib
import re
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from glossator.errors import ModelError
from glossator.models.embedder import Embedder, load_embedder
from glossator.models.runtime import WEIGHTS, existing, settings

LIMIT = 13.8  # log-odds of one in a million, as in training
_WORD = re.compile(r"[\w'’]+")
_COMPARED = re.compile(
    r"\b(?:more|less|fewer|most|least|highest|lowest|biggest|largest|double|half|\w+er than)\b", re.I
)
_PAST = re.compile(r"\b(?:was|were|had|did|has been|have been|\w{3,}ed|voted|said|went|took|cut|spent|lost)\b", re.I)
_FUTURE = re.compile(r"\b(?:will|would|going to|should|must|shall|let's|let us|ought|can|could)\b", re.I)
_FIRST = re.compile(r"\b(?:i|we|my|our|us|me)\b", re.I)
_THIRD = re.compile(r"\b(?:he|she|they|his|her|their|him|them)\b", re.I)
_THINKING = re.compile(r"\b(?:think|believe|hope|feel|want|know|guess|mean|thank|love|proud|great|please)\b", re.I)
_BIG = re.compile(
    r"\b(?:million|billion|trillion|thousand|percent|per cent|hundred|dollars?|jobs?|taxe?s?)\b|[%$£€]", re.I
)
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+")
FEATURES = (
    "words", "digits", "years", "big", "compared", "past", "future", "first", "third", "thinking", "names", "question",
    "short",
)  # fmt: skip


def features(sentence: str) -> NDArray[np.float32]:
    """(13,) counts that check-worthiness is known to lean on: numbers, comparisons, tense, person, names."""
    count = len(_WORD.findall(sentence))
    values = (
        np.log1p(count), len(re.findall(r"\d+", sentence)), len(re.findall(r"\b(?:19|20)\d\d\b", sentence)),
        len(_BIG.findall(sentence)), len(_COMPARED.findall(sentence)), len(_PAST.findall(sentence)),
        len(_FUTURE.findall(sentence)), len(_FIRST.findall(sentence)), len(_THIRD.findall(sentence)),
        len(_THINKING.findall(sentence)), len(_NAME.findall(sentence)), float("?" in sentence), float(count < 5),
    )  # fmt: skip
    return np.minimum(np.asarray(values, dtype=np.float32), 6.0)


class Detector:
    """Sentences to check-worthiness, 0 to 1, calibrated on debates."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder = folder
        self._embedder = embedder

    @property
    def version(self) -> str:
        """Name and hash of the head, and the embedder's version it was made for."""
        digest = hashlib.sha256(existing(self._folder / "head.npz").read_bytes()).hexdigest()
        return f"{self._config['name']}-{digest[:12]}+{self._config['embedder']}"

    def worth(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """(n,) probability that each sentence, on its own, is worth checking; no row depends on another."""
        if not sentences:
            return np.zeros(0, np.float32)
        vectors = self._embedder.encode(sentences)
        return np.array([self._row(v, s) for v, s in zip(vectors, sentences, strict=True)], dtype=np.float32)

    def _row(self, vector: NDArray[np.float32], sentence: str) -> float:
        head = self._head
        inputs = (np.concatenate([vector, features(sentence)]) - head["mean"]) / head["spread"]
        shares = []
        for w1, b1, w2, b2 in zip(head["w1"], head["b1"], head["w2"], head["b2"], strict=True):
            shares.append(float(np.maximum(inputs @ w1 + b1, 0.0) @ w2 + b2))
        odds = np.clip(np.array(shares), -LIMIT, LIMIT).mean()
        return float(1 / (1 + np.exp(-(self._config["slope"] * odds + self._config["offset"]))))

    @cached_property
    def _config(self) -> dict[str, Any]:
        config = settings(self._folder)
        if config.get("embedder") != self._embedder.version or config.get("features") != len(FEATURES):
            raise ModelError(f"{self._folder} was made for another embedder; make it again with `make train-detector`")
        return config

    @cached_property
    def _head(self) -> dict[str, Any]:
        path = existing(self._folder / "head.npz")
        try:
            with np.load(path) as file:
                return {name: file[name] for name in file.files}
        except (OSError, ValueError, BadZipFile) as reason:
            raise ModelError(f"{path} is damaged: {reason}") from reason


@cache
def load_detector() -> Detector:
    """The detector in the package, one for the whole process; raises ModelError when its files are damaged."""
    return Detector(WEIGHTS / "detector", load_embedder())
