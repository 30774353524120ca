"""Documents cut into passages of a few sentences, overlapping by one, with exact offsets in the text."""

import re
from collections.abc import Iterator

from glossator.language.sentences import sentences
from glossator.record.model import Document, Passage
from glossator.spans import Span

FEWEST_WORDS = 60  # a passage takes further sentences until it has this many words …
MOST_WORDS = 110  # … but stops before it would have more than this
MOST_SENTENCES = 5
LONGEST_SENTENCE = 150  # words; a longer run without a full stop (a table, a list) is cut between words

_WORD = re.compile(r"\S+")


def passages(document: Document) -> list[Passage]:
    """The document's passages in order; a document of at most 110 words is one passage."""
    cut = list(_pieces(document.text, document.language))
    found = []
    for number, (first, last) in enumerate(windows([words for _, words in cut])):
        inside = [span for span, _ in cut[first:last]]
        span = Span(start=inside[0].start, end=inside[-1].end)
        found.append(
            Passage(
                id=f"{document.id}:{number}",
                document=document.id,
                span=span,
                text=span.of(document.text),
                sentences=inside,
            )
        )
    return found


def windows(words: list[int]) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) sentence of each passage, given the words of each sentence."""
    if words and sum(words) <= MOST_WORDS:
        yield 0, len(words)
        return
    first = 0
    while first < len(words):
        last, total = first + 1, words[first]
        while last < len(words) and _takes(total, words[last], last - first):
            total += words[last]
            last += 1
        yield first, last
        if last >= len(words):
            return
        # The last sentence is repeated at the start of the next passage, unless it alone fills one.
        first = last - 1 if last - first > 1 and words[last - 1] < FEWEST_WORDS else last


def _takes(total: int, words: int, sentences_so_far: int) -> bool:
    return total < FEWEST_WORDS and total + words <= MOST_WORDS and sentences_so_far < MOST_SENTENCES


def _pieces(text: str, language: str) -> Iterator[tuple[Span, int]]:
    """Sentences with their number of words; runs too long to be sentences are cut between words."""
    for span in sentences(text, language or "en"):
        words = list(_WORD.finditer(text, span.start, span.end))
        for at in range(0, len(words), LONGEST_SENTENCE):
            group = words[at : at + LONGEST_SENTENCE]
            yield Span(start=group[0].start(), end=group[-1].end()), len(group)
