"""Sentence segmentation of unpunctuated text such as machine captions, by a small network and the parse."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glossator.language.sentences import sentences, trim
from glossator.models.stops import load_stops
from glossator.spans import Span
from glossator.statement.cutting import boundaries

BARE = 40  # words per stop; with fewer stops, text counts as unpunctuated
FEWEST = 12  # words in which boundaries are looked for
LEAST = 0.1  # probability above which a boundary is considered
LIKELY = 0.25  # probability below which nothing is parsed to see whether growing text has ended
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


def cut(text: str, span: Span, *, ahead: int = 0) -> list[Span]:
    """The sentences of unpunctuated text. With `ahead`, the text is growing: that many words follow every boundary."""
    words = [(span.start + each.start(), each[0]) for each in _WORD.finditer(span.of(text))]
    begins = [words[at][0] for at in _beginnings([word for _, word in words], ahead)]
    pieces = [trim(text, start, end) for start, end in zip(begins, [*begins[1:], span.end], strict=True)]
    return [piece for piece in pieces if piece]


def ended(text: str, span: Span) -> list[Span]:
    """The sentences of growing text that are certainly complete: enough words follow them."""
    return cut(text, span, ahead=AHEAD)[:-1]


def doubtful(text: str) -> bool:
    """True if a sentence of unpunctuated text may well be two: a boundary inside it was nearly kept."""
    pieces, starts, likely = _considered(text.split())
    return boundaries.nearly(pieces, [likely[start] for start in starts[1:]])


def _beginnings(words: Sequence[str], ahead: int = 0) -> list[int]:
    """The indices of the words that begin sentences, the first included."""
    if not words:
        return []
    pieces, starts, likely = _considered(words, ahead)
    given = [likely[start] for start in starts[1:]]
    waiting = ahead > 0 and max(given, default=0.0) < LIKELY
    kept = [] if waiting else [starts[at] for at in boundaries.kept(pieces, given, growing=ahead > 0)]
    return sorted({at for start, end in pairwise([0, *kept, len(words)]) for at in _within(start, end, likely)})


def _considered(words: Sequence[str], ahead: int = 0) -> tuple[list[str], list[int], list[float]]:
    """The pieces between all boundaries that are possible at all, their first words, and every word's probability.

    Of the last piece of growing text only the beginning is used, so that it is not parsed anew with every word.
    """
    likely = load_stops().begins(words).tolist()
    starts = [0, *(at for at in range(1, len(words) - max(0, ahead - 1)) if likely[at] >= LEAST)]
    end = min(len(words), starts[-1] + 2 * ahead) if ahead else len(words)
    return [" ".join(words[start:end]) for start, end in pairwise([*starts, end])], starts, likely


def _within(start: int, end: int, likely: Sequence[float]) -> Iterator[int]:
    """`start`, and while too many words follow, the likeliest boundary further on."""
    yield start
    if end - start > LONGEST:
        half = (start + end) // 2
        reach = (start + FEWEST, end - FEWEST) if end - start <= ENDLESS else (half - LONGEST, half + LONGEST)
        middle = max(range(*reach), key=lambda at: likely[at])
        yield from _within(start, middle, likely)
        yield from _within(middle, end, likely)
