"""Expletive 'it', which takes up nothing: 'it is clear that …', 'it is time to go', 'it rained'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.tree import SUBJECTS
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICIPLES = {"VBG", "VBN"}


def is_empty_it(token: Token) -> bool:
    """True for expletive 'it' ('it is clear that …', 'it is time', 'it rained'), which has no antecedent."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return False
    if token.dep_ == "nsubjpass" and any(child.dep_ in {"ccomp", "xcomp", "advcl"} for child in verb.children):
        return True  # 'it was agreed that …'
    if verb.lemma_ in words("reference", "weather"):
        return True
    if verb.lemma_ in words("reference", "impersonal"):
        told = {"ccomp", "xcomp"} if verb.lemma_ in words("reference", "with_infinitive") else {"ccomp"}
        return any(child.dep_ in told for child in verb.children)
    if verb.lemma_ != "be":
        return False
    if verb.dep_ == "relcl" and not any(child.i > verb.i for child in verb.children):
        return True  # 'that's the way it is'
    said = [child for child in verb.children if child.dep_ in {"acomp", "attr"}]
    clausal = any(child.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} for child in verb.children)
    clausal = clausal or any(_is_content(each, one) for one in said for each in one.children)
    return clausal or any(
        one.lemma_ in words("reference", "it_is") or one.ent_type_ in {"DATE", "TIME"} for one in said
    )


def _is_content(clause: Token, said: Token) -> bool:
    """True in 'it is a fact that …', 'it is time to …' and 'it was Berg who …'; not in 'it is a bill that …'."""
    if clause.dep_ == "relcl":
        return not any(child.lower_ in {"a", "an"} or child.dep_ == "poss" for child in said.children)
    infinitive = any(child.tag_ == "TO" for child in clause.children)
    return clause.dep_ in {"ccomp", "xcomp"} or (
        clause.dep_ == "acl" and (infinitive or clause.tag_ not in _PARTICIPLES)
    )
