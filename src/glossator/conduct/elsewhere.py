"""Where an event is told when the main clause tells none, and clauses that are no news of the day."""

from typing import TYPE_CHECKING

from glossator.conduct.acts import Act, Setting, Token
from glossator.conduct.clauses import Clause
from glossator.conduct.games import is_game
from glossator.conduct.worth import worth_coding
from glossator.evidence.model import Certainty

if TYPE_CHECKING:
    from glossator.conduct.coding import Coder

SUBORDINATE = frozenset({"advcl", "relcl", "acl", "ccomp", "pcomp", "parataxis"})


def elsewhere(coder: "Coder", root: Token) -> list[Act]:
    """When the main clause tells no event: the first one below it that names both sides."""
    for verb in root.subtree:
        if verb is root or verb.pos_ != "VERB" or verb.dep_ not in SUBORDINATE:
            continue
        head = Clause(verb.head).surface
        if verb.dep_ == "acl" and (verb.tag_ == "VBG" or Clause(verb).child("dobj") is None):
            continue  # "a law requiring …"; "planes bombed Aleppo" may be read as planes that were bombed
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
        if infinitive or (head is not None and head.pos_ == "PRON"):
            continue  # "the decision to withdraw", "he …": too far from who did it
        if background(verb, root):
            continue
        for act in coder.walk(verb, Setting(Clause(verb.head).surface if verb.dep_ == "advcl" else None)):
            named = any(a.code for a in act.sources) and any(a.code for a in act.targets)
            if named and act.certainty is Certainty.ASSERTED and worth_coding(act) and not is_game(act, root):
                return [act]
    return []


def background(verb: Token, root: Token) -> bool:
    """What a relative clause tells in the past beside a present, or in the past perfect, is no news of the day."""
    before = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return before or (verb.dep_ in {"relcl", "acl", "advcl"} and root.tag_ in {"VBZ", "VBP"} and verb.tag_ == "VBD")


def misread(clause: Clause, joined: Token) -> bool:
    """'killed in Nablus, occupied Palestine': a participle before a noun is no second deed."""
    labels = {child.dep_ for child in joined.children}
    return clause.passive and joined.tag_ == "VBN" and "dobj" in labels and not labels & {"aux", "auxpass"}
