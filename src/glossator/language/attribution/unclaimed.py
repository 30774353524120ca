"""Attributions without a reporting verb: a name before a colon, and quotations that no cue claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.language.attribution import words
from glossator.language.attribution.contents import is_sentence
from glossator.language.attribution.cues import cue_tokens
from glossator.language.attribution.places import Places, place
from glossator.language.attribution.sources import source_head, source_tokens
from glossator.language.model import Attribution
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_COLON = re.compile(r"(?:^|\n)[ \t]*(?P<source>[A-Z][\w.'’\- ]{1,50}?)(?P<cue>:)[ \t]+(?=\S)")
_MOST_WORDS = 6  # in the name before the colon
_HEADING_WORDS = 3


def colons(text: str, cues: Places) -> list[Attribution]:
    """Turns such as "Trump: We will win" at the start of a line; `cues` are the spans of cues already found."""
    added = []
    for match in _COLON.finditer(text):
        if match["source"].partition(" ")[0].lower() in words.words("giving"):
            continue  # "From the mayor: …" is handled by `signed`
        source = Span(start=match.start("source"), end=match.end("source"))
        if not _may_speak(text, match) or any(True for _ in cues.touching(source)):
            continue
        end = text.find("\n", match.end())
        content = Span(start=match.end(), end=end if end > 0 else len(text))
        if content.end > content.start:
            cue = Span(start=match.start("cue"), end=match.end("cue"))
            added.append(Attribution(source=source, cue=cue, content=[content]))
    return added


def _may_speak(text: str, match: re.Match[str]) -> bool:
    """True if the name before a colon is a speaker: a quotation follows, or it is set as in transcripts."""
    name = match["source"].strip()
    count = len(name.split())
    if name.lower() in words.words("not_sources") or count > _MOST_WORDS:
        return False
    heading = match.start() == 0 and count <= _HEADING_WORDS
    return heading or text[match.end()] in "\"“‘'" or (name.isupper() and len(name) > 3)


def beside_quotes(text: str, doc: Doc, quotes: Places, contents: Places) -> list[Attribution]:
    """Attribute a quoted sentence that no content covers to the subject of the verb beside it."""
    added = []
    for quote, _ in quotes.touching(Span(start=0, end=len(text))):
        if not is_sentence(quote.of(text)) or any(True for _ in contents.touching(quote)):
            continue
        span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
        verb = _verb_beside(span) if span is not None else None
        head = source_head(verb) if verb is not None else None
        if verb is None or head is None or head.lower_ in words.words("no_source") or quotes.around(head.idx):
            continue
        sources = place(doc, source_tokens(head))
        cue = place(doc, cue_tokens(verb))[0]
        added.append(Attribution(source=sources[0] if sources else None, cue=cue, content=[quote]))
    return added


def _verb_beside(quote: Tokens) -> Token | None:
    """The verb outside the quotation that governs it."""
    root = quote.root
    for token in (root, root.head, root.head.head):
        if token.pos_ == "VERB" and not quote.start <= token.i < quote.end and token.sent == root.sent:
            return token
    return None
