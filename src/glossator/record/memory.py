"""A cache of answers that hold for as long as nothing on file changes."""

from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

MOST = 1024  # answers kept; all are small

Answer = TypeVar("Answer")


class Memory:
    """Answers by question, for one view of the record; a new view empties the cache. Thread-safe.

    Cached answers are returned as they are: callers must not change them.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._view: Any = None
        self._answers: dict[Hashable, Any] = {}

    def once(self, view: Any, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The cached answer to a question on this view, else what `make` returns."""
        with self._lock:
            if self._view is not view:
                self._view, self._answers = view, {}
            answers = self._answers
            if question in answers:
                found: Answer = answers[question]
                return found
        made = make()
        with self._lock:
            if len(answers) >= MOST:
                answers.pop(next(iter(answers)))
            answers[question] = made
        return made


class Vectors:
    """The vectors of the latest questions, since one claim goes through several searches in turn."""

    def __init__(self, encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
        self._encode = encode
        self._lock = Lock()
        self._known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, questions: Sequence[str]) -> NDArray[np.float32]:
        """(n, dim) vectors in the order of the questions; each question is encoded once."""
        with self._lock:
            found = {question: self._known[question] for question in questions if question in self._known}
        if missing := [question for question in dict.fromkeys(questions) if question not in found]:
            made = dict(zip(missing, self._encode(missing), strict=True))
            found |= made
            with self._lock:
                self._known = dict(list((self._known | made).items())[-MOST:])
        return np.stack([found[question] for question in questions])
