"""How a sentence is put: asserted, reported, alleged, hedged, denied, hypothetical, planned, questioned."""

import re
from functools import cache

from glossator.evidence.lexicon import load, phrases
from glossator.evidence.model import Certainty, CertaintyMark
from glossator.sentences import sentences
from glossator.spans import Span

# What a subordinate clause negates, the sentence does not: "if they are not released, …".
_SUBORDINATE = re.compile(r"\b(?:if|although|though|while|whereas|because|in case)\b[^,;]*(?:[,;]|$)", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"'”’)\]\s]*$")


def mark(sentence_text: str) -> CertaintyMark:
    """How one sentence is put, the words that say so (offsets into it), and whether it is negated.

    A question, then a denial, then an unreal or weakened assertion wins over mere reporting: a reported hedge is a
    hedge. The word lists are in `data/certainty.yaml`.
    """
    whole = Span(start=0, end=len(sentence_text))
    negated = is_negated(sentence_text)
    asked = _QUESTION.search(sentence_text)
    if asked:
        words = [Span(start=asked.start(), end=asked.start() + 1)]
        return CertaintyMark(span=whole, certainty=Certainty.QUESTIONED, words=words, negated=negated)
    for certainty, pattern in _families():
        words = [Span(start=hit.start(), end=hit.end()) for hit in pattern.finditer(sentence_text)]
        if words:
            return CertaintyMark(span=whole, certainty=certainty, words=words, negated=negated)
    return CertaintyMark(span=whole, certainty=Certainty.ASSERTED, words=[], negated=negated)


def is_negated(sentence_text: str) -> bool:
    """True when the sentence says that something is not so; 'not only' and the like do not count."""
    negation, other = _negations()
    excused = [hit.span() for pattern in (other, _SUBORDINATE) for hit in pattern.finditer(sentence_text)]
    return any(
        not any(start <= hit.start() < end for start, end in excused) for hit in negation.finditer(sentence_text)
    )


def marks(text: str) -> list[CertaintyMark]:
    """The mark of every sentence of `text`, with offsets into `text`."""
    found = []
    for sentence in sentences(text):
        local = mark(sentence.of(text))
        words = [Span(start=word.start + sentence.start, end=word.end + sentence.start) for word in local.words]
        found.append(local.model_copy(update={"span": sentence, "words": words}))
    return found


@cache
def _families() -> list[tuple[Certainty, re.Pattern[str]]]:
    lists = load("certainty")
    return [(Certainty(name), phrases(lists[name])) for name in lists["order"]]


@cache
def _negations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("certainty")
    return phrases(lists["negation"]), phrases(lists["not_negation"])
