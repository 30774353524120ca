"""Splitting long evidence into parts of whole sentences, with offsets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.folding import fold
from glossator.language.sentences import sentences

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Part:
    """Consecutive sentences: their text, and the (start, end) of each in the whole evidence."""

    text: str
    sentences: tuple[tuple[int, int], ...]


def split(evidence: str, words: int) -> list[Part]:
    """Parts of at most `words` words, or one longer sentence. The last sentence of a part also opens the next, so that
    a reference is read with its antecedent. Never empty: blank evidence is one blank part.
    """
    spans = [(s.start, s.end) for s in sentences(evidence)] or [(0, len(evidence))]
    sizes = [len(_WORD.findall(evidence[start:end])) for start, end in spans]
    parts: list[Part] = []
    first = 0
    while first < len(spans):
        last, total = first, sizes[first]
        while last + 1 < len(spans) and total + sizes[last + 1] <= words:
            last += 1
            total += sizes[last]
        own = tuple(spans[first : last + 1])
        parts.append(Part(evidence[own[0][0] : own[-1][1]], own))
        if last + 1 == len(spans):
            break
        first = last if last > first and sizes[last] + sizes[last + 1] <= words else last + 1
    return parts


def likest(claim: str, evidence: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The span of `evidence` that shares the most words with the claim; the first of equals."""
    wanted = set(_WORD.findall(fold(claim).text.lower()))

    def shared(span: tuple[int, int]) -> int:
        return len(wanted & set(_WORD.findall(fold(evidence[span[0] : span[1]]).text.lower())))

    return max(spans, key=shared)
