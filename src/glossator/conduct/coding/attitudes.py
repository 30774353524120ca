"""Attitudes: 'will not negotiate', 'has no intention of', 'is opposed to', 'is ready to meet'."""

from dataclasses import replace

from glossator.conduct.actors.targets import in_clause, targets, who
from glossator.conduct.coding.acts import Act, Setting, Token, same
from glossator.conduct.coding.building import Building
from glossator.conduct.coding.lexicon import Frame, lexicon
from glossator.conduct.model import Actor
from glossator.conduct.words import event_words
from glossator.language.predicates import Predicate, prepositions


def unwilling(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act]:
    """'X will not …' is coded as a refusal, whatever the verb."""
    willed = clause.modality == "future" or (clause.modality == "would" and setting.reported)
    if not (clause.negated and willed and not clause.passive and clause.verb.lemma_ in event_words("unwilling")):
        return []
    if not any(actor.id for actor in sources):
        return []
    frame = lexicon().frames["unwilling"]
    return [coder.act(frame, clause, setting, sources, targets(coder.mentions, clause, frame.target, sources))]


def no_intention(coder: Building, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act]:
    """'X has no intention of …ing' is coded as a refusal."""
    noun = clause.object
    if clause.verb.lemma_ != "have" or noun is None or not clause.negated:
        return []
    if noun.lemma_.lower() not in lexicon().classes["intention"] or not any(actor.code for actor in sources):
        return []
    inner = [child for child in noun.children if child.dep_ == "acl"]
    inner += [
        verb for child in noun.children if child.dep_ == "prep" for verb in child.children if verb.dep_ == "pcomp"
    ]
    for verb in inner:
        for tier in in_clause(coder.mentions, verb):
            hit = [actor for actor in tier if actor.code and not same(actor, sources)]
            if hit:
                return [coder.act(Frame("REJECT"), clause, setting, sources, hit)]
    return []


def adjective(
    coder: Building, adjective: Token, clause: Predicate, setting: Setting, sources: list[Actor]
) -> list[Act]:
    """Predicate adjectives: 'is ready to meet', 'is opposed to', 'is critical of'."""
    row = lexicon().adjectives.get(adjective.lemma_.lower())
    if row is None or not sources:
        return []
    if "operator" in row:
        inner = next((child for child in adjective.children if child.dep_ in {"xcomp", "ccomp"}), None)
        if inner is None:
            return []
        willing = (row["operator"] == "agree") is not clause.negated
        whole = Predicate(clause.verb, governed=inner)
        return [
            coder.act(
                Frame("AGREE" if willing else "REJECT"), clause, setting, sources,
                targets(coder.mentions, whole, ("clause",), sources),
            )
        ]  # fmt: skip
    hit = [
        actor for prep, noun in prepositions(adjective) if prep in row["target"] for actor in who(coder.mentions, noun)
    ]
    act = coder.act(Frame(row["type"], row.get("mode", "")), clause, setting, sources, hit)
    return [replace(act, negated=clause.negated)]
