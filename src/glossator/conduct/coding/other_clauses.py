"""Where an event is told when the main clause tells none, and clauses that are no news of the day."""

from dataclasses import replace

from glossator.conduct.coding.acts import Act, Setting, Token
from glossator.conduct.coding.building import Building
from glossator.conduct.coding.clauses import Clause
from glossator.conduct.coding.lexicon import lexicon
from glossator.conduct.coding.look_alikes import is_game
from glossator.conduct.coding.worth_coding import worth_coding
from glossator.language.model import Certainty

SUBORDINATE = frozenset({"advcl", "ccomp", "parataxis"})  # relative clauses tell what is known already
OTHER_TENSES = frozenset({"VB", "VBZ", "VBP"})
QUESTIONS = frozenset({"WRB", "WP", "WDT"})


def elsewhere(coder: Building, root: Token) -> list[Act]:
    """When the main clause tells no event: the first one below it that names both sides."""
    for verb in root.subtree:
        if verb is root or verb.pos_ != "VERB" or (verb.dep_ not in SUBORDINATE and not _main(verb, root)):
            continue
        if lexicon().operators.get(verb.head.lemma_) == "deny":
            continue  # "did not deny that …" tells of no event
        head = Clause(verb.head).surface
        if any(child.tag_ in QUESTIONS and child.i < verb.i for child in verb.children):
            continue  # "asks why …"
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
        if infinitive or (head is not None and head.pos_ == "PRON"):
            continue  # "the decision to withdraw", "he …": too far from who did it
        if background(verb, root) or verb.tag_ == "VBG":
            continue  # "spoke about evacuating civilians, delivering aid"
        for act in coder.walk(verb, Setting(Clause(verb.head).surface if verb.dep_ == "advcl" else None)):
            named = any(a.code for a in act.sources) and any(a.code for a in act.targets)
            if named and act.certainty is Certainty.ASSERTED and worth_coding(act) and not is_game(act, root):
                said = verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon().operators and head is not None
                return [replace(act, speakers=(coder.mentions.wording(head),)) if said else act]
    return []


def _main(verb: Token, root: Token) -> bool:
    """'Russian planes bombed Aleppo', read as planes that were bombed: no participle has an object."""
    return (
        verb.dep_ == "acl"
        and root in (verb.head, verb.head.head)
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and verb.tag_ in {"VBD", "VBN"}
        and Clause(verb).child("dobj") is not None
    )


def background(verb: Token, root: Token) -> bool:
    """What a clause tells in the past beside a present, or in the past perfect, is no news of the day."""
    before = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return before or (verb.dep_ == "advcl" and root.tag_ in {"VBZ", "VBP"} and verb.tag_ == "VBD")


def outside(said: Token, joined: Token, setting: Setting) -> bool:
    """True when a verb in the past is joined to what was said in another tense: it belongs to who spoke."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in joined.children)
    return setting.reported and said.dep_ == "ccomp" and not own and joined.tag_ == "VBD" and said.tag_ in OTHER_TENSES


def misread(clause: Clause, joined: Token) -> bool:
    """'killed in Nablus, occupied Palestine': a participle before a noun is no second deed."""
    labels = {child.dep_ for child in joined.children}
    return clause.passive and joined.tag_ == "VBN" and "dobj" in labels and not labels & {"aux", "auxpass"}
