"""How each passage stands to its claim: the verifier's probabilities, tempered by what speaks against them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from glossator.evidence import wording
from glossator.evidence.certainty import mark
from glossator.evidence.comparing import compared
from glossator.evidence.deeds import deed_signal
from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal
from glossator.evidence.parties import voices
from glossator.evidence.passages import Item, Judge, Judgement, Read
from glossator.evidence.roles import acts, role_signal
from glossator.evidence.signals import Probabilities, meaning_signal, tempered
from glossator.evidence.terms import Terms, covered, named, stems
from glossator.record.memory import Vectors
from glossator.sentences import sentences
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

HEADING = Signal(name="heading", value="no verb", reason="a heading or a list, which states nothing")


def read(items: Sequence[Item], verifier: Judge) -> list[Read]:
    """Every item read, in order.

    The quick verifier, if there is one, and the grammar run over all of them; the verifier itself reads what was given,
    and of what was searched for the few that may decide.
    """
    claims = [wording.claim(item.question.text, item.terms.names) for item in items]
    plain = [wording.reworded(item.text, item.terms.names) for item in items]
    asked = [(said, text.text) for said, text in zip(claims, plain, strict=True)]
    first = verifier.quick or verifier
    judged = first.judge_many(asked)
    spans = [_deciding(item, text, found) for item, text, found in zip(items, plain, judged, strict=True)]
    texts = [span.of(item.text) for item, span in zip(items, spans, strict=True)]
    quotes = [wording.short(words, item.terms.names) for item, words in zip(items, texts, strict=True)]
    pairs = list(zip(claims, quotes, strict=True))
    alone = _alone(pairs, [text for _, text in asked], judged, first)
    parsed, roles, deeds = _roles(items, texts)
    near = similarities(
        [(item.question.text, words) for item, words in zip(items, texts, strict=True) if item.searched]
    )

    def made(at: int, whole: Judgement, row: tuple[float, float]) -> Read:
        item, doc = items[at], parsed[at]
        similarity = near.get((item.question.text, doc.text))
        return _read(item, spans[at], doc, _mixed(whole, row), roles[at], similarity, deeds[at])

    reads = [made(at, whole, row) for at, (whole, row) in enumerate(zip(judged, alone, strict=True))]
    if verifier.quick:
        again = deciding(reads)
        chosen = [asked[at] for at in again]
        wholes = verifier.judge_many(chosen)
        rows = _alone([pairs[at] for at in again], [text for _, text in chosen], wholes, verifier)
        for at, whole, row in zip(again, wholes, rows, strict=True):
            reads[at] = made(at, whole, row)
    return reads


def deciding(reads: Sequence[Read]) -> list[int]:
    """Places of the reads that may decide a finding, in order.

    All that was given; of what was searched for, those that may take a side, the least "neither" of each question.
    """
    found: list[int] = []
    searched: dict[int, list[int]] = {}
    for at, one in enumerate(reads):
        if not one.item.searched:
            found.append(at)
        elif one.item.question.checkable and _may_decide(one):
            searched.setdefault(id(one.item.question), []).append(at)
    for places in searched.values():
        ordered = sorted(places, key=lambda at: (reads[at].probabilities.neither, at))
        found += ordered[: load("stance")["judged_again"]]
    return sorted(found)


def _may_decide(one: Read) -> bool:
    """False where the signals alone leave too little of either side, whatever the verifier says."""
    supports = tempered(Probabilities(1.0, 0.0, 0.0), one.signals).supports
    refutes = tempered(Probabilities(0.0, 1.0, 0.0), one.signals).refutes
    return bool(max(supports, refutes) >= load("stance")["stance_at"])


def _alone(
    pairs: Sequence[tuple[str, str]], texts: Sequence[str], judged: Sequence[Judgement], verifier: Judge
) -> list[tuple[float, float]]:
    """How each quote by itself supports and refutes its claim; a quote that is the whole passage was judged already."""
    again = [pair for pair, text in zip(pairs, texts, strict=True) if pair[1] != text]
    rows = iter(verifier.judge(again) if again else ())
    return [
        (found.supports, found.refutes) if quote == text else _sides(next(rows))
        for (_, quote), text, found in zip(pairs, texts, judged, strict=True)
    ]


def _sides(row: NDArray[np.float32]) -> tuple[float, float]:
    return float(row[0]), float(row[1])


def _read(
    item: Item,
    span: Span,
    parsed: "Doc",
    raw: Probabilities,
    roles: Signal | None,
    similarity: float | None,
    deed: Signal | None,
) -> Read:
    found = compared(item, parsed, raw, roles, similarity)
    own = item.terms
    acted = deed is not None and deed.name == "deed"
    meaning = None if acted else meaning_signal(similarity, len(own.names) + len(own.words | own.matter))
    signals = (*found.signals, *(signal for signal in (meaning, deed) if signal))
    return Read(
        item=item,
        sentence=span,
        raw=raw,
        probabilities=tempered(raw, signals, searched=item.searched),
        certainty=found.put.certainty,
        certainty_words=found.words,
        attributed_to=found.attributed_to,
        event=found.event,
        party=found.party,
        signals=signals,
    )


def similarities(pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """The cosine of each pair's embeddings, each text embedded once."""
    if not pairs:
        return {}
    texts = sorted({text for pair in pairs for text in pair})
    rows = dict(zip(texts, _vectors()(texts), strict=True))
    return {(one, other): round(float(rows[one] @ rows[other]), 4) for one, other in sorted(set(pairs))}


@cache
def _vectors() -> Vectors:
    # A claim is compared with passages more than once, and claims on one subject meet the same passages.
    from glossator.models.embedder import load_embedder

    return Vectors(load_embedder().encode)


def telling(own: Terms, text: str, speaks_for: Sequence[str] = ()) -> Span:
    """The sentence that names most of what the claim is about, but for whom the source speaks; the first of equals."""
    sought = replace(own, names=tuple(name for name in own.names if name not in speaks_for))
    spans = sentences(text) or [Span(start=0, end=len(text))]
    return max(spans, key=lambda span: (_told(sought, span.of(text)), -span.start))


def _told(own: Terms, sentence: str) -> tuple[int, float]:
    words = stems(sentence)
    return len(named(own.names, sentence)) + len(own.matter & words), covered(own.words, sentence)


def _deciding(item: Item, read_as: wording.Reworded, found: Judgement) -> Span:
    # Where the verifier takes no side, and on what cannot be decided yet, the sentence that says most of the claim is
    # quoted.
    decided = read_as.original(found.start, found.end)
    undecided = not item.question.checkable or max(found.supports, found.refutes) < found.neither
    if decided is None or undecided:
        speaks_for = voices(item.terms.names, item.source.publisher, item.source.address)
        return telling(item.terms, item.text, speaks_for)
    return decided


def _roles(items: Sequence[Item], texts: Sequence[str]) -> tuple[list["Doc"], list[Signal | None], list[Signal | None]]:
    """Every item's sentence parsed, with what tells of who did it to whom and of the deed."""
    # Read both as written and with plain full names: a small grammar takes now the one apart, now the other.
    forms = [
        [(text, wording.full(text, item.terms.names)) for text in (item.question.text, sentence)]
        for item, sentence in zip(items, texts, strict=True)
    ]
    parsed = _parsed([words for pair in forms for both in pair for words in both])
    told = {words: acts(doc) for words, doc in parsed.items()}
    roles, deeds = [], []
    for item, sentence, (ours, theirs) in zip(items, texts, forms, strict=True):
        claimed, reported = ([act for words in both for act in told[words]] for both in (ours, theirs))
        roles.append(role_signal(claimed, reported, item.terms.names))
        says = any(token.pos_ in {"VERB", "AUX"} for token in parsed[sentence])
        own = deed_signal(item.question, item.terms, reported, sentence, mark(sentence)) if item.searched else None
        deeds.append(own if says else HEADING)
    return [parsed[sentence] for sentence in texts], roles, deeds


def _parsed(texts: Sequence[str]) -> dict[str, "Doc"]:
    from glossator.models.grammar import nlp

    distinct = sorted(set(texts))
    return dict(zip(distinct, nlp().pipe(distinct), strict=True))


def _mixed(whole: Judgement, alone: tuple[float, float]) -> Probabilities:
    share = load("stance")["sentence_share"]
    supports = (1 - share) * whole.supports + share * alone[0]
    refutes = (1 - share) * whole.refutes + share * alone[1]
    return Probabilities(supports, refutes, 1 - supports - refutes)
