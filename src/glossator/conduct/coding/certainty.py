"""The certainty of an act, from its own clause and the clauses above it only."""

from typing import Any

from glossator.language.certainty import mark
from glossator.language.model import Certainty

Token = Any

# Certainties that the words of a sentence may add to the grammatical reading.
WEAKER = frozenset(
    {Certainty.ALLEGED, Certainty.HEDGED, Certainty.HYPOTHETICAL, Certainty.QUESTIONED, Certainty.REPORTED}
)
SMALL = frozenset({"aux", "auxpass", "neg", "advmod", "mark", "acomp", "expl", "intj"})
ABOVE = frozenset({"ccomp", "xcomp", "conj", "pcomp", "oprd", "parataxis", "acl"})
TOLD_WITH = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "prep"})  # "allegedly held talks"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BEFORE_NOUNS = frozenset({"amod", "advmod", "det"})


def put(doc: Any, verb: int) -> Certainty:
    """The certainty expressed by the act's own words: asserted unless they weaken it."""
    found = mark(own_words(doc, verb)).certainty
    return found if found in WEAKER else Certainty.ASSERTED


def own_words(doc: Any, verb: int) -> str:
    """The chain of verbs from the act's up to the root with their function words, and modifiers of agent or event."""
    wanted: set[int] = set()
    token = doc[verb]
    while token.pos_ in {"NOUN", "PROPN"} and token.dep_ in TOLD_WITH:
        wanted |= {child.i for child in token.children if child.dep_ in BEFORE_NOUNS}
        token = token.head
    while True:
        wanted |= _of_verb(token)
        # Coordinated clauses are outside the scope of the verb.
        while token.dep_ == "conj" and token.head is not token:
            apart = token.tag_ == "VBD" and token.head.tag_ in {"VB", "VBZ", "VBP"}
            token = token.head
            if apart and token.dep_ == "ccomp":
                token = token.head  # "said that X must …, and called on Y"
        if token.dep_ not in ABOVE or token.head is token:
            break
        token = token.head
    if len(doc) and doc[-1].text.startswith("?"):
        wanted.add(doc[-1].i)
    return " ".join(
        token.text for token in doc if token.i in wanted - {verb}
    )  # "accuse" and "warn" do not hedge themselves


def _of_verb(verb: Token) -> set[int]:
    found = {verb.i}
    for child in verb.children:
        if child.dep_ in SMALL and len(list(child.subtree)) <= 4:
            found |= {token.i for token in child.subtree}
        elif child.lower_ == "according":
            found |= {child.i, *(inner.i for inner in child.children)}
        elif child.dep_ in SUBJECTS:
            found |= {inner.i for inner in child.children if inner.dep_ in BEFORE_NOUNS}
        elif child.dep_ == "agent":
            found |= {inner.i for noun in child.children for inner in noun.children if inner.dep_ in BEFORE_NOUNS}
    return found
