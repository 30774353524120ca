"""The edges of a claim: sentence openers and final punctuation are not part of it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from glossator.language.tree import Clause, subtree
from glossator.statement.kinds.predicates import judges
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

_CLOSING = {"”", '"', "’", "'", ")", "!", "?", "%"}
_SET_OFF = {",", "--", "—"}
_PAIRS = {"”": "“", '"': '"', "’": "‘", "'": "'‘", ")": "("}
_OPENING = {"“", '"', "‘", "(", "$", "#", "£", "€"}


def trimmed(clause: Clause) -> Clause | None:
    """The clause without openers ('And', 'Well,'), final stops and a last 'and'; None if nothing is left."""
    doc = clause.head.doc
    kept = sorted(clause.tokens)
    while kept and _opens(doc, kept):
        kept = kept[1:]
    while kept and (doc[kept[-1]].tag_ == "CC" or (doc[kept[-1]].is_punct and not _closes(doc, kept))):
        kept = kept[:-1]  # a sentence that broke off at "and…" says what stands before it
    if not any(doc[i].text.isalnum() or any(c.isalnum() for c in doc[i].text) for i in kept):
        return None
    kept += _closing_mark(doc, kept)
    dropped = clause.dropped | (clause.tokens - frozenset(kept))
    return replace(clause, tokens=frozenset(kept), dropped=dropped)


def _closing_mark(doc: Doc, kept: list[int]) -> list[int]:
    """The mark, with the stop before it, that ends a quotation with the claim: 'it is "under fire."'."""
    said = [doc[i].text for i in kept]
    after = [token.i for token in itertools.takewhile(lambda token: token.is_punct, doc[kept[-1] + 1 :])]
    for opening, closing in (("“", "”"), ('"', '"')):
        left_open = said.count('"') % 2 if opening == closing else said.count(opening) > said.count(closing)
        at = next((i for i in after if doc[i].text == closing), None)
        if left_open and at is not None:
            return list(range(kept[-1] + 1, at + 1))
    return []


def without_verdicts(found: Iterable[Clause]) -> Iterator[Clause]:
    """Clauses without a final apposition that only judges: '…, one of the worst deals in history'."""
    for clause in found:
        cut = _verdict(clause)
        yield replace(clause, tokens=clause.tokens - cut, dropped=clause.dropped | cut) if cut else clause


def _verdict(clause: Clause) -> frozenset[int]:
    doc = clause.head.doc
    end = max(clause.tokens)
    while doc[end].is_punct and end - 1 in clause.tokens:
        end -= 1
    for i in sorted(clause.tokens):
        inside = subtree(doc[i]) & clause.tokens
        comma = min(inside) - 1
        set_off = comma in clause.tokens and doc[comma].text in _SET_OFF
        if doc[i].dep_ == "appos" and end in inside and set_off:
            return inside | {comma} if _only_judges([doc[each] for each in sorted(inside)]) else frozenset()
    return frozenset()


def _only_judges(tokens: list[Token]) -> bool:
    if tokens[0].lower_ not in words("frames", "verdict_begins") or any(token.dep_ == "conj" for token in tokens):
        return False
    told = any(token.pos_ == "PROPN" or (token.like_num and token.lower_ != "one") for token in tokens)
    return not told and any(judges(token) for token in tokens)


def _closes(doc: Doc, kept: list[int]) -> bool:
    """True for punctuation that belongs to the words before it: '!', '?', or a mark opened within the claim."""
    last = doc[kept[-1]].text
    if last not in _CLOSING or (len(kept) > 1 and kept[-2] != kept[-1] - 1):
        return False
    opened = _PAIRS.get(last)
    return opened is None or any(doc[i].text in opened for i in kept[:-1])


def _opens(doc: Doc, kept: list[int]) -> bool:
    first = doc[kept[0]]
    if first.is_space or (first.is_punct and first.text not in _OPENING):
        return True
    if first.lower_ not in words("kinds", "openers") or len(kept) == 1:
        return False
    if first.lower_ == "but" and doc[kept[1]].lower_ == "for":  # 'But for the rain, …' is a condition
        return False
    answer = first.lower_ in words("frames", "answers") and doc[kept[1]].is_punct
    if first.dep_ == "cc" or first.tag_ == "UH" or answer:
        return True
    return (
        first.dep_ in {"intj", "advmod", "mark"} and first.lower_ != "because" and doc[kept[1]].text in {",", "--", "—"}
    )
