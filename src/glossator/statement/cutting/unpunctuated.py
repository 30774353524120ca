"""Sentences in words that come without stops, as machine captions do: a small network says where each begins."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glossator.language.sentences import sentences, trim
from glossator.models.stops import load_stops
from glossator.spans import Span

BARE = 40  # words a stop; with fewer stops than that, words count as unpunctuated
FEWEST = 12  # words in which sentences are looked for
LIKELY = 0.25  # probability from which a word begins a sentence
LONGEST = 60  # words of a sentence; a longer one is cut where a beginning is likeliest
ENDLESS = 3_000  # words without a beginning, which nobody speaks; they are cut near their middle
AHEAD = 6  # words after a place without which nobody can say whether a sentence begins there
_STOP = re.compile(r"[.?!…][\"”'’)\]]*(?=\s|$)")
_WORD = re.compile(r"\S+")


def is_bare(text: str) -> bool:
    """True where fewer than one word in forty ends with a stop."""
    amount = len(text.split())
    return amount >= FEWEST and len(_STOP.findall(text)) * BARE < amount


def sentences_of(text: str, *, bare: bool) -> list[Span]:
    """The sentences of one voice; in a text that has stops, only those are cut that are too long for one."""
    found: list[Span] = []
    for span in sentences(text):
        amount = len(span.of(text).split())
        found += cut(text, span) if amount > (FEWEST if bare else LONGEST) else [span]
    return found


def cut(text: str, span: Span) -> list[Span]:
    """The sentences in words without stops."""
    words = [(span.start + each.start(), each[0]) for each in _WORD.finditer(span.of(text))]
    begins = [words[at][0] for at in _beginnings([word for _, word in words])]
    pieces = [trim(text, start, end) for start, end in zip(begins, [*begins[1:], span.end], strict=True)]
    return [piece for piece in pieces if piece]


def ended(text: str, span: Span) -> list[Span]:
    """Of words that still go on, the sentences that are surely over: enough words stand after them."""
    pieces = cut(text, span)
    while pieces and len(text[pieces[-1].end : span.end].split()) < AHEAD:
        pieces.pop()
    return pieces


def _beginnings(words: Sequence[str]) -> list[int]:
    """The words with which sentences begin, the first among them."""
    likely = load_stops().begins(words).tolist()
    found = [0, *(at for at in range(1, len(words)) if likely[at] >= LIKELY), len(words)]
    return sorted({at for start, end in pairwise(found) for at in _within(start, end, likely)})


def _within(start: int, end: int, likely: Sequence[float]) -> Iterator[int]:
    """`start`, and where too many words follow, the likeliest places further on."""
    yield start
    if end - start > LONGEST:
        half = (start + end) // 2
        reach = (start + FEWEST, end - FEWEST) if end - start <= ENDLESS else (half - LONGEST, half + LONGEST)
        middle = max(range(*reach), key=lambda at: likely[at])
        yield from _within(start, middle, likely)
        yield from _within(middle, end, likely)
