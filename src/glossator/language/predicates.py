"""A verb with its logical arguments, polarity and modality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed, words

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass
class Predicate:
    """One verb; `subject` and `object` are logical: the agent of a passive is its subject."""

    verb: Token
    subject: Token | None = None
    inherited: Token | None = None

    def __post_init__(self) -> None:
        if self.subject is None:
            self.subject = self._subject()

    def child(self, *labels: str) -> Token | None:
        """The first child with one of the dependency labels."""
        return next((child for child in self.verb.children if child.dep_ in labels), None)

    @cached_property
    def passive(self) -> bool:
        """True for a passive verb."""
        if self.child("nsubjpass", "auxpass") is not None:
            # "is opposed to", "is committed to" are states, not acts of others.
            return self.verb.lemma_ not in words("predicates", "states_of_mind") or self.child("agent") is not None
        reduced = self.verb.dep_ in {"acl", "advcl"} and self.verb.tag_ == "VBN" and self.child("aux", "dobj") is None
        if self.verb.dep_ in {"xcomp", "oprd"} and self.verb.tag_ == "VBN":
            return self.child("nsubj", "dobj", "aux") is None  # "were found shot dead"
        joined = self.verb.dep_ == "conj" and self.verb.tag_ == "VBN" and self.child("nsubj", "dobj", "aux") is None
        return reduced or (
            joined and self.verb.head.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in self.verb.head.children)
        )

    @cached_property
    def surface(self) -> Token | None:
        """The grammatical subject."""
        own = self.child("nsubj", "nsubjpass", "csubj")
        if own is not None:
            return own
        head = self.verb.head
        if self.verb.dep_ in {"acl", "relcl"}:
            return head
        return self.inherited

    def _subject(self) -> Token | None:
        if not self.passive:
            return self.surface
        for child in self.verb.children:
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
        return None

    @cached_property
    def object(self) -> Token | None:
        """The logical object: the direct object, or the subject of a passive."""
        if self.passive:
            return self.surface
        found = self.child("dobj", "attr")
        if found is None and self.particle:
            # "sealed off the West Bank" is parsed as a prepositional phrase.
            off = next(child for child in self.verb.children if child.lower_ == self.particle)
            found = next((noun for noun in off.children if noun.dep_ == "pobj"), None)
        if found is None:
            found = self._shared() or self._described() or self._swallowed()
        if found is None and self.verb.dep_ == "relcl":
            own = self.child("nsubj")
            return self.verb.head if own is not None and own.lower_ not in closed("relative") else None
        return found

    def _shared(self) -> Token | None:
        """'kill and injure eight gunmen': the object follows the second verb."""
        for child in self.verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and self.verb.i < child.i <= self.verb.i + 2:
                return next((noun for noun in child.children if noun.dep_ == "dobj"), None)
        return None

    def _swallowed(self) -> Token | None:
        """'kills eight people claimed to be …': the parser takes the object for a subject of the participle."""
        for child in self.verb.children:
            if child.dep_ == "ccomp" and child.i > self.verb.i and self.verb.lemma_ in words("predicates", "harming"):
                noun = next((inner for inner in child.children if inner.dep_ in {"nsubj", "nsubjpass"}), None)
                marked = any(inner.dep_ == "mark" for inner in child.children)
                if noun is None or marked:
                    continue
                if not any(token.is_punct for token in self.verb.doc[self.verb.i + 1 : noun.i]):
                    return noun
        return None

    def _described(self) -> Token | None:
        """'accuses neighbouring Sudan': the parser takes the participle for the governor of the object."""
        beside = next(
            (c for c in self.verb.children if c.dep_ == "xcomp" and c.lower_ in words("predicates", "beside")), None
        )
        return next((noun for noun in beside.children if noun.dep_ == "dobj"), None) if beside is not None else None

    @cached_property
    def dative(self) -> Token | None:
        """The indirect object: 'gave Syria aid', 'gave aid to Syria'."""
        found = self.child("dative")
        if found is not None and found.pos_ == "ADP":
            return next((noun for noun in found.children if noun.dep_ == "pobj"), None)
        return found

    @cached_property
    def particle(self) -> str:
        """The verb particle: 'off' in 'call off'."""
        found = self.child("prt")
        if found is None:
            found = next(
                (
                    c
                    for c in self.verb.children
                    if c.dep_ == "advmod" and c.lower_ in words("predicates", "particles") and c.i == self.verb.i + 1
                ),
                None,
            )
        if found is None and self.child("dobj") is None:
            # "seals off the West Bank", with the particle parsed as a preposition
            after = (c for c in self.verb.children if c.dep_ == "prep" and c.i == self.verb.i + 1)
            found = next((c for c in after if c.lower_ == "off"), None)
        return found.lower_ if found is not None else ""

    @cached_property
    def negated(self) -> bool:
        """True with 'not', 'never', 'no longer', or 'no' as determiner of the object or subject."""
        if any(child.dep_ == "neg" for child in self.verb.children):
            return True
        return any(
            noun is not None and any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in noun.children)
            for noun in (self.object, self.surface)
        )

    @cached_property
    def modality(self) -> str:
        """One of: actual, future, obliged, possible."""
        verb = self.verb
        while verb.dep_ == "conj" and verb.tag_ == "VB" and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children):
            verb = verb.head  # "will take part and hold talks"
        auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        if auxiliaries & words("predicates", "future"):
            return "future"
        if auxiliaries & words("predicates", "obliged"):
            return "obliged"
        if "would" in auxiliaries or "'d" in auxiliaries:
            return "would"
        return "possible" if auxiliaries & words("predicates", "possible") else "actual"

    def own_preps(self) -> list[tuple[str, Token]]:
        """(Preposition, object) of the verb and its direct object; for "was fired on", the stranded preposition."""
        found = [*prepositions(self.verb), *self._stranded()]
        return found if self.object is None else [*found, *prepositions(self.object)]

    def _stranded(self) -> list[tuple[str, Token]]:
        if not self.passive or self.surface is None:
            return []
        last = next((child for child in self.verb.children if child.i == self.verb.i + 1), None)
        if last is None or last.dep_ not in {"prep", "prt"} or any(True for _ in last.children):
            return []
        return [(last.lower_.removeprefix("up") if last.lower_ == "upon" else last.lower_, self.surface)]

    def preps(self) -> list[tuple[str, Token]]:
        """(Preposition, object): the verb's own first, then its object's and nested ones."""
        found = self.own_preps()
        for _, noun in list(found):
            found.extend(prepositions(noun))
        return found


def prepositions(token: Token) -> list[tuple[str, Token]]:
    """(Preposition, object) of a token's own prepositional phrases."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "PART"}:
            found.extend((child.lower_, noun) for noun in child.children if noun.dep_ == "pobj")
            for inner in child.children:
                if inner.dep_ == "prep":
                    found.extend((inner.lower_, noun) for noun in inner.children if noun.dep_ == "pobj")
    return found
