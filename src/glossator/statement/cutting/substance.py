"""Whether a claim contains anything checkable (a name, a thing, a date), unlike 'Two killed'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.language.rules import first
from glossator.language.tree import FIRST_PERSON, Clause, subject_of, subtree
from glossator.statement.cutting.boundaries import is_whole
from glossator.statement.kinds.predicates import NAMED, is_date
from glossator.statement.kinds.rules import Rule
from glossator.statement.model import Kind
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from glossator.statement.coreference.wording import Wording

UNITS = {"PERCENT", "MONEY", "QUANTITY"}
BARE = {"TIME", "DATE", "CARDINAL", "ORDINAL"}  # numbers without an identifying unit
HEADLINE = {
    "NUM",
    "VERB",
    "AUX",
    "ADJ",
    "CCONJ",
    "PUNCT",
}  # all that 'Four wounded, two killed' contains


def rule_of(clause: Clause, wording: Wording, kind: Kind, *, heard: bool = False) -> Rule[Told] | None:
    """The rule that downgrades a worded claim from the kind of its clause, or None; `heard` words have no stops."""
    return first(RULES, Told(clause, wording, kind, heard))


def is_hollow(clause: Clause, wording: Wording) -> bool:
    """True if only unresolved pronouns, bare numbers and their units are left.

    A comparison identifies nothing either: 'They're like swiss cheese'.
    """
    subject = subject_of(clause.head)
    own = subject is not None and subject.lower_ in FIRST_PERSON
    if wording.added or (own and clause.head.lemma_ not in words("kinds", "assenting")):
        return False
    doc = clause.head.doc
    if subject is not None and subject.like_num and any(doc[i].pos_ not in HEADLINE for i in clause.tokens):
        return False
    likened = subtree_of_likeness(clause.head)
    dated = clause.head.lemma_ != "be" and any(is_date(doc[i]) for i in clause.tokens)  # 'It was in 2008' dates nothing
    return not dated and not any(_holds(doc[i], wording) for i in clause.tokens - likened)


def subtree_of_likeness(head: Token) -> frozenset[int]:
    """The words of 'like …' after a verb of being or seeming; empty if something is counted."""
    if head.lemma_ not in words("kinds", "likening"):
        return frozenset()
    found: set[int] = set()
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "like" and not any(doc.like_num for doc in child.subtree):
            found |= subtree(child)
    return frozenset(found)


def _holds(token: Token, wording: Wording) -> bool:
    """True for a word that can be checked, or that was replaced by one."""
    if token.i in wording.meanings:
        return token.lower_ not in closed("first") | closed("first_plural")
    if token.ent_type_ in NAMED | UNITS or token.text[:1] in "#@":
        return True
    if token.pos_ not in {"NOUN", "PROPN"} or token.is_punct or token.like_num:
        return False
    counted = any(child.dep_ == "nummod" for child in token.children)
    vague = token.lower_ in words("kinds", "vague") | words("kinds", "amounts") and not counted
    return token.ent_type_ not in BARE and not vague


@dataclass(frozen=True)
class Told:
    """A clause with its standalone wording and the kind that the clause rules gave it."""

    clause: Clause
    wording: Wording
    kind: Kind
    heard: bool = False

    @property
    def assents(self) -> bool:
        """The speaker is its subject, and its verb one of thinking, seeing or saying, not denied."""
        subject = subject_of(self.clause.head)
        own = subject is not None and subject.lower_ in FIRST_PERSON
        denied = any(child.dep_ == "neg" for child in self.clause.head.children)
        return own and not denied and self.clause.head.lemma_ in words("kinds", "assenting")

    @cached_property
    def likened(self) -> bool:
        """It is a comparison with 'like'."""
        return bool(subtree_of_likeness(self.clause.head))


RULES: tuple[Rule[Told], ...] = (
    Rule("cut-short", Kind.PLEASANTRY, "no whole clause, and without stops: where it begins and ends is not known",
         lambda told: told.heard and not is_whole(told.clause.head.doc),
         "when the mills closed in ohio", "the mills closed in ohio"),
    Rule("hollow", Kind.PLEASANTRY, "nothing is left in it that anybody could look up",
         lambda told: (told.kind.checkable or told.likened) and is_hollow(told.clause, told.wording),
         "Two killed, four wounded.", "Two were killed in Ohio."),
    Rule("assent", Kind.PLEASANTRY, "the speaker only says that the speaker thinks, sees or says so",
         lambda told: told.kind is not Kind.FORECAST and told.assents and is_hollow(told.clause, told.wording),
         "I think so.", "I think of Canada."),
    Rule("likened", Kind.OPINION, "it says what a thing is like",
         lambda told: told.likened,
         "The border of Texas is like Swiss cheese.", "The border of Texas is long."),
)  # fmt: skip
