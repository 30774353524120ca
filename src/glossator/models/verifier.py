"""The stance of a passage on a claim (supports, refutes or neither) as calibrated probabilities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossator.models.parts import Part, likest, split
from glossator.models.runtime import WEIGHTS, Network

LABELS = ("supports", "refutes", "neither")
NEITHER = LABELS.index("neither")


@dataclass(frozen=True)
class LongJudgement:
    """Probabilities (sum 1) for evidence of any length, and the deciding sentence's offsets in it, end excluded."""

    supports: float
    refutes: float
    neither: float
    start: int
    end: int


class Verifier:
    """Pairs of claim and passage to stance probabilities; 1 - neither serves as relevance.

    A cascade of two networks: the small one in `folder` reads every pair; those with a low enough probability of
    "neither" are read again by the large one in `judge`, and the logits of both are combined. The decision to read
    twice depends on the pair alone, so rows are independent. Without `judge` the small network decides.
    """

    def __init__(self, folder: Path, judge: Path | None = None) -> None:
        self._judge = Network(judge) if judge else None
        self._quick = Verifier(folder) if judge else None
        self._network: Network = self._quick._network if self._quick else Network(folder)

    @property
    def version(self) -> str:
        """Name and hash of the weights of all networks used."""
        return self._network.version + (f"+{self._judge.version}" if self._judge else "")

    @property
    def quick(self) -> "Verifier | None":
        """The small network alone, several times as fast, to preselect pairs; None if there is no large one."""
        return self._quick

    def judge(self, pairs: Sequence[tuple[str, str]], batch_size: int = 32) -> NDArray[np.float32]:
        """(n, 3) probabilities of supports, refutes, neither for each (claim, passage); truncated at 256 tokens."""
        if not pairs:
            return np.zeros((0, len(LABELS)), np.float32)
        first = logits(self._network, pairs, batch_size)
        found = calibrated(first, self._network.config)
        if self._judge:
            settings = self._judge.config
            again = np.flatnonzero(found[:, NEITHER] < float(settings["asked_below"]))
            if again.size:
                second = logits(self._judge, [pairs[int(i)] for i in again], batch_size)
                share = float(settings["share"])
                found[again] = calibrated(share * second + (1 - share) * first[again], settings)
        return found.astype(np.float32)

    def judge_long(self, claim: str, evidence: str) -> LongJudgement:
        """The judgement of one claim on evidence of any length; see `judge_many`."""
        return self.judge_many([(claim, evidence)])[0]

    def judge_many(self, items: Sequence[tuple[str, str]], batch_size: int = 32) -> list[LongJudgement]:
        """A judgement for each (claim, evidence), in order.

        Evidence is split into parts of whole sentences, and the part with the least "neither" gives the probabilities.
        If it supports or refutes, the deciding sentence is the one that does so most by itself; if it does neither, the
        sentence that shares the most words with the claim is given.
        """
        budget = int(self._network.config["part_words"])
        parts = [split(evidence, budget) for _, evidence in items]
        pairs = [(claim, p.text) for (claim, _), own in zip(items, parts, strict=True) for p in own]
        rows = iter(self.judge(pairs, batch_size))
        chosen: list[tuple[Part, NDArray[np.float32]]] = []
        for own in parts:
            scored = [(part, next(rows)) for part in own]
            chosen.append(min(scored, key=lambda pair: float(pair[1][NEITHER])))
        spans = self._deciding(items, chosen, batch_size)
        return [
            LongJudgement(float(row[0]), float(row[1]), float(row[2]), *span)
            for (_, row), span in zip(chosen, spans, strict=True)
        ]

    def _deciding(
        self, items: Sequence[tuple[str, str]], chosen: Sequence[tuple[Part, NDArray[np.float32]]], batch_size: int
    ) -> list[tuple[int, int]]:
        asked = [
            (i, span)
            for i, (part, row) in enumerate(chosen)
            if len(part.sentences) > 1 and int(row.argmax()) != NEITHER
            for span in part.sentences
        ]
        # Only the ranking of the sentences matters here, and there are many: the small network suffices.
        first = self.quick or self
        rows = first.judge([(items[i][0], items[i][1][start:end]) for i, (start, end) in asked], batch_size)
        best = [likest(items[i][0], items[i][1], part.sentences) for i, (part, _) in enumerate(chosen)]
        highest: dict[int, float] = {}
        for (i, span), row in zip(asked, rows, strict=True):
            strength = float(row[int(chosen[i][1].argmax())])
            if strength > highest.get(i, -1.0):
                highest[i], best[i] = strength, span
        return best


def logits(network: Network, pairs: Sequence[tuple[str, str]], batch_size: int = 32) -> NDArray[np.float64]:
    """(n, 3) logits of `network` for each (claim, passage), before calibration."""
    return np.stack(network.rows(network.tokens(pairs), batch_size)).astype(np.float64)


def calibrated(given: NDArray[np.float64], config: Mapping[str, Any]) -> NDArray[np.float64]:
    """Softmax of scaled and shifted logits; temperature and bias, in config.json, were fitted on held-out pairs."""
    scaled = given * float(config["scale"]) + np.asarray(config["bias"], dtype=np.float64)
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares


@cache
def load_verifier() -> Verifier:
    """The packaged verifier, shared by the whole process. Raises ModelError if its files are damaged."""
    return Verifier(WEIGHTS / "verifier", WEIGHTS / "judge")
