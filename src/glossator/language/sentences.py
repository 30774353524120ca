"""Sentence segmentation with exact offsets, shared by statements, passages and quotes."""

import re
from itertools import pairwise

from glossator.spans import Span

TAIL = 20  # characters in which a sentence's last words are looked for
# After these, a stop at the end of the text so far does not end a sentence.
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Prof|Hon|vs|etc|No|[A-Z])\.|\b(?:[A-Z]\.){2,})$"
)
_BLANK_LINES = re.compile(r"\n[ \t]*\n|[\r\f\v\u2028\u2029]")
_WORD = re.compile(r"\w")
_AFTER_MERIDIEM = re.compile(r"\b[ap]\.m\.\s*$")
# Words that sentencex takes for abbreviations (of Maine, May, number …) before a name: 'Excuse me. Putin won.'
_WHOLE_WORD = re.compile(r"\b(?:me|no|may|May|OK|art|miss)\.[\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_OPENED = re.compile(r"[.!?]\s+[\"“](?=\Z)")
_BEFORE_A_NAME = re.compile(r"\b(?:Ft|Mt|Pt|Ste)\.\s*$")  # 'Ft. Lauderdale'
_WEEKDAY_OR_ZONE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:E|C|M|P)[SD]T|GMT|UTC|BST|Moscow|local|Eastern|Pacific"
)


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text` in order, without surrounding white space; none crosses a paragraph break.

    Segmented by sentencex (Wikimedia), with corrections after clock times and mistaken abbreviations.
    """
    found: list[Span] = []
    for start, end in _paragraphs(text):
        _cut(text, start, end, language, found)
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds, at = [], 0
    for gap in _BLANK_LINES.finditer(text):
        bounds.append((at, gap.start()))
        at = gap.end()
    bounds.append((at, len(text)))
    return bounds


def _cut(text: str, start: int, end: int, language: str, found: list[Span]) -> None:
    from sentencex import get_sentence_boundaries

    first = len(found)
    for boundary in get_sentence_boundaries(language, text[start:end]):
        for span in _after_words(text, start + boundary["start_index"], start + boundary["end_index"]):
            if len(found) > first and _belongs_to_previous(text, found[-1], span):
                found[-1] = Span(start=found[-1].start, end=span.end)
                continue
            opened = _OPENED.search(text, found[-1].start, found[-1].end) if len(found) > first else None
            if opened:  # 'he said. "' and 'Prices rose.': the mark opens what follows
                found[-1] = Span(start=found[-1].start, end=opened.start() + 1)
                span = Span(start=opened.end() - 1, end=span.end)
            found.append(span)


def _after_words(text: str, start: int, end: int) -> list[Span]:
    """Split a sentence where a full word was taken for an abbreviation."""
    at = [start, *(found.end() for found in _WHOLE_WORD.finditer(text, start, end)), end]
    return [span for first, last in pairwise(at) if (span := trim(text, first, last))]


def _belongs_to_previous(text: str, previous: Span, span: Span) -> bool:
    # Dots, dashes and quotation marks alone are no sentence: they join a neighbour in the same paragraph.
    words = text[span.start : span.end]
    if not _WORD.search(words):
        return True
    if not _WORD.search(text[previous.start : previous.end]):
        return True
    end = text[max(previous.start, previous.end - TAIL) : previous.end]
    if _BEFORE_A_NAME.search(end) and words[:1].isupper():
        return True
    clock = _AFTER_MERIDIEM.search(end)
    return bool(clock and _WEEKDAY_OR_ZONE.match(words))


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without surrounding white space; None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None
