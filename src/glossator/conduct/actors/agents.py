"""Implicit agents of passives: 'killed after rebels attack a post', 'killed and others arrested by …'."""

from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.coding.acts import Act, Token
from glossator.conduct.coding.keys import key_forms, real_noun
from glossator.conduct.coding.lexicon import Frame, lexicon
from glossator.conduct.coding.not_coded import Refusal
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words, event_words
from glossator.language.predicates import Predicate

ARMED = frozenset({"MIL", "COP", "GOV"})
OWN_MOVES = frozenset({"MOBILIZE", "RETREAT", "SANCTION"})  # "troops were withdrawn": by whoever owns them
STANDING = frozenset({"nsubj", "pobj", "dobj", "conj", "ROOT"})
BEARING = frozenset({"MIL", "REB", "COP"})


def unnamed(mentions: Mentions, frame: Frame, clause: Predicate) -> list[Actor]:
    """The agents of a passive without a by-phrase; empty if unknown."""
    if frame.type in {"ASSAULT", "COERCE"}:
        found = _shared(mentions, clause)
        if not found and frame.type == "ASSAULT":
            found = _beside(mentions, clause)
        if found:
            return found
    if clause.object is None:
        return []
    if frame.type in OWN_MOVES:
        return [actor for actor in mentions.actors(clause.object) if actor.role in ARMED]
    if real_noun(clause.object).lemma_.lower() in lexicon().classes["weapons"]:
        return mentions.before(real_noun(clause.object))  # "Iranian missiles are launched at …"
    return []


def _shared(mentions: Mentions, clause: Predicate) -> list[Actor]:
    """'is killed and two others are arrested by the army': the by-phrase of the last verb applies to all."""
    for child in clause.verb.children:
        if child.dep_ == "conj" and child.tag_ == "VBN":
            joined = Predicate(child)
            if joined.passive and joined.subject is not None:
                return mentions.actors(joined.subject)
    return []


def _beside(mentions: Mentions, clause: Predicate) -> list[Actor]:
    """'are killed after militants attack a position': the agent of the adverbial clause."""
    for child in clause.verb.children:
        if child.dep_ != "advcl" or not any(mark.lower_ in actor_words("times") for mark in child.children):
            continue
        blow = Predicate(child)
        frames = [frame for key in key_forms(blow) for frame in lexicon().verbs.get(key, ())]
        if blow.passive or blow.negated or blow.subject is None or not any(f.type == "ASSAULT" for f in frames):
            continue
        return [actor for actor in mentions.actors(blow.subject) if actor.id or actor.role]
    return []


def by_itself(clause: Predicate) -> bool:
    """True for reflexives ('shoots herself'), which are nobody's conduct towards another."""
    thing: Token | None = clause.object
    return (
        thing is not None and thing.lower_.endswith(("self", "selves")) and clause.verb.lemma_ in event_words("persons")
    )


LEFT_OUT: Refusal[None] = Refusal(
    "perhaps-an-armed-party", "nobody is said to have done it, and an armed party that may have done it is named",
    lambda _: True, "", "",
)  # fmt: skip


def left_out(mentions: Mentions, act: Act) -> bool:
    """True for an attack without an agent in a sentence that names an armed party, the possible perpetrator."""
    if act.type != "ASSAULT" or act.sources:
        return False
    hit = {actor.words for actor in act.targets}
    for token in mentions.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ not in STANDING or token.head.lower_ == "including":
            continue
        if token.lemma_.lower() in lexicon().nouns:
            continue  # "a terrorist attack" names nobody
        for actor in mentions.actors(token):
            if actor.role in BEARING and not any(actor.words in words or words in actor.words for words in hit):
                return True
    return any(token.lemma_.lower() in actor_words("operations") and mentions.before(token) for token in mentions.doc)
