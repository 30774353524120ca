"""A claim held against one sentence: who says it, how, when, in what numbers, and what of that speaks against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from glossator.evidence.contrast import contrast_signal, opposite_signal
from glossator.evidence.model import Attribution, Certainty, CertaintyMark, Interval, Signal
from glossator.evidence.parties import Party, party, voices
from glossator.evidence.passages import Item
from glossator.evidence.relevance import quote_signal
from glossator.evidence.signals import (
    Probabilities,
    age_signal,
    agreement_signal,
    certainty_signal,
    date_signal,
    denial_signal,
    negation_signal,
)
from glossator.evidence.terms import Terms, covered, named, stems

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOLD = {"equal", "compatible", "different"}  # outcomes of comparing amounts that are worth telling


@dataclass(frozen=True)
class Compared:
    """What was found in the sentence, and every signal."""

    put: CertaintyMark
    words: tuple[str, ...]
    attributed_to: tuple[str, ...]
    event: Interval | None
    party: Party
    signals: tuple[Signal, ...]


def compared(item: Item, parsed: "Doc", raw: Probabilities, roles: Signal | None, similarity: float | None) -> Compared:
    """The item's claim held against a parsed sentence of its passage; the last two are computed in batches."""
    from glossator.evidence.attribution import attributions
    from glossator.evidence.attribution.parsing import reads_plainly
    from glossator.evidence.certainty import mark

    sentence = parsed.text
    telling = answer(item, sentence) or sentence
    put = mark(telling)
    words = tuple(span.of(telling) for span in put.words)
    chain = said_by(attributions(sentence, parsed if reads_plainly(sentence) else None), sentence, item.terms)
    voice = party(item.source, item.terms.names, item.question.speaker, chain)
    event = event_of(sentence, item.source.published)
    found = [
        *item.signals,
        _quote(item, sentence, similarity),
        date_signal(_claimed(item.question.text, item.question.date), event),
        age_signal(item.terms.present, item.question.date, event, item.source.published),
        _number(item.question.text, sentence),
        _negation(item.question.text, put),
        roles,
        opposite_signal(item.question.text, sentence),
        denial_signal(put.certainty, voice.party, chain[-1] if chain else ""),
        certainty_signal(mark(item.question.text).certainty, put.certainty, words),
    ]
    signals = tuple(signal for signal in found if signal is not None)
    signals += tuple(_summed(item, sentence, put.certainty, signals, raw))
    return Compared(put, words, chain, event, voice, signals)


def answer(item: Item, sentence: str) -> str:
    """What follows a question in given evidence: "Did ships leave? They did." asserts that they did."""
    if item.searched or not sentence.rstrip().endswith("?"):
        return ""
    return item.text[item.text.find(sentence) + len(sentence) :].strip()


def said_by(found: Sequence[Attribution], text: str, own: Terms) -> tuple[str, ...]:
    """The chain of sources of the sentence, outermost first.

    "Trump congratulated Putin" reports the very act that is claimed: there Trump is no source of the report.
    """
    saying = [each for each in found if not (each.cue and stems(each.cue.of(text)) & own.words)]
    return tuple(_sources(saying[0], text)) if saying else ()


def event_of(text: str, anchor: date | None) -> Interval | None:
    """When the event was that a sentence reports."""
    from glossator.evidence.dates import event_interval, times

    return event_interval(text, anchor, times(text, anchor))


@lru_cache(maxsize=1024)  # asked of one claim for every passage
def _claimed(text: str, anchor: date | None) -> Interval | None:
    from glossator.evidence.dates import event_interval, times

    found = times(text, anchor)
    # A claim that names no time may be about any.
    return event_interval(text, anchor, found) if any(time.interval for time in found) else None


def _number(claim: str, sentence: str) -> Signal | None:
    from glossator.evidence.quantities import compare

    found = compare(claim, sentence)
    return Signal(name="number", value=found.value, reason=found.reason) if found.value in TOLD else None


def _negation(claim: str, put: CertaintyMark) -> Signal | None:
    from glossator.evidence.certainty import is_negated

    return None if put.certainty is Certainty.DENIED else negation_signal(is_negated(claim), put.negated)


def _quote(item: Item, sentence: str, similarity: float | None) -> Signal | None:
    if not item.searched:
        return None
    speaks_for = voices(item.terms.names, item.source.publisher, item.source.address)
    return quote_signal(item.terms, sentence, item.source.title, speaks_for, similarity)


def _summed(
    item: Item, sentence: str, certainty: Certainty, signals: Sequence[Signal], raw: Probabilities
) -> Iterator[Signal]:
    own = item.terms
    share = covered(own.words, sentence) if len(named(own.names, sentence)) == len(own.names) else 0.0
    agreed = agreement_signal(signals, share, same_verb=not own.act or own.act in stems(sentence))
    if agreed is not None:
        yield agreed
    if item.searched and raw.refutes > raw.supports:
        yield contrast_signal(certainty, signals)


def _sources(outermost: Attribution, text: str) -> Iterator[str]:
    current: Attribution | None = outermost
    while current is not None:
        if current.name or current.source:
            yield current.name or (current.source.of(text) if current.source else "")
        current = current.inner
