"""Definite descriptions: 'the agreement' refers to the one mentioned before, if there was only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.statement.coreference.antecedents import Reading
from glossator.statement.coreference.fitting import is_country
from glossator.statement.coreference.mentions import SUBJECT, Mention
from glossator.statement.words import load, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from glossator.statement.coreference.discourse import Discourse

REACH = 12  # sentences


def read(noun: Token, discourse: Discourse) -> Reading | None:
    """The reading of a bare 'the X'; None if it is not such a description."""
    if not _is_bare(noun):
        return None
    word = noun.lemma_.lower()
    if word in words("people", "offices"):
        return _office(word, discourse)
    if word in words("people", "countries_words"):
        return _country(discourse) if determiner(noun) == "the" else None
    alike = next((set(group) for group in load("people")["same_thing"] if word in group), None)
    if alike is None:
        return None
    named = _named(alike, discourse)
    if len(named) == 1 and not _known_before(named[0], alike, discourse):
        return Reading(named[0].text, f"the only {word} named so far")
    known = len(named) > 0
    return Reading(ambiguous=True) if known else None


def determiner(noun: Token) -> str:
    """The determiner of a bare description, in lower case."""
    return next(child.lower_ for child in noun.children if child.i < noun.i)


def _is_bare(noun: Token) -> bool:
    if noun.tag_ not in {"NN", "NNP"} or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    left = [child for child in noun.children if child.i < noun.i]
    right = [child for child in noun.children if child.i > noun.i and child.dep_ not in {"punct", "cc", "conj"}]
    return len(left) == 1 and left[0].lower_ in words("reference", "definite") and not right and noun.i > 0


def _named(alike: set[str], discourse: Discourse) -> list[Mention]:
    """Earlier mentions of such a thing that identify it, by a name or another noun in them."""
    found: dict[str, Mention] = {}
    for sentence in discourse.before()[:REACH]:
        if sentence.speaker != discourse.said[-1].speaker:
            break
        for each in sentence.mentions:
            if each.head in alike and _says_which(each):
                found.setdefault(each.text.lower().removeprefix("the "), each)
    return list(found.values())


def _known_before(named: Mention, alike: set[str], discourse: Discourse) -> bool:
    """True if 'the agreement' stood alone before this one was named: the statement is about another."""
    for sentence in reversed(discourse.before()):
        if any(each is named or each.text == named.text for each in sentence.mentions):
            return False
        if any(each.head in alike and each.definite and len(each.text.split()) < 3 for each in sentence.mentions):
            return True
    return False


def _says_which(mention: Mention) -> bool:
    """True for 'the Iran nuclear deal': a name in the mention precedes its head."""
    inner = mention.text.split()[:-1]
    return any(word[:1].isupper() and word.lower() not in words("reference", "determiners") for word in inner)


def _office(word: str, discourse: Discourse) -> Reading:
    holders: list[str] = []
    for sentence in discourse.near():
        same = sentence.speaker == discourse.said[-1].speaker
        for each in sentence.mentions:
            if not (each.person and each.name):
                continue
            if not same or not each.text.lower().startswith(word + " "):
                return Reading(ambiguous=True)  # somebody else was mentioned as well, who may hold such an office
            holders.append(each.text)
    surnames = {holder.split(" of ")[0].split()[-1] for holder in holders}
    if len(surnames) == 1:
        return Reading(max(holders, key=len), f"the only {word} named so far")
    return Reading(ambiguous=True)


def _country(discourse: Discourse) -> Reading | None:
    """The one country that was the subject just before; any other may be the speaker's own."""
    for sentence in discourse.near()[:1]:
        places = {each.meaning: each for each in sentence.mentions if each.label == "GPE"}
        told = [each for each in places.values() if each.role in SUBJECT and is_country(each.meaning)]
        if len(places) == len(told) == 1 and sentence.speaker == discourse.said[-1].speaker:
            return Reading(told[0].meaning, "the country that was spoken of just before")
    return Reading(ambiguous=True)
