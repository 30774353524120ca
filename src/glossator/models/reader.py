"""The reader: what a passage is worth beside a claim, on which side it stands, and whether it settles the claim.

A cross-encoder trained on passages judged by hand. Its input is a claim line (speaker, day, claim) and a passage line
(day, age, publisher, title, text), as `evidence.reading.lines` makes them.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from glossator.errors import ModelError
from glossator.models.runtime import WEIGHTS, Packaged

SIDES = ("nothing", "context", "for", "against", "settles for", "settles against")
NOTHING, CONTEXT, FOR, AGAINST, SETTLES_FOR, SETTLES_AGAINST = range(6)
STANCE, SIDE, KEY, WORTH, PRINTED = slice(0, 3), slice(3, 9), 9, 10, 11
HEADS = "heads.npy"  # heads fitted over the network's state: rows of weights and a bias for six sides, key, printed


@dataclass(frozen=True)
class Readings:
    """Readings of n passages, a row each: `sides` (n, 6) probabilities of SIDES; `stance` (n, 3) probabilities that the
    passage as a premise supports, refutes or does neither; `key` (n,) probability that an editor would print it;
    `worth` (n,) the score that ranks the passages beside one claim; `printed` (n,) the logit that an editor would print
    it beside a claim of a real statement, of which most have nothing worth printing; 0 of a network without that head.
    """

    sides: NDArray[np.float64]
    stance: NDArray[np.float64]
    key: NDArray[np.float64]
    worth: NDArray[np.float64]
    printed: NDArray[np.float64]


class Reader(Packaged):
    """Pairs of claim line and passage line to readings; rows are independent of one another."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Readings:
        """A reading of each pair; a pair is truncated at 256 tokens."""
        if not pairs:
            return Readings(np.zeros((0, len(SIDES))), np.zeros((0, 3)), np.zeros(0), np.zeros(0), np.zeros(0))
        rows = self.logits(pairs)
        key = self._calibrated("key", rows[:, KEY : KEY + 1])[:, 0]
        return Readings(
            sides=_softmax(self._calibrated("side", rows[:, SIDE])),
            stance=_softmax(self._calibrated("stance", rows[:, STANCE])),
            key=1 / (1 + np.exp(-key)),
            worth=rows[:, WORTH],
            printed=rows[:, PRINTED],
        )

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """(n, 12) the outputs for each pair, not calibrated: STANCE, SIDE, KEY, WORTH and PRINTED."""
        tokens, heads = self._network.tokens(pairs), self._heads
        if heads is None:
            rows = np.stack(self._network.rows(tokens, 4)).astype(np.float64)
            return np.column_stack([rows, np.zeros(len(rows))])
        found = self._network.outputs(tokens, "reading", "state", batch_size=4)
        rows = np.stack([row for row, _ in found]).astype(np.float64)
        # Row by row: a product of matrices may round otherwise beside other rows.
        own = np.stack([heads[:, :-1] @ state.astype(np.float64) + heads[:, -1] for _, state in found])
        return np.column_stack([rows[:, STANCE], own[:, :-1], rows[:, WORTH], own[:, -1]])

    def states(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """(n, width) what the network's last heads read of each pair. For training."""
        found = self._network.outputs(self._network.tokens(pairs), "state", batch_size=4)
        return np.stack([state for (state,) in found])

    @cached_property
    def version(self) -> str:
        """Name and hash of the network with its heads; results of different versions must not be mixed."""
        path = self._network.folder / HEADS
        own = f"+{hashlib.sha256(path.read_bytes()).hexdigest()[:6]}" if path.is_file() else ""
        return f"{self._network.version}{own}"

    @cached_property
    def _heads(self) -> NDArray[np.float64] | None:
        """The heads beside the network, which replace its own; None of the small one, which keeps its own."""
        path = self._network.folder / HEADS
        try:
            return np.load(path, allow_pickle=False).astype(np.float64) if path.is_file() else None
        except (ValueError, EOFError, OSError) as reason:
            raise ModelError(f"{path} is damaged: {reason}") from reason

    def _calibrated(self, head: str, logits: NDArray[np.float64]) -> NDArray[np.float64]:
        """Logits scaled and shifted so that probabilities match frequencies; fitted on held-out claims."""
        settings = self._network.config["calibration"][head]
        found: NDArray[np.float64] = logits * float(settings["scale"]) + np.asarray(settings["bias"], dtype=np.float64)
        return found


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
    return shares


@cache
def load_reader(name: str = "reader") -> Reader:
    """A packaged reader: "reader", or the small and fast "skim". Raises ModelError if its files are damaged."""
    return Reader(WEIGHTS / name)
