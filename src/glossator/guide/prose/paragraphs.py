"""Sentences laid out in paragraphs, with the numbers of the quotes they cite."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from glossator.guide.model import Sentence


def paragraphs(sentences: Sequence[Sentence]) -> list[list[dict[str, Any]]]:
    """Sentences by paragraph with citation numbers; a number is not repeated in consecutive sentences."""
    order = list(dict.fromkeys(name for one in sentences for name in one.cites))
    made: list[list[dict[str, Any]]] = []
    for sentence, following in zip_longest(sentences, sentences[1:]):
        if sentence.begins or not made:
            made.append([])
        goes_on = following is not None and following.cites == sentence.cites
        numbers = [] if goes_on else [order.index(name) + 1 for name in sentence.cites]
        made[-1].append({"text": sentence.text, "numbers": numbers, "composed": sentence.composed})
    return made


def lines(sentences: Sequence[Sentence]) -> list[str]:
    """Sentences by paragraph as plain text, reworded ones marked."""
    made: list[list[str]] = []
    for sentence in sentences:
        if sentence.begins or not made:
            made.append([])
        made[-1].append(sentence.shown)
    return [" ".join(each) for each in made]
