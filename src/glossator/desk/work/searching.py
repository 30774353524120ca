"""The record searched for a claim, and a document's text around a passage, to take a quote from."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from glossator.errors import InputError
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.guide.reviewing.acting import claim_of
from glossator.guide.sanitizing import visible
from glossator.language.sentences import sentences
from glossator.record import Document, Hit, Record

MOST = 10  # hits
AROUND = 1_400  # characters shown on each side of a passage
LONGEST = 8_000  # characters of a passage
COMMON = {"the", "and", "for", "that", "with", "was", "has", "have", "are", "not", "from", "said", "his", "her", "its"}


@dataclass(frozen=True)
class Found:
    """A passage found, with its words marked."""

    document: Document
    start: int
    end: int
    text: Markup
    beside: bool

    @property
    def publisher(self) -> str:
        """Who published it."""
        return self.document.publisher or self.document.author or self.document.title or "unknown publisher"

    @property
    def day(self) -> str:
        """When it was published."""
        return words.day(self.document.published)


@dataclass(frozen=True)
class Around:
    """A document's text around a passage, by sentence; `before` and `after` say whether there is more."""

    document: Document
    start: int
    end: int
    sentences: list[tuple[int, int, str]]
    before: bool
    after: bool

    @property
    def chosen(self) -> tuple[str, str]:
        """The first and the last sentence of the passage, as the form names them."""
        inside = [one for one in self.sentences if one[1] > self.start and one[0] < max(self.end, self.start + 1)]
        first = inside[0] if inside else self.sentences[0]
        return f"{first[0]}-{first[1]}", f"{first[0]}-{first[1]}"


def search(record: Record, guide: Guide, claim: str, query: str) -> list[Found]:
    """Passages on some words published by the day of the guide, and undated ones; none for no words."""
    read = claim_of(guide, claim)
    if not query.strip():
        return []
    beside = {piece.source.document for piece in guide.finding(read.id).evidence}
    hits = record.search(query, limit=MOST, until=guide.method.as_of, dated="all")
    return [_found(hit, query, hit.document.id in beside) for hit in hits]


def around(record: Record, guide: Guide, claim: str, document: str, start: int, end: int) -> Around:
    """The text around a passage. Raises InputError if the document is not on file, or was published later."""
    claim_of(guide, claim)
    try:
        filed = record.document(document)
    except KeyError:
        raise InputError(f"no document {document[:80]!r} in this record") from None
    day = guide.method.as_of
    if day and filed.published and filed.published > day:
        raise InputError(f"it was published on {words.day(filed.published)}, after the day of the guide")
    text = filed.text
    start = min(start, len(text))
    end = min(max(end, start), start + LONGEST, len(text))
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    cut = [(low + one.start, low + one.end, text[low + one.start : low + one.end])
           for one in sentences(text[low:high])]  # fmt: skip
    # A sentence cut off at the edge is not a sentence.
    cut = cut[1:] if low > 0 and len(cut) > 2 else cut
    cut = cut[:-1] if high < len(text) and len(cut) > 2 else cut
    if not cut:
        raise InputError("that document holds no words")
    return Around(filed, start, end, cut, cut[0][0] > 0, cut[-1][1] < len(text.rstrip()))


def _found(hit: Hit, query: str, beside: bool) -> Found:
    span = hit.passage.span
    return Found(hit.document, span.start, span.end, highlighted(hit.passage.text, query), beside)


def highlighted(text: str, query: str) -> Markup:
    """The text with the words of the query marked, whatever their ending."""
    asked = {word[: max(4, len(word) - 2)] for word in re.findall(r"\w{3,}", query.casefold()) if word not in COMMON}
    if not asked:
        return escape(visible(text))
    cut = re.compile(rf"\b((?:{'|'.join(sorted(map(re.escape, asked), key=len, reverse=True))})\w*)", re.IGNORECASE)
    parts = [Markup("<mark>{}</mark>").format(visible(part)) if at % 2 else escape(visible(part))
             for at, part in enumerate(cut.split(text))]  # fmt: skip
    return Markup("").join(parts)
