"""Agent and patient: the same act with both exchanged is another event."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.evidence.model import Signal
from glossator.evidence.signals.table import Name, signal
from glossator.language.inflection import stem, stems
from glossator.language.lexicon import closed
from glossator.language.predicates import Predicate, prepositions
from glossator.people.named_in import pattern

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CARRIED = {"xcomp", "conj", "advcl", "ccomp"}


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


def crossed(claim: Sequence[Act], passage: Sequence[Act], names: Collection[str]) -> Signal | None:
    """A signal if the claim's doer does something else in the passage, and another name does what is claimed.

    "Peru sold tanks, and Chile bought ships" does not say that Peru bought ships. `names`: the names in the passage.
    """
    for ours in claim:
        doer, receiver = stems(ours.doer), stems(ours.receiver)
        same = [one for one in passage if one.act == ours.act and stems(one.receiver) & receiver]
        others = [one for one in same if _named(one.doer, names) and not stems(one.doer) & doer]
        elsewhere = any(stems(one.doer) & doer for one in passage if one.act != ours.act)
        if doer and receiver and same and len(others) == len(same) and elsewhere:
            return signal(Name.ROLES, "another", f"in the source it is {others[0].doer} that did it")
    return None


def _named(words: str, names: Collection[str]) -> bool:
    return any(name in words for name in names)


def _act(verb: "Token") -> Act:
    read = Predicate(verb, inherited=_carried(verb))
    receiver = read.object if read.object is not None else read.dative
    if receiver is None:
        receiver = next((noun for word, noun in prepositions(verb) if word in {"to", "with"}), None)
    return Act(act=stem(verb.text), doer=_phrase(read.subject), receiver=_phrase(_meant(receiver, verb)))


def _carried(verb: "Token") -> "Token | None":
    """The subject of the verb above, which a joined or subordinate verb takes over."""
    if verb.dep_ not in CARRIED or verb.head is verb:
        return None
    above = Predicate(verb.head, inherited=_carried(verb.head))
    return None if above.passive else above.subject


def _meant(receiver: "Token | None", verb: "Token") -> "Token | None":
    # "called Putin to congratulate him": the pronoun refers to the object of the verb above.
    if receiver is None or receiver.lower_ not in closed("personal") or verb.dep_ not in CARRIED:
        return receiver
    above = Predicate(verb.head).object
    return receiver if above is None else above


def _phrase(token: "Token | None") -> str:
    # The head with its premodifiers: "Russian President Vladimir Putin", without a following "of …".
    return token.doc[token.left_edge.i : token.i + 1].text if token is not None else ""


def _who(words: str, actors: Sequence[str]) -> str:
    # The actor named last is the head: "Russian President Vladimir Putin" is Putin, not Russia.
    ends = [(hit.end(), actor) for actor in actors for hit in pattern(actor).finditer(words)]
    return max(ends)[1] if ends else ""
