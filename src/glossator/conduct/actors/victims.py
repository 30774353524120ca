"""Victims: people under any description, capitals as places, and inferred affiliations."""

from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.actors.nationality import where
from glossator.conduct.actors.targets import who
from glossator.conduct.coding.acts import Token
from glossator.conduct.coding.conditions import CROWD
from glossator.conduct.coding.keys import real_noun
from glossator.conduct.coding.lexicon import lexicon
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words, event_words
from glossator.language.predicates import Predicate
from glossator.people.sectors import sectors

ARMED = frozenset({"REB", "MIL"})


def victims(mentions: Mentions, clause: Predicate) -> list[Actor]:
    """The patients of a verb that takes only people, or of a participle of outcome ("…, killing three")."""
    if clause.verb.lemma_ in event_words("persons") and clause.object is not None:
        return people(mentions, clause.object)
    for child in clause.verb.children:
        if child.dep_ in {"advcl", "conj", "acl"} and child.tag_ == "VBG" and child.lemma_ in event_words("outcomes"):
            harmed = Predicate(child).object
            if harmed is not None and child.lemma_ in event_words("persons"):
                return who(mentions, harmed) or people(mentions, harmed)
    return []


def people(mentions: Mentions, noun: Token) -> list[Actor]:
    """People under any description: a mention, with the state it is attributed to."""
    meant = real_noun(noun)
    if meant.pos_ == "NUM" and meant is noun:
        words = mentions.wording(noun)  # "kills three"
        return [Actor(id="", name=words, words=words, role="CVL")]
    if meant.pos_ != "NOUN" or meant.lemma_.lower() in lexicon().classes["things"]:
        return []
    homes = mentions.homes(meant)
    if homes and homes[0].id and homes[0].id != homes[0].code:
        return homes[:1]  # "members of Hamas"
    words = mentions.wording(meant)
    return [Actor(id="", name=words, words=words, role="CVL", code=homes[0].code if homes else "")]


def thing_hit(mentions: Mentions, clause: Predicate, *, own: bool = True) -> list[Actor]:
    """A thing hit, as a mention: a pipeline, a bridge (the object, if `own`), a car fired on."""
    aimed = [noun for prep, noun in clause.own_preps() if prep in actor_words("aimed")]
    for noun in (clause.object if own else None, *aimed):
        if (
            noun is None
            or noun.pos_ not in {"NOUN", "PROPN"}
            or noun.lemma_.lower() in actor_words("no_targets") | event_words("measures")
        ):
            continue
        words = mentions.wording(noun)
        return [Actor(id="", name=words, words=words)]
    return []


def hit_place(mentions: Mentions, actor: Actor) -> Actor:
    """A bombed capital is a place, not the government in it."""
    entry = mentions.known.exact(actor.words) or mentions.known.exact(actor.words.split()[-1])
    if entry is not None and entry.kind == "adjective" and actor.id == actor.code and not actor.role:
        return actor.model_copy(update={"id": ""})  # "a Malaysian website" is not the state
    return where(actor) if entry is not None and entry.kind == "capital" else actor


def at_home(actor: Actor, code: str, roles: frozenset[str]) -> Actor:
    """The actor with the code of the place, if it has no affiliation and may belong there."""
    homeless = not actor.code and not actor.id and actor.role in roles and "foreign" not in actor.words.lower()
    if _from_anywhere(actor):
        return actor
    return actor.model_copy(update={"code": code}) if homeless and code else actor


def of_the_place(mentions: Mentions, hit: list[Actor], sources: list[Actor]) -> list[Actor]:
    """Victims without an affiliation get the only place of the sentence other than the agents'."""
    codes = mentions.places() - {actor.code for actor in sources}
    if len(codes) != 1:
        return hit
    return [at_home(actor, next(iter(codes)), CROWD) for actor in hit]


def of_same_state(actor: Actor, sources: list[Actor]) -> Actor:
    """ "The nation's lawmakers" belong to the agent's state."""
    own = actor.words.lower().removeprefix("the ").startswith(tuple(actor_words("own")))
    code = next((source.code for source in sources if source.code and source.id == source.code), "")
    return actor.model_copy(update={"code": code}) if own and code and not actor.code else actor


def unarmed(actor: Actor, *, hit: bool) -> Actor:
    """Planes and ships that are let in or kept out need not be military, and cargo ships never are."""
    last = actor.words.lower().rsplit(" ", 1)[-1].removesuffix("s")
    free = last in actor_words("craft") and (
        not hit or bool(set(actor.words.lower().split()) & actor_words("civil_craft"))
    )
    return actor.model_copy(update={"role": ""}) if actor.role == "MIL" and free else actor


def _from_anywhere(actor: Actor) -> bool:
    """True for a gunman or a rocket, whose origin the location does not tell."""
    last = actor.words.lower().rsplit(" ", 1)[-1]
    known = sectors().strangers | lexicon().classes["weapons"]
    return actor.role in ARMED and (last in known or last.removesuffix("s") in known)


def _may_be_of(actor: Actor, crowd: bool) -> bool:
    abroad = set(actor.words.lower().split()) & actor_words("abroad")
    nobodys = bool(actor.role) and not actor.code and not actor.id and not abroad
    return nobodys and (actor.role != "GOV" or crowd) and not _from_anywhere(actor)


def countrymen(actors: list[Actor], others: list[Actor]) -> list[Actor]:
    """Police arrest, citizens petition their own: a role without an affiliation takes that of the other side."""
    beside = next((actor.code for actor in actors if actor.code), "")
    crowd = bool(others) and all(other.role in CROWD for other in others)
    code = next((other.code for other in others if other.code and (crowd or other.id == other.code)), "")
    return [
        actor.model_copy(update={"code": beside or code}) if _may_be_of(actor, crowd) and (beside or code) else actor
        for actor in actors
    ]
