"""Sentence segmentation of unpunctuated text such as machine captions, by a small network."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glossator.language.sentences import sentences, trim
from glossator.models.stops import load_stops
from glossator.spans import Span

BARE = 40  # words per stop; with fewer stops, text counts as unpunctuated
FEWEST = 12  # words in which boundaries are looked for
LIKELY = 0.25  # probability above which a word begins a sentence
LONGEST = 60  # words in a sentence; a longer one is split at its likeliest boundary
ENDLESS = 3_000  # words without a boundary, which nobody speaks; split near the middle
AHEAD = 6  # words of context after a position that the network needs to judge it
_STOP = re.compile(r"[.?!…][\"”'’)\]]*(?=\s|$)")
_WORD = re.compile(r"\S+")


def is_bare(text: str) -> bool:
    """True if fewer than one word in forty ends with a stop."""
    amount = len(text.split())
    return amount >= FEWEST and len(_STOP.findall(text)) * BARE < amount


def sentences_of(text: str, *, bare: bool) -> list[Span]:
    """The sentences of one voice; in punctuated text, only over-long ones are split."""
    found: list[Span] = []
    for span in sentences(text):
        amount = len(span.of(text).split())
        found += cut(text, span) if amount > (FEWEST if bare else LONGEST) else [span]
    return found


def cut(text: str, span: Span) -> list[Span]:
    """The sentences of unpunctuated text."""
    words = [(span.start + each.start(), each[0]) for each in _WORD.finditer(span.of(text))]
    begins = [words[at][0] for at in _beginnings([word for _, word in words])]
    pieces = [trim(text, start, end) for start, end in zip(begins, [*begins[1:], span.end], strict=True)]
    return [piece for piece in pieces if piece]


def ended(text: str, span: Span) -> list[Span]:
    """The sentences of growing text that are certainly complete: enough words follow them."""
    pieces = cut(text, span)
    while pieces and len(text[pieces[-1].end : span.end].split()) < AHEAD:
        pieces.pop()
    return pieces


def _beginnings(words: Sequence[str]) -> list[int]:
    """The indices of the words that begin sentences, the first included."""
    likely = load_stops().begins(words).tolist()
    found = [0, *(at for at in range(1, len(words)) if likely[at] >= LIKELY), len(words)]
    return sorted({at for start, end in pairwise(found) for at in _within(start, end, likely)})


def _within(start: int, end: int, likely: Sequence[float]) -> Iterator[int]:
    """`start`, and while too many words follow, the likeliest boundary further on."""
    yield start
    if end - start > LONGEST:
        half = (start + end) // 2
        reach = (start + FEWEST, end - FEWEST) if end - start <= ENDLESS else (half - LONGEST, half + LONGEST)
        middle = max(range(*reach), key=lambda at: likely[at])
        yield from _within(start, middle, likely)
        yield from _within(middle, end, likely)
