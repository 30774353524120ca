"""Updating the discourse: a sentence's mentions, its resolved pronouns, and verbs that later clauses may shorten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.statement.coreference.antecedents import group_of, read_third_person
from glossator.statement.coreference.ellipsis import predicate
from glossator.statement.coreference.mentions import TIMES, Mention, is_main, mentions, names
from glossator.statement.coreference.wording import THIRD, Wording

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from glossator.language.tree import Clause
    from glossator.statement.coreference.discourse import Discourse

_NOTHING: frozenset[int] = frozenset()


def introduce(doc: Doc, discourse: Discourse) -> None:
    """Add the mentions of `doc` to the current sentence, and its pronouns with their readings."""
    here = discourse.said[-1].mentions
    here.extend(mentions(doc))
    discourse.said[-1].names = [token.lower_ for token in names(doc)]
    discourse.said[-1].several = any(_is_several(token) for token in doc)
    for mention in here:
        discourse.learn(mention, mention.gender)
    for token in doc:
        if any(token.lower_ in closed(group) for group in THIRD):
            reading = read_third_person(token, _NOTHING, discourse)
            if reading.ambiguous and group_of(token) != "thing":
                discourse.said[-1].unresolved.add(group_of(token))
            if reading.meaning:
                _learn(token, reading.meaning, discourse)
                here.append(_pronoun(token, reading.meaning, discourse))
    here.sort(key=lambda mention: mention.at)


def _is_several(token: Token) -> bool:
    """True for a plural that is the subject, or what 'there is': 'there are few cities in …'."""
    plural = token.tag_ in {"NNS", "NNPS"} and token.ent_type_ not in TIMES
    return plural and any(each.dep_ in {"nsubj", "nsubjpass", "attr", "appos"} for each in (token, *token.conjuncts))


def _learn(token: Token, meaning: str, discourse: Discourse) -> None:
    gender = "m" if token.lower_ in closed("male") else "f" if token.lower_ in closed("female") else ""
    for said in reversed(discourse.said):
        for each in said.mentions:
            if each.person and meaning in (each.meaning, each.text):
                discourse.learn(each, gender)
                return


def _pronoun(token: Token, meaning: str, discourse: Discourse) -> Mention:
    named = next(
        (each for said in reversed(discourse.said) for each in said.mentions if meaning in (each.meaning, each.text)),
        None,
    )
    many = token.lower_ in closed("many")
    made = named or Mention(
        text=meaning, head=meaning.lower().split()[-1], label="", gender="", person=False, plural=many, collective=many,
        role="", tokens=_NOTHING, at=0, definite=True, name=True,
    )  # fmt: skip
    return replace(
        made,
        text=token.text,
        stands_for=meaning,
        role=token.dep_,
        tokens=frozenset({token.i}),
        at=token.i,
        main=is_main(token),
        under=any(each.dep_ == "advcl" for each in token.ancestors),
    )


def remember(clause: Clause, wording: Wording, discourse: Discourse) -> None:
    """Keep the verbs of a clause in resolved words, for later clauses that omit their complements."""
    said = discourse.said[-1]
    for i in sorted(clause.tokens):
        token = clause.head.doc[i]
        if token.pos_ == "VERB":
            said.predicates.append(predicate(token, said.number, wording.added, wording.meanings))
