"""Definites that only another sentence explains: 'the agreement', where nothing told says which."""

from functools import lru_cache
from typing import TYPE_CHECKING

from glossator.language.inflection import stems
from glossator.language.lexicon import closed
from glossator.models.grammar import nlp

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLS_WHICH = {"prep", "relcl", "acl", "compound", "poss", "nmod", "appos"}
_FINITE = {"VBD", "VBZ", "VBP"}


@lru_cache(maxsize=4096)
def dangling(sentence: str, known: str, earlier: str = "") -> bool:
    """True if a sentence has a definite without its sense: not `known`, and told `earlier` or nowhere.

    What is pointed at ("this ruling"), and a definite at the head of a sentence without names, were told before; others
    may explain themselves ("the president").
    """
    senses, before = stems(known), stems(earlier)
    doc = nlp()(sentence)
    pointed = [token for token in doc if _pointed(token)]
    told_before = [token for token in doc if _definite(token) and (_heads(token) or before & stems(token.text))]
    return any(not senses & stems(token.text) for token in (*pointed, *told_before))


def _determined(noun: "Token", words: frozenset[str]) -> bool:
    return noun.tag_ in {"NN", "NNS"} and any(child.dep_ == "det" and child.lower_ in words for child in noun.children)


def _pointed(noun: "Token") -> bool:
    """True for 'this ruling', 'both ships', but not for 'this week', or where the sentence itself has said which."""
    before = noun.doc[: noun.left_edge.i]
    pointed = _determined(noun, closed("pointing") | {"both"}) and noun.ent_type_ not in {"DATE", "TIME"}
    clauses = (token for token in before if token.tag_ in _FINITE and not token.dep_.startswith("aux"))
    told = any(not verb.is_ancestor(noun) for verb in clauses)  # "he fell, and this fall"
    which = any(child.dep_ in {"relcl", "prep"} for child in noun.children)
    return pointed and not told and not which and not stems(before.text) & stems(noun.text)


def _definite(noun: "Token") -> bool:
    """True for a common noun with "the" and nothing beside it that tells which one."""
    beside = [child for child in noun.children if child.dep_ != "det"]
    return _determined(noun, frozenset({"the"})) and not any(
        child.dep_ in _TELLS_WHICH or child.tag_ == "JJS" or child.text.istitle() for child in beside
    )


def _heads(noun: "Token") -> bool:
    """True for the subject at the head of a sentence that names nothing: names say of what it is."""
    unnamed = not any(token.pos_ == "PROPN" for token in noun.doc)
    return unnamed and noun.left_edge.i == 0 and noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.dep_ == "ROOT"
