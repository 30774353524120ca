"""Negations, hedges, numbers and comparisons: the words that no claim may lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPARED = {"JJR", "JJS", "RBR", "RBS"}


def is_negation(token: Token) -> bool:
    """True for negation words: 'not', 'never', 'no', 'without' …"""
    return token.dep_ == "neg" or token.lower_ in words("marks", "negations")


def is_hedge(token: Token) -> bool:
    """True for hedges: 'perhaps', 'reportedly', 'may', 'nearly' …"""
    if token.lower_ in words("marks", "sometimes_hedges"):
        return token.tag_ in {"MD", "RB", "IN", "VBP"} and not (token.tag_ == "IN" and token.dep_ == "prep")
    return token.lower_ in words("marks", "hedges") or token.lemma_.lower() in {"seem", "appear"}


def is_number(token: Token) -> bool:
    """True for amounts, years and counts, in figures or words."""
    return token.tag_ == "CD" or token.like_num or any(character.isdigit() for character in token.text)


def is_comparison(token: Token) -> bool:
    """True for comparatives, superlatives and 'than', 'only', 'twice'."""
    if token.lower_ in words("marks", "sometimes_comparisons"):
        return token.lower_ in words("marks", "universal") and token.dep_ in {"det", "predet"}
    return token.tag_ in _COMPARED or token.lower_ in words("marks", "comparisons")


def is_mark(token: Token) -> bool:
    """True for any of the above."""
    return is_negation(token) or is_hedge(token) or is_number(token) or is_comparison(token)
