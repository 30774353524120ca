"""Ellipsis: complements omitted because they were just said: 'Obama tried' (to get along with Russia)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.language.tree import subtree
from glossator.statement.coreference.discourse import Discourse, Predicate
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENTS = {"xcomp", "ccomp", "dobj", "acomp", "attr", "oprd", "advcl"}


@dataclass(frozen=True)
class Supplied:
    """Words inserted after token `after`, and the earlier words they come from."""

    after: int
    words: str
    completes: str
    reason: str


def verb_name(token: Token) -> str:
    """The verb lemma with its particle: 'get along'."""
    particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), "")
    return f"{token.lemma_.lower()} {particle}".strip()


def supply(head: Token, kept: frozenset[int], object_meaning: str, discourse: Discourse) -> list[Supplied]:
    """The omitted complements of a clause, from earlier clauses; nothing if the clause is complete."""
    found = []
    for verb in sorted((head.doc[i] for i in kept if head.doc[i].pos_ == "VERB"), key=lambda token: token.i):
        made = _bare(verb, discourse) or _particle(verb, discourse) or _also(verb, kept, object_meaning, discourse)
        if made is not None:
            found.append(made)
    return found


def _bare(verb: Token, discourse: Discourse) -> Supplied | None:
    """'Obama tried': the same verb took a to-infinitive before."""
    if verb.lemma_ not in words("verbs", "with_infinitive") or verb.tag_ == "VB" or verb.dep_ == "relcl":
        return None  # 'any way you want' omits nothing
    if any(child.dep_ in COMPLEMENTS | {"prep", "prt"} for child in verb.children):
        return None
    for earlier in _others(discourse, verb_name(verb)):
        if earlier.complement.startswith("to "):
            reason = f"'{earlier.verb}' was said with '{earlier.complement}' just before"
            return Supplied(verb.i, earlier.complement, verb.text, reason)
    return None


def _particle(verb: Token, discourse: Discourse) -> Supplied | None:
    """'tried to get along': the same verb and particle took 'with …' before."""
    particle = next((child for child in verb.children if child.dep_ == "prt"), None)
    if particle is None or any(child.dep_ in {"prep", "dobj", "dative"} for child in verb.children):
        return None
    for earlier in _others(discourse, verb_name(verb)):
        if earlier.complement and not earlier.complement.startswith("to "):
            said = f"{verb.text} {particle.text}"
            return Supplied(
                particle.i, earlier.complement, said, f"'{earlier.verb} {earlier.complement}' was said just before"
            )
    return None


def _also(verb: Token, kept: frozenset[int], object_meaning: str, discourse: Discourse) -> Supplied | None:
    """'Obama called him also': the same verb with the same object had a purpose clause before."""
    too = next((child for child in verb.children if child.lower_ in words("reference", "too")), None)
    if too is None or too.i not in kept or any(child.dep_ in {"advcl", "xcomp"} for child in verb.children):
        return None
    for earlier in _others(discourse, verb_name(verb)):
        if earlier.purpose and earlier.object and earlier.object == object_meaning:
            reason = "the clause before it says the same of the same person, and for what purpose"
            return Supplied(too.i, earlier.purpose, too.text, reason)
    return None


def _others(discourse: Discourse, name: str) -> list[Predicate]:
    return [earlier for earlier in discourse.predicates() if earlier.verb == name]


def predicate(verb: Token, number: int, added: dict[int, str], words_of: dict[int, str]) -> Predicate:
    """What later clauses may omit after `verb`, in resolved words: `words_of` are replacements, `added` insertions."""
    complement = purpose = object_ = ""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "xcomp" and child.children and any(each.tag_ == "TO" for each in child.children):
            complement = complement or _phrase(child, added, words_of)
        elif child.dep_ == "prep" and any(each.dep_ == "pobj" for each in child.children):
            complement = complement or _phrase(child, added, words_of, only_names=True)
        elif child.dep_ == "advcl" and any(each.tag_ == "TO" for each in child.children):
            purpose = purpose or _phrase(child, added, words_of)
        elif child.dep_ == "dobj":
            object_ = words_of.get(child.i) or _phrase(child, added, words_of)
    return Predicate(verb=verb_name(verb), object=object_, complement=complement, purpose=purpose, sentence=number)


def _phrase(head: Token, added: dict[int, str], words_of: dict[int, str], *, only_names: bool = False) -> str:
    indices = sorted(subtree(head))
    if only_names:
        names = next((child for child in head.children if child.dep_ == "pobj"), None)
        if names is None or names.pos_ not in {"PROPN", "NOUN"}:
            return ""
        indices = [head.i, *sorted(i for i in range(names.left_edge.i, names.i + 1))]
    parts = []
    for i in indices:
        token = head.doc[i]
        parts.append(words_of.get(i, token.text) + token.whitespace_)
        if i in added:
            parts.append(" " + added[i] + " ")
    return " ".join("".join(parts).split()).rstrip(" .,;:!?")
