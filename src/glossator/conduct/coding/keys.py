"""Under which keys of the lexicon a verb and a noun stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.conduct.words import event_words
from glossator.language.predicates import Predicate, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token


def key_forms(predicate: Predicate) -> list[str]:
    """The lexicon keys of a verb, most specific first: 'call off', 'call for', 'call'."""
    lemma = predicate.verb.lemma_.lower()
    forms = [f"{lemma} {predicate.particle}"] if predicate.particle else []
    forms += [f"{lemma} {child.lower_}" for child in predicate.verb.children if child.dep_ == "prep"]
    if predicate.verb.pos_ == "NOUN" and lemma.endswith("ing"):
        # "denied bombing Idlib": a gerund tagged as a noun.
        return [*forms, lemma, lemma[:-3], lemma[:-3] + "e"]
    return [*forms, lemma]


def noun_forms(noun: Token) -> list[str]:
    """The lexicon keys of a noun: 'hunger strike', 'state of emergency', 'strike'."""
    lemma = noun.lemma_.lower()
    forms = [f"{child.lower_} {lemma}" for child in noun.children if child.dep_ in {"compound", "amod"}]
    forms += [f"{lemma} of {pobj.lower_}" for prep, pobj in prepositions(noun) if prep == "of"]
    return [*forms, lemma]


def real_noun(noun: Token) -> Token:
    """The noun behind a measure noun: 'games' in '10 days of war games'."""
    while noun.lemma_.lower() in event_words("measures") or noun.pos_ == "NUM":
        inner = next((pobj for prep, pobj in prepositions(noun) if prep == "of"), None)
        if inner is None:
            return noun
        noun = inner
    return noun
