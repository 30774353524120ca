"""Networks whose answers are written down, so that the logic around them can be tested whatever the weights say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossator.models.reader import AGAINST, CONTEXT, FOR, NOTHING, SETTLES_AGAINST, SETTLES_FOR, Readings

Row = tuple[float, float, float]
NEITHER: Row = (0.02, 0.02, 0.96)
YES: Row = (0.9, 0.04, 0.06)
NO: Row = (0.04, 0.9, 0.06)

STANCES = {SETTLES_FOR: YES, FOR: YES, SETTLES_AGAINST: NO, AGAINST: NO}


class Reader:
    """Reads by the first listed words that the passage's line has: a side; all else is worth nothing."""

    def __init__(self, **answers: int) -> None:
        self.answers = {key.replace("_", " "): side for key, side in answers.items()}
        self.asked: list[tuple[str, str]] = []

    def side(self, line: str) -> int:
        return next((side for words, side in self.answers.items() if words in line), NOTHING)

    def read(self, pairs: Sequence[tuple[str, str]]) -> Readings:
        self.asked += pairs
        said = [self.side(line) for _, line in pairs]
        sides = np.full((len(said), 6), 0.02)
        sides[range(len(said)), said] = 0.9
        stance = np.array([STANCES.get(side, NEITHER) for side in said]).reshape(-1, 3)
        worth = np.array([0.0 if side == NOTHING else 2.0 if side == CONTEXT else 3.0 for side in said])
        return Readings(sides=sides, stance=stance, key=worth / 4, worth=worth, printed=np.where(worth > 0, 3.0, -4.0))


@dataclass(frozen=True)
class Said:
    supports: float
    refutes: float
    neither: float
    start: int
    end: int


class Verifier:
    """Answers by the first listed words that the evidence has; else that it does neither."""

    def __init__(self, **answers: Row) -> None:
        self.answers = {key.replace("_", " "): row for key, row in answers.items()}

    def row(self, text: str) -> Row:
        return next((row for words, row in self.answers.items() if words in text), NEITHER)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return np.array([self.row(text) for _, text in pairs], np.float32).reshape(-1, 3)

    def judge_many(self, items: Sequence[tuple[str, str]]) -> list[Said]:
        return [Said(*self.row(text), *self.sentence(text)) for _, text in items]

    def sentence(self, text: str) -> tuple[int, int]:
        for words in self.answers:
            if words in text:
                at = text.index(words)
                start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
                end = text.find(".", at)
                return start, end + 1 if end >= 0 else len(text)
        return 0, len(text)
