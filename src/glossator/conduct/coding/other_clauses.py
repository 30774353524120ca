"""Events outside the main clause, and clauses that report background rather than news."""

from dataclasses import replace

from glossator.conduct.coding.acts import Act, Setting, Token
from glossator.conduct.coding.building import Building
from glossator.conduct.coding.lexicon import lexicon
from glossator.conduct.coding.look_alikes import is_game
from glossator.conduct.coding.worth_coding import worth_coding
from glossator.language.model import Certainty
from glossator.language.predicates import Predicate

SUBORDINATE = frozenset({"advcl", "ccomp", "parataxis"})  # relative clauses report known facts
OTHER_TENSES = frozenset({"VB", "VBZ", "VBP"})
QUESTIONS = frozenset({"WRB", "WP", "WDT"})


def elsewhere(coder: Building, root: Token) -> list[Act]:
    """If the main clause has no event: the acts of the first clause below it that names both sides."""
    for verb in root.subtree:
        if verb is root or verb.pos_ != "VERB" or (verb.dep_ not in SUBORDINATE and not _main(verb, root)):
            continue
        if lexicon().operators.get(verb.head.lemma_) == "deny":
            continue  # "did not deny that …" reports no event
        head = Predicate(verb.head).surface
        if any(child.tag_ in QUESTIONS and child.i < verb.i for child in verb.children):
            continue  # "asks why …"
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
        if infinitive or (head is not None and head.pos_ == "PRON"):
            continue  # "the decision to withdraw", "he …": too far from the agent
        if background(verb, root) or verb.tag_ == "VBG":
            continue  # "spoke about evacuating civilians, delivering aid"
        for act in coder.walk(verb, Setting(Predicate(verb.head).surface if verb.dep_ == "advcl" else None)):
            named = any(a.code for a in act.sources) and any(a.code for a in act.targets)
            if named and act.certainty is Certainty.ASSERTED and worth_coding(act) and not is_game(act, root):
                said = verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon().operators and head is not None
                return [replace(act, speakers=(coder.mentions.wording(head),)) if said else act]
    return []


def _main(verb: Token, root: Token) -> bool:
    """True for a misparsed main verb: 'Russian planes bombed Aleppo' as a participle, which takes no object."""
    return (
        verb.dep_ == "acl"
        and root in (verb.head, verb.head.head)
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and verb.tag_ in {"VBD", "VBN"}
        and Predicate(verb).child("dobj") is not None
    )


def background(verb: Token, root: Token) -> bool:
    """True for background: past tense beside a present-tense verb, or past perfect."""
    before = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return before or (verb.dep_ == "advcl" and root.tag_ in {"VBZ", "VBP"} and verb.tag_ == "VBD")


def outside(said: Token, joined: Token, setting: Setting) -> bool:
    """True if a past verb coordinated with reported speech in another tense belongs to the speaker instead."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in joined.children)
    return setting.reported and said.dep_ == "ccomp" and not own and joined.tag_ == "VBD" and said.tag_ in OTHER_TENSES


def misread(clause: Predicate, joined: Token) -> bool:
    """True for a prenominal participle misparsed as a verb: 'killed in Nablus, occupied Palestine'."""
    labels = {child.dep_ for child in joined.children}
    return clause.passive and joined.tag_ == "VBN" and "dobj" in labels and not labels & {"aux", "auxpass"}
