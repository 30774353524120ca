"""Agent and patient: the same act with both exchanged is another event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.evidence.model import Signal
from glossator.evidence.signals.table import Name, signal
from glossator.language.inflection import stem
from glossator.people.naming import pattern

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = {"nsubj", "csubj"}
PASSIVE_SUBJECTS = {"nsubjpass"}
OBJECTS = {"dobj", "dative", "obj"}
CARRIED = {"xcomp", "conj", "advcl", "ccomp"}
PRONOUNS = {"he", "him", "she", "her", "they", "them", "it"}


@dataclass(frozen=True)
class Act:
    """A verb stem with the words of its agent and patient; either may be empty."""

    act: str
    doer: str
    receiver: str


def acts(doc: "Doc") -> list[Act]:
    """The acts of a parsed sentence in order, passives converted to active."""
    return [act for token in doc if token.pos_ == "VERB" for act in [_act(token)] if act.doer or act.receiver]


def role_signal(claim: Sequence[Act], passage: Sequence[Act], actors: Sequence[str]) -> Signal | None:
    """A signal if claim and passage report the same act between the same two actors; None otherwise.

    The value is "same" or "exchanged".
    """
    for ours in claim:
        for theirs in passage:
            if ours.act != theirs.act:
                continue
            pair = [_who(words, actors) for words in (ours.doer, ours.receiver, theirs.doer, theirs.receiver)]
            doer, receiver, their_doer, their_receiver = pair
            if not (doer and receiver and their_doer and their_receiver) or doer == receiver:
                continue
            if (doer, receiver) == (their_doer, their_receiver):
                return signal(Name.ROLES, "same", f"both say that {doer} did it to {receiver}")
            if (doer, receiver) == (their_receiver, their_doer):
                reason = f"the claim has {doer} acting on {receiver}, the source {their_doer} on {their_receiver}"
                return signal(Name.ROLES, "exchanged", reason)
    return None


def _act(verb: "Token") -> Act:
    doer, receiver = _subject(verb), ""
    for child in verb.children:
        if child.dep_ in PASSIVE_SUBJECTS:
            receiver = _phrase(child)
        elif child.dep_ in OBJECTS:
            receiver = _words(child, verb)
        elif child.dep_ == "agent":
            doer = " ".join(_phrase(grand) for grand in child.children)
        elif child.dep_ == "prep" and child.lower_ in {"to", "with"} and not receiver:
            receiver = " ".join(_phrase(grand) for grand in child.children)
    return Act(act=stem(verb.text), doer=doer, receiver=receiver)


def _subject(verb: "Token") -> str:
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return _phrase(child)
    if any(child.dep_ in PASSIVE_SUBJECTS for child in verb.children):
        return ""
    return _subject(verb.head) if verb.dep_ in CARRIED and verb.head is not verb else ""


def _words(token: "Token", verb: "Token") -> str:
    # "called Putin to congratulate him": the pronoun refers to the object of the verb above.
    if token.lower_ in PRONOUNS and verb.dep_ in CARRIED:
        above = [child for child in verb.head.children if child.dep_ in OBJECTS]
        if above:
            return _phrase(above[0])
    return _phrase(token)


def _phrase(token: "Token") -> str:
    # The head with its premodifiers: "Russian President Vladimir Putin", without a following "of …".
    return token.doc[token.left_edge.i : token.i + 1].text


def _who(words: str, actors: Sequence[str]) -> str:
    # The actor named last is the head: "Russian President Vladimir Putin" is Putin, not Russia.
    ends = [(hit.end(), actor) for actor in actors for hit in pattern(actor).finditer(words)]
    return max(ends)[1] if ends else ""
