"""What is quoted of a passage: all of a short one, else its telling sentences with a neighbour they depend on."""

import re
from collections.abc import Sequence
from functools import cache

from glossator.evidence.case import Case, Found
from glossator.evidence.lexicon import load
from glossator.evidence.reading.reading import lines
from glossator.language.sentences import sentences
from glossator.models.model import Reader
from glossator.models.parts import likest
from glossator.spans import Span


def quotes(chosen: Sequence[tuple[Case, Found]], reader: Reader) -> list[Span]:
    """For each chosen passage the span to quote, as offsets in the passage; the reader scores its sentences."""
    return [span for span, _ in quotes_with_core(chosen, reader, whole=False)]


def quotes_with_core(
    chosen: Sequence[tuple[Case, Found]], reader: Reader, *, whole: bool = True
) -> list[tuple[Span, Span | None]]:
    """As `quotes`, each with the sentence in it that tells most beside the claim; None if it has but one.

    The first sentence is that, unless the reader finds another clearly more telling. Unless `whole`, sentences of
    passages that are quoted whole are not read.
    """
    short = [_whole(one) for _, one in chosen]
    parts = [
        sentences(one.hit.passage.text) if whole or not quote else []
        for (_, one), quote in zip(chosen, short, strict=True)
    ]
    asked = [
        (at, span)
        for at, own in enumerate(parts)
        for span in own
        if len(own) > 1 and span.end - span.start >= _limit("least")
    ]
    rows = reader.read([lines(*chosen[at], span.of(chosen[at][1].hit.passage.text)) for at, span in asked])
    worth: list[dict[Span, float]] = [{} for _ in chosen]
    for (at, span), value in zip(asked, rows.worth, strict=True):
        worth[at][span] = float(value)
    made = []
    for (_, one), quote, own, told in zip(chosen, short, parts, worth, strict=True):
        window = quote or _window(one.hit.passage.text, own, told)
        made.append(
            (window, _core([span for span in own if span.start >= window.start and span.end <= window.end], told))
        )
    return made


def _core(own: Sequence[Span], worth: dict[Span, float]) -> Span | None:
    if len(own) < 2:
        return None
    best = max(own, key=lambda span: worth.get(span, float("-inf")))
    clearly = worth.get(best, float("-inf")) > worth.get(own[0], float("-inf")) + _limit("nearly")
    return best if clearly else own[0]


def core(claim: str, quote: str) -> str:
    """The sentence of a quote closest to the claim, from which source, certainty and day are read."""
    spans = sentences(quote)
    if len(spans) < 2:
        return quote
    start, end = likest(claim, quote, tuple((span.start, span.end) for span in spans))
    return quote[start:end]


def leans(sentence: str) -> bool:
    """True if a sentence begins with a word that refers back to the one before."""
    return _leaning().match(sentence) is not None


def _whole(one: Found) -> Span | None:
    text = one.hit.passage.text
    bare = text.strip()
    if len(bare) > _limit("longest"):
        return None
    start = text.find(bare)
    return Span(start=start, end=start + len(bare))


def _window(text: str, spans: Sequence[Span], worth: dict[Span, float]) -> Span:
    if not spans:
        return Span(start=0, end=len(text))
    if not worth:
        return Span(start=spans[0].start, end=spans[-1].end)
    best = max(range(len(spans)), key=lambda at: (worth.get(spans[at], float("-inf")), -at))
    first = last = best
    while first > 0 and leans(spans[first].of(text)) and spans[last].end - spans[first - 1].start <= _limit("longest"):
        first -= 1
    for step in (last + 1, first - 1):
        # A neighbour that scores nearly as high is included.
        if 0 <= step < len(spans) and worth.get(spans[step], float("-inf")) >= worth[spans[best]] - _limit("nearly"):
            low, high = min(first, step), max(last, step)
            if spans[high].end - spans[low].start <= _limit("longest"):
                first, last = low, high
    return Span(start=spans[first].start, end=spans[last].end)


@cache
def _leaning() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("quoting")["leaning"])
    return re.compile(rf"[\"'“‘(\s]*(?:{words})(?!\w)", re.IGNORECASE)


def _limit(name: str) -> float:
    return float(load("quoting")[name])
