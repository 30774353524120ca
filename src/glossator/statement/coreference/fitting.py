"""Agreement between pronoun and antecedent: gender, number, and whether 'they' can stand for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.statement.coreference.mentions import PLACES, SUBJECT, Mention
from glossator.statement.words import load, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from glossator.statement.coreference.discourse import Discourse

TAKEN_UP = SUBJECT | {"dobj", "csubj"}


def fits(mention: Mention, token: Token, discourse: Discourse) -> bool:
    """True if the pronoun can refer to the mention, given what is known of both."""
    if not _can_be_taken_up(mention):
        return False
    word = token.lower_
    if word in closed("male"):
        return _person(mention, "m", discourse)
    if word in closed("female"):
        return _person(mention, "f", discourse)
    if word in closed("many"):
        return _many(mention, token)
    return not mention.person and not mention.plural


def _person(mention: Mention, gender: str, discourse: Discourse) -> bool:
    if not mention.person or mention.plural or not (mention.name or mention.definite):
        return False
    if _is_speaker(mention, discourse.said[-1].speaker):
        return False
    known = mention.gender or discourse.gender(mention)
    return known in {gender, ""}


def _is_speaker(mention: Mention, speaker: str) -> bool:
    return bool(speaker) and mention.name and mention.head == speaker.lower().split()[-1]


def _many(mention: Mention, token: Token) -> bool:
    """'They' as agents are people or bodies, not taxes; 'them' may be things that were just acted on."""
    if mention.plural:
        return _acts(mention) or (token.dep_ == "dobj" and mention.role in TAKEN_UP)
    if mention.person or not mention.collective or _given(mention.text) or _is_one(mention.text):
        return False
    if mention.label in PLACES:
        return is_country(mention.meaning)
    return mention.role in TAKEN_UP


def _is_one(text: str) -> bool:
    """True for 'a single Democrat' and 'one bank', which 'they' cannot refer to."""
    parts = text.lower().split()
    return parts[0] in words("reference", "one_of_many") or "single" in parts


def _given(text: str) -> bool:
    """True for a name that begins with a known given name, whatever the parser takes it for: 'Sean Hannity'."""
    first, _, rest = text.lower().partition(" ")
    return bool(rest) and first in words("people", "men") | words("people", "women")


def _acts(mention: Mention) -> bool:
    people = words("people", "persons") | words("people", "collective") | words("people", "peoples")
    return (
        mention.person
        or mention.head in people
        or mention.label in {"NORP", "PERSON", "ORG"}
        or " and " in mention.text
    )


@cache
def _countries() -> frozenset[str]:
    import pycountry

    names = {
        name.lower()
        for country in pycountry.countries
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", ""))
    }
    return frozenset(names | set(load("people")["countries"]))


def is_country(name: str) -> bool:
    """True for a state, by its ISO 3166 or newspaper name, or for a body that acts like one."""
    return name.lower().removeprefix("the ") in _countries()


def _can_be_taken_up(mention: Mention) -> bool:
    if mention.head in words("reference", "empty") and not mention.name:
        return False
    if mention.called or (mention.under and mention.role == "attr"):
        return False  # 'if you were Mr Berg' speaks of you
    return mention.name or mention.role not in {"attr", "appos", "npadvmod", "oprd"}
