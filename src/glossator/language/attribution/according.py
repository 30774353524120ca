"""Prepositional cues: "according to X", "per the ministry", "in the words of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.attribution import words
from glossator.language.attribution.places import place
from glossator.language.attribution.sources import source_tokens, speaks
from glossator.language.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHOSE = {"in", "by"}


def is_by_whom(token: Token) -> bool:
    """True if a preposition introduces the source of the clause it modifies."""
    if token.dep_ != "prep":
        return False
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    if noun is None:
        return False
    if token.lower_ == "per":
        return _stands_apart(token) and _somebody(noun)
    return token.lower_ in _WHOSE and noun.lemma_.lower() in words.words("according") and _whose(noun) is not None


def by_whom(text: str, doc: Doc, token: Token) -> Attribution | None:
    """The attribution that the preposition `token` introduces; its content is the rest of the clause."""
    first = next((child for child in token.children if child.lower_ == "to" or child.dep_ == "pobj"), None)
    if first is None:
        return None
    if first.lower_ == "to":
        cue, source = [token, first], next((child for child in first.children if child.dep_ == "pobj"), None)
    elif token.lower_ == "per":
        cue, source = [token], first
    else:
        cue, source = [token, first], _whose(first)
    if source is None:
        return None
    top = token.head if token.head.lower_ == "as" else token  # "as per the report"
    own = {each.i for each in top.subtree}
    clause = [each for each in top.head.subtree if each.i not in own] if top.head != top else []
    content = [span for span in place(doc, clause) if any(sign.isalnum() for sign in span.of(text))]
    if not content:
        return None
    sources = place(doc, source_tokens(source))
    return Attribution(source=sources[0] if sources else None, cue=place(doc, cue)[0], content=content)


def _whose(noun: Token) -> Token | None:
    """The source inside "the words of X" or "her account"; None if the noun has no owner."""
    for child in noun.children:
        if child.dep_ == "poss":
            return None if child.lower_ in words.words("own") else child
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((each for each in child.children if each.dep_ == "pobj"), None)
            return found if found is not None and any(each.dep_ in {"det", "poss"} for each in noun.children) else None
    return None


def _stands_apart(token: Token) -> bool:
    """True at the head of a sentence or after punctuation; elsewhere "per" is a rate ("20 euros per day")."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    return before is None or before.is_punct or before.lower_ == "as"


def _somebody(noun: Token) -> bool:
    """True for a name or a noun that can speak, but not for a unit ("per person")."""
    meant = any(child.dep_ in {"det", "poss", "nummod", "compound", "amod"} for child in noun.children)
    return noun.pos_ in {"PROPN", "PRON"} or (speaks(noun) and (meant or noun.tag_ == "NNS"))
