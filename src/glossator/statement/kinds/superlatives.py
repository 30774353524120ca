"""Superlatives, firsts, onlys and nevers: a rank is checkable, whoever claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.tree import Clause, subject_of
from glossator.statement.kinds.fixed_phrases import matches
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MORE = {"JJR", "RBR", "JJS", "RBS"}


def ranks(head: Token, clause: Clause) -> bool:
    """True for 'the first president to visit', 'has never been lower', 'more than any other country'.

    Not for ranks of taste ('the best people', 'the greatest liar ever').
    """
    tokens = [head.doc[i] for i in sorted(clause.tokens)]
    if head.lemma_ in words("kinds", "subjective") | words("kinds", "mental") or subject_of(head) is None:
        return False
    return any(map(_is_placed, tokens)) or _never_more(head, tokens) or _no_other(tokens)


def _is_placed(token: Token) -> bool:
    """'the largest tax cut in history', 'the only country that …', 'the first woman to …'."""
    noun = token.head
    if noun.pos_ not in {"NOUN", "PROPN"} or not _can_be_counted(noun) or not _is_the(noun):
        return False
    scoped = any(child.dep_ in {"prep", "relcl", "acl", "advcl"} and child.i > noun.i for child in noun.children)
    scoped = scoped or matches("ranking_scopes", token.doc[token.i :].text)
    if token.lower_ in words("kinds", "placed"):
        return scoped and token.dep_ in {"amod", "advmod"} and noun.dep_ in {"attr", "nsubj", "appos", "oprd"}
    named = token.lower_ in words("kinds", "superlatives")
    most = token.head.i > token.i and any(child.lower_ in {"most", "least"} for child in token.children)
    return scoped and token.dep_ == "amod" and (named or (most and not _judged(token)))


def _is_the(noun: Token) -> bool:
    """True if the rank is the noun's own: 'the first', 'our largest', "America's oldest"."""
    return any(child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an"} for child in noun.children)


def _can_be_counted(noun: Token) -> bool:
    if noun.lower_ == "time":  # 'the first time a woman led the council'
        return True
    return not {noun.lemma_.lower(), noun.lower_} & (words("kinds", "evaluative") | words("reference", "empty"))


def _judged(token: Token) -> bool:
    said = {token.lemma_.lower(), token.lower_}
    return bool(said & words("kinds", "evaluative")) and not said & (words("kinds", "measures") | {"low", "high"})


def _never_more(head: Token, tokens: list[Token]) -> bool:
    """'has never been lower', 'more than ever', 'never before has anybody cut …'."""
    lower = [token.lower_ for token in tokens]
    said = " ".join(lower)
    compared = any(token.tag_ in _MORE and not _judged(token) for token in tokens)
    if "never before" in said:
        return True
    if "never" in lower and compared:
        return not any(_judged(child) for child in head.children if child.dep_ in {"acomp", "attr"})
    return compared and matches("ranking_ever", said) and _what_is_more(tokens)


def _what_is_more(tokens: list[Token]) -> bool:
    """True if the clause contains something done or counted: 'spending more than ever'."""
    return any(
        token.tag_ in _MORE
        and (token.head.pos_ in {"VERB", "NOUN"} or token.dep_ in {"dobj", "nsubj"})
        and not _judged(token.head)
        for token in tokens
    )


def _no_other(tokens: list[Token]) -> bool:
    """'No other country spends more', 'not a state without a shortage', 'not a single vote'."""
    said = " ".join(token.lower_ for token in tokens)
    if not matches("ranking_none", said):
        return False
    nouns = [token for token in tokens if token.pos_ in {"NOUN", "PROPN"}]
    return len(nouns) > 1 and not any(_judged(token) for token in nouns)
