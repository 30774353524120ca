"""Certainty of a sentence: asserted, reported, alleged, hedged, denied, hypothetical, planned, questioned."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from glossator.folding import alike
from glossator.language.lexicon import load
from glossator.language.lists import phrases
from glossator.language.model import Certainty, CertaintyMark
from glossator.language.polarity import says, undoing
from glossator.language.sentences import sentences
from glossator.models.grammar import nlp
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The negation of a subordinate clause does not negate the sentence: "if they are not released, …".
_SUBORDINATE = re.compile(r"\b(?:if|although|though|while|whereas|because|in case)\b[^,;]*(?:[,;]|$)", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"'”’)\]\s]*$")


def mark(sentence_text: str) -> CertaintyMark:
    """The certainty of one sentence, the words that express it (offsets into the sentence), and its polarity.

    Questions take precedence, then denials, then hypothetical and hedged readings, then mere reporting: a reported
    hedge is a hedge. A denial or doubt that is itself negated does not count. Word lists: `data/certainty.yaml`.
    """
    sentence_text = alike(sentence_text)
    whole = Span(start=0, end=len(sentence_text))
    clause = _Clause(sentence_text)
    negated = is_negated(sentence_text, clause.spent)
    asked = _QUESTION.search(sentence_text)
    if asked:
        words = [Span(start=asked.start(), end=asked.start() + 1)]
        return CertaintyMark(span=whole, certainty=Certainty.QUESTIONED, words=words, negated=negated)
    for certainty, pattern in _families():
        words = clause.words(pattern, clause.reading_of(certainty))
        if words:
            return CertaintyMark(span=whole, certainty=certainty, words=words, negated=negated)
    return CertaintyMark(span=whole, certainty=Certainty.ASSERTED, words=[], negated=negated)


def is_negated(sentence_text: str, spent: Iterable[Span] = ()) -> bool:
    """True if the sentence is negated; 'not only' and the like do not count, nor do the words in `spent`."""
    negation, other = _negations()
    excused = [span for pattern in (other, _SUBORDINATE) for span in _hits(pattern, sentence_text)]
    hits = [hit for hit in _hits(negation, sentence_text) if not any(_touch(hit, span) for span in spent)]
    return any(not any(span.start <= hit.start < span.end for span in excused) for hit in hits)


def marks(text: str) -> list[CertaintyMark]:
    """The certainty of every sentence of `text`, with offsets into `text`."""
    found = []
    for sentence in sentences(text):
        local = mark(sentence.of(text))
        words = [Span(start=word.start + sentence.start, end=word.end + sentence.start) for word in local.words]
        found.append(local.model_copy(update={"span": sentence, "words": words}))
    return found


class _Clause:
    """A sentence that is parsed only if a word might be cancelled by another, or might not be a reporting verb."""

    def __init__(self, text: str) -> None:
        self._text = text

    def words(self, pattern: re.Pattern[str], kept: Callable[[Span], bool]) -> list[Span]:
        """The matches of `pattern` that `kept` accepts; within a rejected one it searches again ("the report says")."""
        found, at = [], 0
        while hit := pattern.search(self._text, at):
            span = Span(start=hit.start(), end=hit.end())
            keeps = kept(span)
            found += [span] if keeps else []
            at = hit.end() if keeps else hit.start() + 1
        return found

    def reading_of(self, certainty: Certainty) -> Callable[[Span], bool]:
        """What a word of this certainty must be to count."""
        return {
            Certainty.REPORTED: self.tells,
            Certainty.HYPOTHETICAL: self.governs,
            Certainty.PLANNED: self.governs,
        }.get(certainty, self.stands)

    def governs(self, hit: Span) -> bool:
        """False for a word within a relative clause: "vetoed a draft that would have condemned it" tells of a veto."""
        inside = self._doc.char_span(hit.start, hit.end, alignment_mode="expand")
        return self.stands(hit) and not any(
            above.dep_ == "relcl" for token in inside or () for above in (token, *token.ancestors)
        )

    def stands(self, hit: Span) -> bool:
        """False for a denial or doubt that is cancelled: "did not deny", "nobody doubts"."""
        return not any(_touch(hit, word) for word, _ in self._undone)

    def tells(self, hit: Span) -> bool:
        """False for a word that only looks like a reporting verb: "the report was due", "the cars were recalled"."""
        if hit.of(self._text)[:1].isupper() and self._text[: hit.start].strip(" “\"'"):
            return False  # "Governor Said opened it" is a name
        return _unclear().match(hit.of(self._text)) is None or says(self._doc, hit)

    @cached_property
    def spent(self) -> Sequence[Span]:
        """The negations that only cancel another word."""
        return [span for _, spans in self._undone for span in spans]

    @cached_property
    def _undone(self) -> Sequence[tuple[Span, Sequence[Span]]]:
        turned = [(hit, undoing(self._doc, hit)) for hit in _hits(_turned(), self._text)]
        return [(hit, spans) for hit, spans in turned if len(spans) % 2]

    @cached_property
    def _doc(self) -> "Doc":
        return nlp()(self._text, disable=["ner"])


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _hits(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(start=hit.start(), end=hit.end()) for hit in pattern.finditer(text)]


@cache
def _families() -> list[tuple[Certainty, re.Pattern[str]]]:
    lists = load("certainty")
    return [(Certainty(name), phrases(lists[name])) for name in lists["order"]]


@cache
def _negations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("certainty")
    return phrases(lists["negation"]), phrases(lists["not_negation"])


@cache
def _turned() -> re.Pattern[str]:
    lists = load("certainty")
    return phrases([*lists["denied"], *lists["doubted"]])


@cache
def _unclear() -> re.Pattern[str]:
    return phrases(load("certainty")["unclear"])
