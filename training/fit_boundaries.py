"""Fit the model that weighs boundaries in words without stops: `weights` in statement/data/boundaries.yaml.

    python fit_boundaries.py

Two debates on which neither the network was trained nor `benchmarks/captions.py` measures. A boundary is right if a
sentence begins there, or one of two coordinated main clauses, each with its subject, by the parse of the sentence as
printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from benchmarks.captions import printed
from benchmarks.clause_starts import clause_starts, words_of
from numpy.typing import NDArray

from glossator.language.parsing import parse
from glossator.models.stops import load_stops
from glossator.statement.cutting.boundaries import signals
from glossator.statement.cutting.unpunctuated import LEAST

TRANSCRIPTS = ("20160414_9dem", "20180916_trump_miami")
DATA = Path(__file__).parent.parent / "src/glossator/statement/data/boundaries.yaml"
ALSO = 0.25  # a second, coarser segmentation that is learned from: pieces come in all lengths
STRENGTH, SEEN, STEPS = 8.0, 40, 25  # L2 penalty, boundaries that a signal must occur at, Newton steps

Row = tuple[dict[str, float], bool]


def rows(turn: list[str], least: float) -> Iterator[Row]:
    """The signals of each boundary considered in a turn, and whether it is right."""
    said = [words_of(sentence) for sentence in turn]
    words = [word for sentence in said for word in sentence]
    right = clause_starts(turn) | {sum(map(len, said[:at])) for at in range(1, len(said))}
    likely = load_stops().begins(words)
    starts = [0, *(at for at in range(1, len(words)) if likely[at] >= least)]
    docs = parse([" ".join(words[start:end]) for start, end in pairwise([*starts, len(words)])])
    for (before, after), at in zip(pairwise(docs), starts[1:], strict=True):
        yield dict(signals(before, after, float(likely[at]))), at in right


def fitted(found: list[Row], names: list[str]) -> NDArray[np.float64]:
    """The weights of the signals, by Newton's method."""
    place = {name: at for at, name in enumerate(names)}
    given = np.zeros((len(found), len(names)))
    for row, (known, _) in zip(given, found, strict=True):
        for name, value in known.items():
            if name in place:
                row[place[name]] = value
    wanted = np.asarray([right for _, right in found], float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (expected - wanted) + STRENGTH * weights
        bend = (given.T * (expected * (1 - expected))) @ given + STRENGTH * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Fit, and write the weights into the data file."""
    turns = [turn for name in TRANSCRIPTS for _, turn in printed(name) if turn]
    found = [row for least in (LEAST, ALSO) for turn in turns for row in rows(turn, least)]
    seen = Counter(name for known, _ in found for name in known)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    made = "".join(f'  "{name}": {weight:.2f}\n' for name, weight in zip(names, fitted(found, names), strict=True))
    text = DATA.read_text("utf-8")
    DATA.write_text(re.sub(r"(?<=^weights:\n)(?:  .*\n)*", lambda _: made, text, flags=re.MULTILINE), "utf-8")
    print(f"{len(found)} boundaries, {len(names)} weights")


if __name__ == "__main__":
    main()
