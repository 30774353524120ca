"""Whom a noun names, and where an act took place."""

from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.coding.acts import Token
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words
from glossator.language.predicates import Predicate, prepositions


def who(mentions: Mentions, noun: Token) -> list[Actor]:
    """The actors a noun names, else its affiliation."""
    return next((tier for tier in mentions.tiers(noun) if tier), [])


def place_of(mentions: Mentions, clause: Predicate) -> tuple[str, str]:
    """The location: the listed place after 'in', 'at' or 'near', and the code of its state."""
    phrases = clause.preps()
    for noun in (clause.subject, clause.object):
        phrases = phrases + (prepositions(noun) if noun is not None else [])
    for prep, noun in phrases:
        if prep in actor_words("places") | {"of"}:
            for token in (noun, *(child for child in noun.children if child.dep_ in {"compound", "appos", "nmod"})):
                entry = mentions.entry(token)
                if (
                    entry is not None
                    and (token is noun or token.dep_ == "appos" or entry.kind != "state")
                    and entry.located
                ):
                    return mentions.wording(token), entry.code
            owner = next((home for home in mentions.before(noun) if home.code), None)
            if owner is not None and prep != "of" and noun.lemma_.lower() in mentions.words.place_nouns:
                return mentions.wording(noun), owner.code
    return "", ""
