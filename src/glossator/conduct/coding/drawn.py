"""Event nouns as subjects of reactions: "Britain's expulsion of two diplomats drew a threat"."""

from glossator.conduct.actors.parties import parties
from glossator.conduct.actors.targets import who
from glossator.conduct.coding.acts import Act, Setting, Token
from glossator.conduct.coding.building import Building
from glossator.conduct.coding.event_nouns import noun_frame
from glossator.conduct.coding.lexicon import Frame, lexicon
from glossator.conduct.model import Actor
from glossator.conduct.words import event_words
from glossator.language.predicates import Predicate, prepositions


def drawn(coder: Building, clause: Predicate, setting: Setting) -> list[Act]:
    """The act and, if somebody reacts to it, the reaction; both sides of the act must be named."""
    noun, lemma = clause.surface, clause.verb.lemma_.lower()
    if (
        noun is None
        or lemma not in event_words("drawing")
        or clause.passive
        or clause.negated
        or clause.modality != "actual"
    ):
        return []
    frame = noun_frame(noun)
    if frame is None:
        return []
    frame = _of_diplomats(noun, frame)
    sources, hit = parties(coder.mentions, noun, frame)
    if not _named(sources) or not _named(hit):
        return []
    return [coder.act(frame, clause, setting, sources, hit), *_answer(coder, clause, setting, sources)]


def _answer(coder: Building, clause: Predicate, setting: Setting, doers: list[Actor]) -> list[Act]:
    """ "… drew a threat of retaliation from Moscow": the reaction targets the agents of the act."""
    noun = clause.object
    frame = noun_frame(noun) if noun is not None else None
    if noun is None or frame is None:
        return []
    behind = [pair for pair in clause.preps() if pair[0] in {"from", "by"}]
    sources = [actor for _, other in behind for actor in who(coder.mentions, other)]
    return [coder.act(frame, clause, setting, sources, doers)] if _named(sources) else []


def _of_diplomats(noun: Token, frame: Frame) -> Frame:
    """The frame for expelled diplomats, which differs from that for other people."""
    verb = next(iter(lexicon().verbs.get("expel", ())), None)
    whom = verb.conditions.get("obj", ()) if verb is not None and noun.lemma_.lower() == "expulsion" else ()
    sent = any(other.lemma_.lower() in whom for _, other in prepositions(noun))
    return Frame(verb.type, verb.mode, frame.target) if verb is not None and sent else frame


def _named(actors: list[Actor]) -> bool:
    return any(actor.code or actor.id for actor in actors)
