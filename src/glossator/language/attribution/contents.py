"""The content of an attribution: the clause, object or quotation that a cue governs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.language.attribution import words
from glossator.language.attribution.cues import OBJECTS
from glossator.language.attribution.places import Places, joined, touches, trimmed
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from glossator.language.attribution.cues import Cue

_FINITE = {"VBD", "VBZ", "VBP"}
_QUOTE_MARKS = "\"“”‘’'`"
_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_GOES_ON = re.compile(r",? (?:and|but|or|nor) that\b")
SHORTEST_SENTENCE = 3  # words; a shorter quotation is a term, not a statement


def said(cue: Cue, quotes: Places) -> list[Token]:
    """The tokens of the content, stopping where another speaker begins ("…, while others said …")."""
    if cue.kind == "parenthesis":
        own = {each.i for each in cue.token.subtree}
        return [each for each in cue.token.head.subtree if each.i not in own]
    if cue.token.dep_ == "parataxis" and _is_inserted(cue.token):
        inserted = {each.i for each in cue.token.subtree} - {each.i for child in cue.content for each in child.subtree}
        return [each for each in cue.token.head.subtree if each.i not in inserted]
    after = [child for child in cue.content if child.i > cue.token.i]
    # A clause before the verb is its content only if nothing follows the verb.
    whole = cue.kind == "impression" or (0 < len(after) < len(cue.content) and _is_inserted(cue.token))
    children = cue.content if whole else [*after, *_rest(cue, after)] or cue.content
    links = {child.i for child in children if child.dep_ == "prep" and child in cue.content}
    tokens = [token for child in children for token in child.subtree if token.i not in links]
    others = {below.i for token in tokens if _begins_anew(token, quotes) for below in token.subtree}
    return [token for token in tokens if token.i not in others]


def _is_inserted(token: Token) -> bool:
    """True if commas set off subject and verb: "There is no evidence, inspectors say, that …"."""
    doc = token.doc
    subject = next((child for child in token.children if child.dep_ == "nsubj" and child.i < token.i), None)
    first = min(each.i for each in subject.subtree) if subject is not None else 0
    return first > 0 and token.i + 1 < len(doc) and doc[first - 1].text == doc[token.i + 1].text == ","


def _rest(cue: Cue, after: list[Token]) -> list[Token]:
    """What follows an object and belongs to it: "blamed the law on …", "cites them as …"."""
    if cue.kind != "verb" or not after or after[0].dep_ not in OBJECTS:
        return []
    return [
        child
        for child in cue.token.children
        if child.i > after[0].i and child not in after and child.dep_ in {"prep", "oprd", "dative"}
    ]


def _begins_anew(token: Token, quotes: Places) -> bool:
    return (
        token.dep_ in {"conj", "advcl"}
        and token.tag_ in _FINITE
        and token.lemma_.lower() in words.words("saying")
        and not quotes.around(token.idx)
    )


def after_that(text: str, doc: Doc, token: Token) -> list[Span]:
    """The words after the next "that" of the sentence, for parses that attach the clause elsewhere."""
    sentence = token.sent
    for at in range(token.i + 1, sentence.end):
        if doc[at].lower_ == "that" and doc[at].dep_ == "mark":
            span = trimmed(text, doc[at].idx, sentence.end_char)
            return [span] if span else []
    return []


def with_quotes(text: str, token: Token, cue: Span, spans: list[Span], quotes: Places) -> list[Span]:
    """The content, extended by the quotations it touches; without content, the quotation beside the cue."""
    sentence = Span(start=token.sent.start_char, end=token.sent.end_char)
    near = [quote for quote, _ in quotes.touching(sentence) if not touches(quote, cue)]
    touched = [quote for quote in near if any(touches(quote, span) for span in spans)]
    if not touched:
        # "Said of Mr. Cruz: '…'": a quoted sentence beside the cue is its content, whatever else depends on the cue.
        touched = [quote for quote in near if not spans or is_sentence(quote.of(text))][:2]
    touched = touched or ([] if spans else _next_line(text, sentence, quotes))
    if not touched:
        return spans
    return joined([*spans, *touched])


def ended(text: str, spans: list[Span]) -> list[Span]:
    """The content up to the mark that closes the quotation it begins with: what follows is the narrator's.

    In "The minister told me 'the deal is off' and then left" he told me only what is quoted. Content that quotes again
    later is left whole.
    """
    if not spans:
        return spans
    first = spans[0]
    start = first.start - (text[first.start - 1 : first.start] in tuple(_CLOSING) and text[first.start] not in _CLOSING)
    closing = _CLOSING.get(text[start : start + 1])
    if closing is None or any(mark in one.of(text) for one in spans[1:] for mark in _CLOSING):
        return spans
    end = re.compile(rf"{closing}(?!\w)").search(text, start + 1, first.end)
    rest = text[end.end() : first.end] if end is not None else ""
    if end is None or not rest or _GOES_ON.match(rest) or any(mark in rest for mark in _CLOSING):
        return spans
    return [Span(start=start, end=end.end())]


def is_sentence(quoted: str) -> bool:
    """True if a quotation (marks included) is a statement rather than a quoted term."""
    inner = quoted.strip(_QUOTE_MARKS + " \t\n")
    return len(inner.split()) >= SHORTEST_SENTENCE and inner[0].isupper() and inner[-1] in ",.!?…"


def _next_line(text: str, sentence: Span, quotes: Places) -> list[Span]:
    """What follows a sentence that ends with a colon: the quotation there, else the rest of the line."""
    if not sentence.of(text).rstrip().endswith(":"):
        return []
    start = sentence.end
    while start < len(text) and text[start].isspace():
        start += 1
    quote = next((each for each, _ in quotes.touching(Span(start=start, end=start + 1))), None)
    stop = text.find("\n", start)
    line = trimmed(text, start, stop if stop > 0 else len(text))
    return [quote] if quote else [line] if line else []
