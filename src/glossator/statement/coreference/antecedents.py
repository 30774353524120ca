"""Pronoun resolution: a pronoun is resolved only if exactly one reading is left; otherwise it is marked ambiguous."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.language.tree import SUBJECTS, may_be_somebody, subject_of
from glossator.statement.coreference.expletives import is_empty_it
from glossator.statement.coreference.fitting import TAKEN_UP, fits
from glossator.statement.coreference.mentions import PLACES, SUBJECT, Mention, gender_of_name, names
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from glossator.statement.coreference.discourse import Discourse


GROUPS = ("male", "female", "many", "thing")


@dataclass(frozen=True)
class Reading:
    """The reading of a pronoun: `meaning` is empty if it stays as it is, `ambiguous` if it could not be resolved."""

    meaning: str = ""
    reason: str = ""
    ambiguous: bool = False
    singular: bool = True


STAYS = Reading()
UNDECIDED = Reading(ambiguous=True)


def read_third_person(token: Token, kept: frozenset[int], discourse: Discourse) -> Reading:
    """Resolve he, she, it, they and their forms, in a claim made of the tokens `kept`."""
    if token.lower_ in closed("thing") and is_empty_it(token):
        return STAYS
    here = discourse.said[-1].mentions
    if _set_before(here, token, discourse) or token.lower_.endswith(("self", "selves")) or _either(token):
        return STAYS
    if group_of(token) in discourse.said[-1].unresolved:
        return UNDECIDED
    same = [each for each in here if each.at < token.i and fits(each, token, discourse) and _may_bind(each, token)]
    if same and _told_to_others(same, token):
        return UNDECIDED
    if same:
        return _within_sentence(same, token, kept)
    if _rival(here, token, discourse) or _twice(token):
        return UNDECIDED
    for distance, sentence in enumerate(discourse.near(), 1):
        found = [each for each in sentence.mentions if fits(each, token, discourse) and not _acts_on(here, each, token)]
        if group_of(token) == "many" and sentence.several and not any(each.plural for each in found):
            return UNDECIDED  # In 'There are few cities in Libya. They are on the coast.' 'they' is not Libya.
        if not found and _somebody_acts(sentence.mentions):
            return UNDECIDED  # whoever 'the head of state' is
        if group_of(token) in sentence.unresolved or (found and _open_before(discourse, distance, token, found)):
            return UNDECIDED  # continues a pronoun that was unresolved itself
        if found:
            return _across(found, token, distance, discourse)
    return UNDECIDED


def _set_before(here: list[Mention], token: Token, discourse: Discourse) -> bool:
    """True for left dislocation, 'Bernie Sanders, he said …': the antecedent is adjacent."""
    comma = token.i - 1
    if comma <= 0 or token.doc[comma].text != ",":
        return False
    named = may_be_somebody(token.doc[comma - 1])
    return named or any(comma - 1 in each.tokens and fits(each, token, discourse) for each in here)


def _either(token: Token) -> bool:
    """True for 'his or her': whoever is meant, it is nobody named."""
    around = [token.nbor(at).lower_ for at in (-2, 2) if 0 <= token.i + at < len(token.doc)]
    joined = any(token.nbor(at).lower_ in {"or", "/"} for at in (-1, 1) if 0 <= token.i + at < len(token.doc))
    return joined and any(word in closed("male") | closed("female") for word in around)


def _open_before(discourse: Discourse, distance: int, token: Token, found: list[Mention]) -> bool:
    """True if the sentence before the antecedent's contains an unresolved pronoun of the same group."""
    further = discourse.near()[distance : distance + 1]
    unclear = any(group_of(token) in sentence.unresolved for sentence in further)
    return unclear and not any(each.role in SUBJECT for each in found)


def _carries_on(token: Token) -> bool:
    """True for 'it' as the subject of its sentence, unless merely characterised: 'it's a disaster' is too vague."""
    verb = token.head.head if token.dep_ == "poss" else token.head
    called = verb.lemma_ in {"be", "become"} and any(child.dep_ == "attr" for child in verb.children)
    return verb.dep_ == "ROOT" and not called


def _acts_alike(chosen: Mention, token: Token) -> bool:
    """Parallel roles: 'they' as agents acted before, 'them' may be a former object."""
    if token.dep_ in SUBJECT | {"poss"}:
        return chosen.main or chosen.role in SUBJECT
    return chosen.role in TAKEN_UP


def stands_alone(mention: Mention) -> bool:
    """False for 'my wife' and 'whose government', which need an antecedent themselves, and for quoted words."""
    parts = mention.meaning.lower().split()
    if parts[0] in {"a", "an"} and not mention.name:
        return False
    return parts[0] not in closed("possessive") | closed("asking") and '"' not in mention.meaning


def group_of(token: Token) -> str:
    """The pronoun group: 'male', 'female', 'many' or 'thing'; '' for other words."""
    return next((group for group in GROUPS if token.lower_ in closed(group)), "")


def _acting(token: Token) -> Token | None:
    """The subject of the verb whose object is the pronoun: 'Brown' for 'him' in 'Brown met him'."""
    verb = token.head if token.dep_ in {"dobj", "dative"} else token.head.head
    return subject_of(verb) if token.dep_ in {"dobj", "dative", "pobj"} else None


def _twice(token: Token) -> bool:
    """True for 'him' in 'He outwitted him': one antecedent cannot be both."""
    subject = _acting(token)
    return subject is not None and bool(group_of(subject)) and group_of(subject) == group_of(token)


def _acts_on(here: list[Mention], mention: Mention, token: Token) -> bool:
    """True if the mention is the agent acting on the pronoun: in 'Brown outwitted him', 'him' is not Brown."""
    subject = _acting(token)
    return subject is not None and any(each.at == subject.i and _same(each, mention) for each in here)


def _rival(here: list[Mention], token: Token, discourse: Discourse) -> bool:
    """True if the sentence itself contains another candidate before the pronoun, or any name that may be somebody's.

    Left dislocation ('The men and women, they put their lives …') takes precedence over the earlier context.
    """
    if token.lower_ in closed("many"):
        return _reported(token) or any(each.at < token.i and each.plural for each in here)
    if token.lower_ in closed("thing"):
        return _reported(token) or any(each.at < token.i and not each.plural and not each.person for each in here)
    described = any(each.at < token.i and each.person and not each.name for each in here)
    acting = _acting(token)
    before = (each.lower_ for each in names(token.doc) if each.i < token.i and each != acting)
    return described or _told_by_somebody(token) or any(_may_be(name, token, discourse) for name in before)


def _told_by_somebody(token: Token) -> bool:
    """True in 'the Acting President said that he …': whoever says so may mean himself."""
    within = [verb for verb in token.ancestors if verb.dep_ == "ccomp"]
    subjects = (subject_of(verb.head) for verb in within)
    return any(each is not None and each.i < token.i and each.pos_ in {"NOUN", "PROPN"} for each in subjects)


def _somebody_acts(mentions: list[Mention]) -> bool:
    """True if a sentence is about a person whom it describes and does not name."""
    return any(each.person and not each.name and each.role in SUBJECT for each in mentions)


def _told_to_others(same: list[Mention], token: Token) -> bool:
    """True for 'the bank told its investors that they …': those who are told may be meant, not who told them."""
    if token.lower_ not in closed("many") or any(each.plural for each in same):
        return False
    told = (child for verb in token.ancestors for child in verb.children if child.dep_ in {"dobj", "dative"})
    return any(each.i < token.i and each.tag_ in {"NNS", "NNPS"} for each in told)


def _reported(token: Token) -> bool:
    """True in 'the March 23 Movement says that they …': whoever says so may speak of itself, whatever its name."""
    subjects = (subject_of(verb) for verb in token.ancestors if verb != token.head)
    return any(each is not None and each.i < token.i and each.pos_ in {"NOUN", "PROPN"} for each in subjects)


def _may_be(name: str, token: Token, discourse: Discourse) -> bool:
    """True unless the bearer of the name is the speaker, or is known to be a woman for 'he', a man for 'she'."""
    if discourse.said[-1].speaker.lower().split()[-1:] == [name]:
        return False
    wanted = "m" if group_of(token) == "male" else "f"
    return (gender_of_name(name) or discourse.gender_of(name)) in {wanted, ""}


def _within_sentence(found: list[Mention], token: Token, kept: frozenset[int]) -> Reading:
    different = _distinct(found)
    if all(each.tokens <= kept for each in different):
        return STAYS
    chosen = _only(different, token, nearest=True)
    if chosen is None:
        return UNDECIDED
    if chosen.tokens <= kept:
        return STAYS
    if chosen.label in PLACES and chosen.role not in TAKEN_UP:
        return UNDECIDED
    thing = token.lower_ in closed("thing")
    many = token.lower_ in closed("many")
    if many and (not _acts_alike(chosen, token) or (chosen.label in PLACES and chosen.role not in SUBJECT)):
        return UNDECIDED
    if thing and not (chosen.role in SUBJECT and token.dep_ in SUBJECT | {"poss"} and chosen.name):
        return UNDECIDED
    if not stands_alone(chosen):
        return UNDECIDED
    return Reading(chosen.meaning, "named earlier in the same sentence", singular=not chosen.plural)


def _across(found: list[Mention], token: Token, distance: int, discourse: Discourse) -> Reading:
    chosen = _only(_distinct(found), token, nearest=False)
    if chosen is None or not stands_alone(chosen) or not _within_reach(chosen, token, distance, discourse):
        return UNDECIDED
    known = chosen.main and bool(chosen.gender or discourse.gender(chosen))
    if chosen.person and not known and (_another(chosen, token, distance, discourse) or len(_distinct(found)) > 1):
        return UNDECIDED
    where = "just before" if distance == 1 else f"{distance} sentences before"
    return Reading(fullest(chosen, discourse), f"the only fitting name or noun {where}", singular=not chosen.plural)


def _another(chosen: Mention, token: Token, distance: int, discourse: Discourse) -> bool:
    """True if somebody else was named since who may be meant."""
    own = set(chosen.meaning.lower().split())
    since = {name for sentence in discourse.near()[:distance] for name in sentence.names}
    return any(_may_be(name, token, discourse) for name in since - own)


def _within_reach(chosen: Mention, token: Token, distance: int, discourse: Discourse) -> bool:
    """Persons can be referred to from further back than things; a thing only if it was subject or object."""
    given_names = words("people", "men") | words("people", "women")
    if chosen.text.lower() in given_names and discourse.near()[distance - 1].speaker != discourse.said[-1].speaker:
        return False  # 'Donald claims …', says one; whoever answers may be Donald
    if token.lower_ in closed("thing"):
        same_speaker = discourse.said[-1].speaker == discourse.said[-2].speaker
        told = chosen.name or chosen.text.lower().split()[0] in words("reference", "definite")
        subjects = chosen.main and token.dep_ in SUBJECT and not _announces(token.head)
        return distance == 1 and same_speaker and told and subjects and not chosen.stands_for and _carries_on(token)
    if token.lower_ in closed("many"):
        same_speaker = discourse.said[-1].speaker == discourse.said[-2].speaker
        alike = _acts_alike(chosen, token) and _stands_out(chosen, token, discourse)
        return distance == 1 and same_speaker and alike
    if chosen.role in SUBJECT:
        return True
    return discourse.said[-1].speaker == discourse.said[-2].speaker and not _other_topic(chosen, token, discourse)


def _announces(verb: Token) -> bool:
    """True for 'it is heartening that …', however it is parsed; 'it says that …' may be the report just named."""
    content = any(child.dep_ in {"ccomp", "csubj"} for child in verb.children)
    return content and verb.lemma_ not in words("verbs", "report")


def _stands_out(chosen: Mention, token: Token, discourse: Discourse) -> bool:
    """True for what the sentence before was about, or the only plural in it; one country only as who acts again."""
    if chosen.under:
        return False
    several = [each for each in discourse.near()[0].mentions if each.plural and not each.tokens & chosen.tokens]
    if not chosen.plural:
        shown = token.head.lemma_ in words("verbs", "report") and any(each.role == "dobj" for each in several)
        return chosen.main and token.dep_ in SUBJECT and not shown  # 'The Times printed two pages. They show …'
    return chosen.main or not several


def _other_topic(chosen: Mention, token: Token, discourse: Discourse) -> bool:
    """True if another entity was the subject just before the sentence that mentions `chosen` in passing."""
    others = [
        each
        for sentence in discourse.near()
        for each in sentence.mentions
        if not sentence.aside and each.role in SUBJECT and fits(each, token, discourse) and not _same(each, chosen)
    ]
    return bool(others)


def _only(found: list[Mention], token: Token, *, nearest: bool) -> Mention | None:
    """The single mention, or the single subject if the pronoun is a subject; None if several readings are left."""
    if len(found) == 1:
        return found[0]
    subjects = [each for each in found if each.role in SUBJECT]
    if token.dep_ in SUBJECTS | {"poss"} and len(subjects) == 1:
        return subjects[0]
    people = [each for each in found if each.label == "PERSON" or each.name]
    if nearest and len(people) == 1:
        return people[0]
    return None


def _may_bind(mention: Mention, token: Token) -> bool:
    """False if the mention is the subject of the verb whose object the pronoun is ('Obama called him')."""
    if mention.head in words("reference", "empty") and not mention.name:
        return False
    if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
        return True
    subject = token.doc[mention.at]
    verb = token.head if token.dep_ in {"dobj", "dative", "nsubj", "nsubjpass"} else token.head.head
    return not (subject.dep_ in SUBJECTS and subject.head == verb)


def _distinct(found: list[Mention]) -> list[Mention]:
    """Mentions of different entities: 'Putin' after 'President Putin' is the same one; a group subsumes its members."""
    groups = [each for each in found if " and " in each.text and each.plural]
    kept: list[Mention] = []
    for each in found:
        inside = any(each is not group and each.tokens < group.tokens for group in groups)
        if not inside and not any(_same(each, other) for other in kept):
            kept.append(each)
    return kept


def _same(one: Mention, other: Mention) -> bool:
    return one.meaning.lower() == other.meaning.lower() or (one.person and other.person and one.head == other.head)


def fullest(mention: Mention, discourse: Discourse) -> str:
    """The longest name that the statement used for the same person, or the mention's own words.

    If two persons share the surname, the mention's own words are kept.
    """
    if mention.stands_for or not (mention.person and mention.name):
        return mention.meaning
    names = {
        each.text
        for sentence in discourse.said
        for each in sentence.mentions
        if each.person and each.name and not each.plural and not each.stands_for and each.head == mention.head
    }
    given = {name.split(" of ")[0].split()[-2].lower() for name in names if len(name.split(" of ")[0].split()) > 1}
    if len(given - words("people", "offices") - words("speakers", "honorifics")) > 1:
        return mention.text
    return max([mention.text, *sorted(names)], key=len)
