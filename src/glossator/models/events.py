"""Events in sentences: which words tell one, of which type, how it is put, and which words name the parties.

The network is the detector's, with heads on each token: the type of the event told there (PLOVER's sixteen, or none),
the way it is put, and for each pair of tokens whether the second names a source or a target of the event at the first.
The pairs are scored by products of two projections, as arcs are in a biaffine parser (Dozat and Manning 2017).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from glossator.folding import fold
from glossator.models.runtime import WEIGHTS, Packaged

OUTPUTS = ("types", "puts", "parties")
SOURCE, TARGET = 0, 1


@dataclass(frozen=True)
class Reading:
    """What the network says of a sentence of n tokens; `places` are where they start and end in the text as given."""

    places: tuple[tuple[int, int], ...]
    types: NDArray[np.float32]  # (n, 17) probabilities; column 0: no event
    puts: NDArray[np.float32]  # (n, 4) probabilities
    parties: NDArray[np.float32]  # (2, n, n) probabilities: source or target, event, party

    def token(self, place: int) -> int | None:
        """The token that covers the character at `place`; None behind the end of what was read."""
        at = bisect_right(self.places, place, key=itemgetter(0)) - 1
        return at if at >= 0 and place < self.places[at][1] else None


class EventReader(Packaged):
    """Sentences to readings."""

    @property
    def types(self) -> list[str]:
        """The event types, in the order of the columns of `Reading.types` from the second on."""
        return list(self._network.config["types"])

    @property
    def puts(self) -> list[str]:
        """The ways an event is put, in the order of the columns of `Reading.puts`."""
        return list(self._network.config["puts"])

    def read(self, sentences: Sequence[str]) -> list[Reading]:
        """One reading per sentence; a sentence is truncated at `max_tokens`."""
        items = self._network.tokens(sentences)
        rows = self._network.outputs(items, *OUTPUTS)
        return [
            Reading(_places(text, item.offsets), _shares(types), _shares(puts), _chances(parties))
            for text, item, (types, puts, parties) in zip(sentences, items, rows, strict=True)
        ]


def _places(text: str, offsets: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where the tokens stand; the marks of beginning and end cover nothing."""
    folded = fold(text)
    inner = [(folded.origin(start), folded.origin(end)) for start, end in offsets[1:-1]]
    return ((-1, -1), *inner, (len(text), len(text)))


def _shares(odds: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(odds - odds.max(axis=-1, keepdims=True))
    found: NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
    return found


def _chances(odds: NDArray[np.float32]) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-odds))).astype(np.float32)


@cache
def load_event_reader() -> EventReader:
    """The packaged reader of events, shared by the whole process. Raises ModelError if its files are damaged."""
    return EventReader(WEIGHTS / "detector")
