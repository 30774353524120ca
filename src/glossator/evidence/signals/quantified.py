"""Quantifier scope: "no Arab country" does not support "no country", nor "every private school" all schools."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal
from glossator.evidence.signals.table import Name, signal
from glossator.language.inflection import stems

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NARROWING = {"amod", "compound", "nmod", "poss", "relcl", "acl"}


def quantified_signal(claim: "Doc", quote: "Doc") -> Signal | None:
    """A signal if both use a universal quantifier over one noun, and the quote's domain is narrower."""
    said = stems(claim.text)
    told = list(_quantified(quote))
    for kind, noun in _quantified(claim):
        alike = [other for theirs, other in told if theirs == kind and other.lemma_ == noun.lemma_]
        narrower = [other for other in alike if not _narrowing(other) <= said]
        if alike and len(narrower) == len(alike):
            reason = f"the claim says “{_words(noun)}”, the source “{_words(narrower[0])}”"
            return signal(Name.SCOPE, "different", reason)
    return None


def _quantified(doc: "Doc") -> Iterator[tuple[str, "Token"]]:
    """The universally quantified nouns of a text ("all" or "no"), each with its quantifier."""
    lists = load("scope")["quantifiers"]
    for token in doc:
        if token.dep_ in {"det", "advmod", "amod", "predet"} and token.head.pos_ in {"NOUN", "PROPN"}:
            kind = next((name for name, listed in lists.items() if token.lower_ in listed), "")
            if kind:
                yield kind, token.head


def _narrowing(noun: "Token") -> frozenset[str]:
    own = [child.text for child in noun.children if child.dep_ in _NARROWING]
    return stems(" ".join(own))


def _words(noun: "Token") -> str:
    return noun.doc[noun.left_edge.i : noun.i + 1].text
