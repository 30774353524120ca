"""No claim loses a negation, hedge, number or comparison: where taking a sentence apart would, it is left whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.tree import Clause, subtree
from glossator.statement.cutting.marks import is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

INDEPENDENT = {"conj", "relcl", "ROOT", "parataxis"}


def lost(clause: Clause) -> list[str]:
    """Marks that govern words of the clause but are not among them."""
    doc = clause.head.doc
    return [token.text for token in doc if is_mark(token) and token.i not in clause.tokens and _governs(token, clause)]


def _governs(mark: Token, clause: Clause) -> bool:
    """A mark governs what hangs on the word it stands with, up to a clause that is said on its own."""
    head = mark.head
    if head.i == mark.i or mark.i in clause.dropped:
        return False
    if head.i in clause.tokens:
        return _belongs(mark)
    if mark.dep_ == "neg" or mark.dep_ in {"advmod", "aux"}:
        return clause.head.i in subtree(head) and not _free(clause.head, head) and not clause.reporter
    return False


def _belongs(mark: Token) -> bool:
    # Items of a list that were cut away carry their own marks; so do clauses joined to this one.
    return mark.dep_ not in {"conj", "cc", "appos", "relcl"}


def _free(inner: Token, outer: Token) -> bool:
    """True when a clause boundary with its own assertion stands between the two."""
    at = inner
    while at.i != outer.i and at.head.i != at.i:
        if at.dep_ in INDEPENDENT:
            return True
        at = at.head
    return False


def covered(doc: Doc, found: Sequence[Clause]) -> bool:
    """True when every mark of the sentence is in some clause, or in a frame that was dropped on purpose."""
    kept = frozenset().union(*(clause.tokens | clause.dropped for clause in found)) if found else frozenset()
    return all(token.i in kept for token in doc if is_mark(token))
