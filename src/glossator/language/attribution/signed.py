"""Quotations attributed without a verb: by a signature after them, or by an introduction such as "From the mayor:"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from glossator.language.attribution import words
from glossator.language.attribution.contents import is_sentence
from glossator.language.attribution.places import Places, place
from glossator.language.attribution.sources import source_tokens
from glossator.language.model import Attribution
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_INTRODUCED = re.compile(r"(?:^|\n|(?<=[.!?”\"]) )(?P<line>[^\n.!?“”\"]{2,120}?)(?P<cue>:)\s*$")


def signed(text: str, doc: Doc, quotes: list[Span], contents: Places) -> list[Attribution]:
    """The unclaimed quotations with a source: “…” — Anna Marsh, mayor of Arden; “…” (Tom Reed); From the mayor: “…”."""
    added = []
    for number, quote in enumerate(quotes):
        if not is_sentence(quote.of(text)) or any(True for _ in contents.touching(quote)):
            continue
        before = quotes[number - 1].end if number else 0
        found = _signature(text, doc, quote) or _introduction(text, doc, before, quote)
        if found is not None:
            source, cue = found
            added.append(Attribution(source=source, cue=cue, content=[quote]))
    return added


def _signature(text: str, doc: Doc, quote: Span) -> tuple[Span, Span] | None:
    match = _signing().match(text, quote.end)
    if match is None:
        return None
    name = Span(start=match.start("name"), end=match.end("name"))
    cue = Span(start=match.start("cue"), end=match.end("cue"))
    line = doc.char_span(match.start("name"), match.end("line"), alignment_mode="expand")
    named = line is not None and any(token.pos_ == "PROPN" for token in line)
    told = line is None or any(token.tag_ in _FINITE for token in line)  # "— The council met on Friday"
    return (name, cue) if named and not told else None


def _introduction(text: str, doc: Doc, start: int, quote: Span) -> tuple[Span, Span] | None:
    """The source named by a verbless line that ends with a colon: the object of "from", else the line itself."""
    match = _INTRODUCED.search(text, max(start - 1, 0), quote.start)
    if match is None or match["line"].strip().lower() in words.words("not_sources"):
        return None
    line = doc.char_span(match.start("line"), match.end("line"), alignment_mode="contract")
    if line is None or any(token.tag_ in _FINITE for token in line):
        return None
    giver = next((noun for token in line if token.lower_ in words.words("giving") for noun in _objects(token)), None)
    tokens = source_tokens(giver) if giver is not None else _whole(line.root)
    sources = place(doc, tokens)
    return (sources[0], Span(start=match.start("cue"), end=match.end("cue"))) if sources else None


def _objects(preposition: Token) -> list[Token]:
    return [child for child in preposition.children if child.dep_ == "pobj" and _may_be_somebody(child)]


def _whole(root: Token) -> list[Token]:
    """All tokens of a line that is a bare name: "Chairwoman Lisa Rosen:"."""
    return source_tokens(root) if root.pos_ == "PROPN" else []


def _may_be_somebody(noun: Token) -> bool:
    return noun.pos_ in {"PROPN", "PRON", "NOUN"} and noun.lower_ not in words.words("never_speak")


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(words.lists()["signing"])
