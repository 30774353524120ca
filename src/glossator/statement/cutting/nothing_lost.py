"""No claim loses a negation, hedge, number or comparison: a sentence that would lose one is not split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.tree import Clause, subtree
from glossator.statement.cutting.marks import is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

INDEPENDENT = {"conj", "relcl", "ROOT", "parataxis"}


def lost(clause: Clause) -> list[str]:
    """The marks that have scope over the clause but are not among its tokens."""
    doc = clause.head.doc
    return [token.text for token in doc if is_mark(token) and token.i not in clause.tokens and _governs(token, clause)]


def _governs(mark: Token, clause: Clause) -> bool:
    """True if the mark has scope over the clause: scope covers the subtree of its head, up to separate assertions."""
    head = mark.head
    if head.i == mark.i or mark.i in clause.dropped:
        return False
    if head.i in clause.tokens:
        return _belongs(mark)
    if mark.dep_ == "neg" or mark.dep_ in {"advmod", "aux"}:
        return clause.head.i in subtree(head) and not _free(clause.head, head) and not clause.reporter
    return False


def _belongs(mark: Token) -> bool:
    # Dropped items of a list keep their own marks, and so do coordinated clauses.
    return mark.dep_ not in {"conj", "cc", "appos", "relcl"}


def _free(inner: Token, outer: Token) -> bool:
    """True if a clause boundary with its own assertion lies between the two."""
    at = inner
    while at.i != outer.i and at.head.i != at.i:
        if at.dep_ in INDEPENDENT:
            return True
        at = at.head
    return False


def covered(doc: Doc, found: Sequence[Clause]) -> bool:
    """True if every mark of the sentence is in some clause, or in a frame dropped on purpose."""
    kept = frozenset().union(*(clause.tokens | clause.dropped for clause in found)) if found else frozenset()
    return all(token.i in kept for token in doc if is_mark(token))
