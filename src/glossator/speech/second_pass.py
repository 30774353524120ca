"""A second pass, with names to expect, over what the first was not sure of.

Hints given from the start make a small model lose whole sentences (measured in `docs/speech.md`); so they are only
offered where a name or number was uncertain, and only words of the hints themselves are accepted, in place of uncertain
words that look like them. They stay uncertain: the recogniser's probabilities do not count what it was told.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from glossator.speech.decoding import RATE
from glossator.speech.model import Recogniser, Stretch, Word
from glossator.speech.settings import setting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EDGES = re.compile(r"^\W+|\W+$")


def heard_again(recogniser: Recogniser, sound: "NDArray[np.float32]", stretch: Stretch, hints: str) -> Stretch:
    """The stretch of `sound` as first heard, with names and numbers of the hints where they fit uncertain words."""
    if not hints or not any(_telling(word) and word.sure < setting("unsure") for word in stretch.words):
        return stretch
    margin = setting("margin")
    piece = sound[int(max(0.0, stretch.start - margin) * RATE) : int((stretch.end + margin) * RATE)]
    again = [word for each in recogniser.hear(piece, hints) for word in each.words]
    expected = {_folded(word) for word in hints.split()}
    return stretch._replace(words=list(_patched(stretch.words, again, expected)))


def _patched(before: Sequence[Word], again: Sequence[Word], expected: set[str]) -> Iterator[Word]:
    """The words of the first pass, with expected words of `again` in place of uncertain ones that look alike."""
    first, second = [_folded(word.text) for word in before], [_folded(word.text) for word in again]
    match = SequenceMatcher(None, first, second, autojunk=False)
    for tag, a, b, c, d in match.get_opcodes():
        old, new = before[a:b], again[c:d]
        if tag != "replace" or not _better(first[a:b], second[c:d], expected, old):
            yield from old
            continue
        start, step = old[0].start, (old[-1].end - old[0].start) / len(new)
        sure = min(word.sure for word in old)
        for at, word in enumerate(new):
            yield Word(word.text, start + at * step, start + (at + 1) * step, sure, old[0].begins and at == 0)


def _better(first: Sequence[str], second: Sequence[str], expected: set[str], old: Sequence[Word]) -> bool:
    unsure = any(word.sure < setting("unsure") for word in old)
    alike = SequenceMatcher(None, "".join(first), "".join(second), autojunk=False).ratio()
    return unsure and set(second) <= expected and alike >= setting("alike")


def _telling(word: Word) -> bool:
    """True for a possible name or number: a word with a capital or a digit."""
    return any(character.isupper() or character.isdigit() for character in word.text)


def _folded(word: str) -> str:
    return _EDGES.sub("", word).casefold()
