"""The edges of a claim: words that only open a sentence, and stops that only close it, are no part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossator.statement.clauses import Clause
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSING = {"”", '"', "’", "'", ")", "!", "?", "%"}
_OPENING = {"“", '"', "‘", "(", "$", "#", "£", "€"}


def trimmed(clause: Clause) -> Clause | None:
    """The clause without openers ('And', 'Well,') and closing stops; None when nothing is left."""
    doc = clause.head.doc
    kept = sorted(clause.tokens)
    while kept and _opens(doc, kept):
        kept = kept[1:]
    while kept and doc[kept[-1]].is_punct and doc[kept[-1]].text not in _CLOSING:
        kept = kept[:-1]
    if not any(doc[i].text.isalnum() or any(c.isalnum() for c in doc[i].text) for i in kept):
        return None
    dropped = clause.dropped | (clause.tokens - frozenset(kept))
    return replace(clause, tokens=frozenset(kept), dropped=dropped)


def _opens(doc: Doc, kept: list[int]) -> bool:
    first = doc[kept[0]]
    if first.is_space or (first.is_punct and first.text not in _OPENING):
        return True
    if first.lower_ not in words("kinds", "openers") or len(kept) == 1:
        return False
    if first.dep_ == "cc" or first.tag_ == "UH":
        return True
    return (
        first.dep_ in {"intj", "advmod", "mark"} and first.lower_ != "because" and doc[kept[1]].text in {",", "--", "—"}
    )
