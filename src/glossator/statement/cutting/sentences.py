"""The spoken sentences of a statement with their utterances; over-long ones are cut in bounded time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from glossator.language.parsing import sentence_ends
from glossator.language.sentences import sentences, trim
from glossator.spans import Span
from glossator.statement.cutting.unpunctuated import is_bare
from glossator.statement.model import Statement
from glossator.statement.words import load, words

_LAST_DOTS = re.compile(r"(?:\.{2,}|…)(?:\s*https?://\S+)*\s*$")
_FIRST_DOTS = re.compile(r"\s*(?:\.{2,}|…)")
_LINK = re.compile(r"https?://\S+(?=\s+[\"“@A-Z])")
LONGEST = 1_200  # characters of a sentence parsed in one piece
LONGEST_QUOTED = 400  # characters of a quotation kept together with its introduction
WINDOW = 800  # characters read at a time in unpunctuated text
HOPELESS = 200_000  # characters without a stop; longer text is no natural language and is skipped


@dataclass(frozen=True)
class Unit:
    """One sentence: its span, the utterance in which it begins, its run, and the gaps that were not spoken."""

    span: Span
    utterance: int
    run: int
    gaps: tuple[Span, ...] = ()
    unread: bool = False


def units(statement: Statement) -> Iterator[Unit]:
    """Every sentence in order; utterances of one speaker on one line form one run of sentences."""
    for number, run in enumerate(_runs(statement)):
        yield from _of_run(statement, number, run)


def _runs(statement: Statement) -> Iterator[list[int]]:
    held: list[int] = []
    for number, utterance in enumerate(statement.utterances):
        if held:
            before = statement.utterances[held[-1]]
            gap = statement.text[before.span.end : utterance.span.start]
            if "\n" in gap or before.speaker != utterance.speaker:
                yield held
                held = []
        held.append(number)
    if held:
        yield held


def goes_on(statement: Statement, utterance: int) -> bool:
    """True if a post opens with dots after one that ended with dots: '… a bad thing....' '.....They can …'."""
    if utterance == 0:
        return False
    before, after = (statement.utterances[index].span.of(statement.text) for index in (utterance - 1, utterance))
    return bool(_LAST_DOTS.search(before) and _FIRST_DOTS.match(after))


def _of_run(statement: Statement, number: int, run: list[int]) -> Iterator[Unit]:
    places = [statement.utterances[index].span for index in run]
    start, end = places[0].start, places[-1].end
    gaps = [Span(start=a.end, end=b.start) for a, b in pairwise(places) if b.start > a.end]
    said = _masked(statement.text, start, end, gaps)
    marks = [Span(start=found.start(), end=found.end()) for found in _list_marks().finditer(said)]
    if statement.medium in {"post", "posts"}:
        marks = sorted([*marks, *_links(said)], key=lambda mark: mark.start)
    at = gap = 0
    whole = _quotes_whole(said, _sentences(statement, run, said))
    for span in _cut_at(said, _broken_whole(said, whole, {gap.start - start for gap in gaps}), marks):
        place = Span(start=span.start + start, end=span.end + start)
        while at + 1 < len(places) and places[at].end <= place.start:
            at += 1
        while gap < len(gaps) and gaps[gap].end <= place.start:
            gap += 1
        inside = tuple(each for each in gaps[gap : gap + 50] if each.start < place.end)
        yield from _bounded(statement.text, Unit(span=place, utterance=run[at], run=number, gaps=inside))


def _sentences(statement: Statement, run: list[int], said: str) -> list[Span]:
    """The sentences of a run; unpunctuated captions were segmented by the reader and are kept."""
    each = [statement.utterances[index] for index in run]
    if not (all(one.seconds is not None for one in each) and is_bare(said)):
        return sentences(said)
    start = each[0].span.start
    return [Span(start=one.span.start - start, end=one.span.end - start) for one in each]


def _quotes_whole(text: str, found: list[Span]) -> Iterator[Span]:
    """Merge the sentences inside one quotation with the sentence that quotes them: “No, sir. It is.”

    Not those after a quotation that is never closed, which ends where another opens.
    """
    held: list[Span] = []
    for span in found:
        mark = next((character for character in span.of(text) if character in "“”"), "")
        if held and mark == "“":
            yield Span(start=held[0].start, end=held[-1].end)
            held = []
        held.append(span)
        whole = Span(start=held[0].start, end=span.end)
        words = whole.of(text)
        if words.count("“") <= words.count("”") or len(words) > LONGEST_QUOTED:
            yield whole
            held = []
    if held:
        yield Span(start=held[0].start, end=held[-1].end)


def _broken_whole(text: str, found: Iterable[Span], ends: set[int]) -> Iterator[Span]:
    """Join a sentence that continues in the next post: 'A total lack of.....' '...accountability'."""
    held: Span | None = None
    for span in found:
        held = Span(start=held.start, end=span.end) if held else span
        said = _LAST_DOTS.sub("", held.of(text).rstrip(" .…") + "...").rstrip()
        breaks = any(held.end <= end <= held.end + 1 or held.start < end <= held.end for end in ends)
        last = said.lower().split()[-1:]
        hanging = said.endswith((",", "-", "–", "—")) or bool(_hanging().intersection(last))
        if not (breaks and hanging and _LAST_DOTS.search(held.of(text))):
            yield held
            held = None
    if held:
        yield held


@cache
def _list_marks() -> re.Pattern[str]:
    return re.compile("|".join(load("joints")["list_marks"]))


def _links(text: str) -> Iterator[Span]:
    """Addresses in posts that stand between two sentences without a stop."""
    return (Span(start=found.start(), end=found.end()) for found in _LINK.finditer(text))


def _cut_at(text: str, found: Iterable[Span], marks: list[Span]) -> Iterator[Span]:
    """Sentences split at list marks, one per item: '1️⃣ Wages rose 4% 2️⃣ Crime fell'."""
    for span in found:
        at = span.start
        for mark in marks:
            if span.start <= mark.start < span.end:
                yield from filter(None, [_said(text, at, mark.start)])
                at = mark.end
        yield from filter(None, [_said(text, at, span.end)])


def _said(text: str, start: int, end: int) -> Span | None:
    span = trim(text, start, end) if start < end else None
    return span if span and any(map(str.isalnum, span.of(text))) else None


def _hanging() -> frozenset[str]:
    return words("topics", "function_words") - words("joints", "ends")


def _masked(text: str, start: int, end: int, gaps: list[Span]) -> str:
    parts, at = [], start
    for gap in gaps:
        parts += [text[at : gap.start], " " * (gap.end - gap.start)]
        at = gap.end
    return "".join([*parts, text[at:end]])


def _bounded(text: str, unit: Unit) -> Iterator[Unit]:
    length = unit.span.end - unit.span.start
    if length <= LONGEST:
        yield unit
    elif length > HOPELESS:
        yield Unit(span=unit.span, utterance=unit.utterance, run=unit.run, gaps=unit.gaps, unread=True)
    else:
        for start, end in sentence_ends(text, unit.span, WINDOW):
            span = trim(text, start, end)
            if span:
                gaps = tuple(gap for gap in unit.gaps if gap.start < span.end and gap.end > span.start)
                yield Unit(span=span, utterance=unit.utterance, run=unit.run, gaps=gaps)
