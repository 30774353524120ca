"""How each passage stands to its claim: the verifier's probabilities, tempered by what speaks against them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.lexicon import load
from glossator.evidence.model import Attribution, Certainty, Interval, Signal, Source, Stance
from glossator.evidence.parties import Party, party, voices
from glossator.evidence.question import Question
from glossator.evidence.relevance import quote_signal
from glossator.evidence.roles import Act, acts, role_signal
from glossator.evidence.signals import (
    Probabilities,
    certainty_signal,
    date_signal,
    denial_signal,
    negation_signal,
    tempered,
)
from glossator.evidence.terms import Terms, covered, named, stems
from glossator.sentences import sentences
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Judgement(Protocol):
    """What a verifier says on evidence of any length: probabilities, and the deciding sentence's offsets in it."""

    @property
    def supports(self) -> float: ...
    @property
    def refutes(self) -> float: ...
    @property
    def neither(self) -> float: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Judge(Protocol):
    """A verifier: models.verifier.Verifier, or a stand-in with the same two methods."""

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float32]: ...

    def judge_many(self, items: Sequence[tuple[str, str]], /) -> Sequence[Judgement]: ...


TOLD = {"equal", "compatible", "different"}  # outcomes of comparing amounts that are worth telling


@dataclass(frozen=True)
class Item:
    """One passage to be held against one claim."""

    question: Question
    terms: Terms
    source: Source
    text: str
    signals: tuple[Signal, ...] = ()
    searched: bool = False  # found by search, not given by somebody who says that it bears on the claim


@dataclass(frozen=True)
class Read:
    """What was read from one passage: its deciding sentence (offsets in it) and how it bears on the claim."""

    item: Item
    sentence: Span
    raw: Probabilities
    probabilities: Probabilities
    certainty: Certainty
    certainty_words: tuple[str, ...] = ()
    attributed_to: tuple[str, ...] = ()
    event: Interval | None = None
    party: Party = field(default_factory=lambda: Party(party=False))
    signals: tuple[Signal, ...] = ()

    @property
    def stance(self) -> Stance:
        """The stance the probabilities name."""
        return stance(self.probabilities)


def stance(given: Probabilities) -> Stance:
    """The stance that is likely enough and clearly above the other; neither when there is none."""
    limits = load("stance")
    gap = given.supports - given.refutes
    if max(given.supports, given.refutes) < limits["stance_at"] or abs(gap) < limits["margin"]:
        return Stance.NEITHER
    return Stance.SUPPORTS if gap > 0 else Stance.REFUTES


def read(items: Sequence[Item], verifier: Judge) -> list[Read]:
    """Every item read, in order; the verifier and the grammar run once over all of them."""
    judged = verifier.judge_many([(item.question.text, item.text) for item in items])
    spans = [_deciding(item, found) for item, found in zip(items, judged, strict=True)]
    alone = verifier.judge([(item.question.text, span.of(item.text)) for item, span in zip(items, spans, strict=True)])
    mixed = [_mixed(whole, row) for whole, row in zip(judged, alone, strict=True)]
    texts = [_words(item, span) for item, span in zip(items, spans, strict=True)]
    parsed = _parsed([*(item.question.text for item in items), *texts])
    near = similarities(
        [(item.question.text, words) for item, words in zip(items, texts, strict=True) if item.searched]
    )
    return [
        _read(item, span, raw, parsed, near.get((item.question.text, words)))
        for item, span, raw, words in zip(items, spans, mixed, texts, strict=True)
    ]


def similarities(pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """The cosine of each pair's embeddings, each text embedded once."""
    if not pairs:
        return {}
    from glossator.models.embedder import load_embedder

    texts = sorted({text for pair in pairs for text in pair})
    rows = dict(zip(texts, load_embedder().encode(texts), strict=True))
    return {(one, other): round(float(rows[one] @ rows[other]), 4) for one, other in sorted(set(pairs))}


def _words(item: Item, span: Span) -> str:
    return span.of(item.text)


def _read(item: Item, span: Span, raw: Probabilities, parsed: Mapping[str, "Doc"], similarity: float | None) -> Read:
    from glossator.evidence.attribution import attributions
    from glossator.evidence.certainty import mark

    words = span.of(item.text)
    put = mark(words)
    chain = _chain(attributions(words), words, item.terms)
    voice = party(item.source, item.terms.names, item.question.speaker, chain)
    event = _event(words, item.source.published)
    found = [
        *item.signals,
        _quote(item, words, similarity),
        *_signals(
            item, words, put.certainty, put.negated, event, acts(parsed[item.question.text]), acts(parsed[words])
        ),
        denial_signal(put.certainty, voice.party, chain[-1] if chain else ""),
        certainty_signal(mark(item.question.text).certainty, put.certainty, [w.of(words) for w in put.words]),
    ]
    signals = tuple(signal for signal in found if signal is not None)
    return Read(
        item=item,
        sentence=span,
        raw=raw,
        probabilities=tempered(raw, signals),
        certainty=put.certainty,
        certainty_words=tuple(word.of(words) for word in put.words),
        attributed_to=chain,
        event=event,
        party=voice,
        signals=signals,
    )


def _quote(item: Item, words: str, similarity: float | None) -> Signal | None:
    if not item.searched:
        return None
    speaks_for = voices(item.terms.names, item.source.publisher, item.source.address)
    return quote_signal(item.terms, words, item.source.title, speaks_for, similarity)


def _signals(
    item: Item,
    words: str,
    certainty: Certainty,
    negated: bool,
    event: Interval | None,
    claimed: Sequence[Act],
    told: Sequence[Act],
) -> list[Signal | None]:
    from glossator.evidence.certainty import is_negated
    from glossator.evidence.quantities import compare

    number = compare(item.question.text, words)
    denied = certainty is Certainty.DENIED
    return [
        date_signal(_event(item.question.text, item.question.date, said=False), event),
        Signal(name="number", value=number.value, reason=number.reason) if number.value in TOLD else None,
        None if denied else negation_signal(is_negated(item.question.text), negated),
        role_signal(claimed, told, item.terms.names),
    ]


def _event(text: str, anchor: date | None, said: bool = True) -> Interval | None:
    from glossator.evidence.dates import event_interval, times

    found = times(text, anchor)
    if not said and not any(time.interval for time in found):
        return None
    return event_interval(text, anchor, found)


def _chain(found: Sequence[Attribution], text: str, own: Terms) -> tuple[str, ...]:
    # "Trump congratulated Putin" reports the act that is claimed: there Trump is no source of the report.
    saying = [each for each in found if not (each.cue and stems(each.cue.of(text)) & own.words)]
    return tuple(_sources(saying[0], text)) if saying else ()


def _sources(outermost: Attribution, text: str) -> Iterator[str]:
    current: Attribution | None = outermost
    while current is not None:
        if current.name or current.source:
            yield current.name or (current.source.of(text) if current.source else "")
        current = current.inner


def _mixed(whole: Judgement, row: NDArray[np.float32]) -> Probabilities:
    share = load("stance")["sentence_share"]
    supports = (1 - share) * whole.supports + share * float(row[0])
    refutes = (1 - share) * whole.refutes + share * float(row[1])
    return Probabilities(supports, refutes, 1 - supports - refutes)


def _deciding(item: Item, found: Judgement) -> Span:
    # Where the verifier takes no side no sentence decides: the one that says most of the claim is quoted.
    if max(found.supports, found.refutes) < found.neither:
        return telling(item.terms, item.text)
    # A verifier that names no sentence leaves the whole passage as its own deciding words.
    inside = 0 <= found.start < found.end <= len(item.text)
    return Span(start=found.start, end=found.end) if inside else Span(start=0, end=len(item.text))


def telling(own: Terms, text: str) -> Span:
    """The sentence that names most of what the claim is about; the first of equals."""
    spans = sentences(text) or [Span(start=0, end=len(text))]
    return max(spans, key=lambda span: (_told(own, span.of(text)), -span.start))


def _told(own: Terms, sentence: str) -> tuple[int, float]:
    words = stems(sentence)
    return len(named(own.names, sentence)) + len(own.matter & words), covered(own.words, sentence)


def _parsed(texts: Sequence[str]) -> dict[str, "Doc"]:
    from glossator.models.grammar import nlp

    distinct = sorted(set(texts))
    return dict(zip(distinct, nlp().pipe(distinct), strict=True))
