"""Queries on a dependency parse shared by all rules: subjects, subtrees, verbs, conditions; and the Clause type."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from glossator.language.lexicon import load, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
AUXILIARIES = {"aux", "auxpass"}
FIRST_PERSON = {"i", "we"}
DASHES = {"--", "—", "–"}


@dataclass(frozen=True)
class Clause:
    """A clause: its head (a verb, or the head of a fragment) and its tokens, shared ones included."""

    head: Token
    tokens: frozenset[int]
    reporter: str = ""
    report: bool = False
    whole: bool = False
    dropped: frozenset[int] = field(default=frozenset())


def root_clause(doc: Doc) -> Clause:
    """The whole sentence as one clause."""
    root = next(token for token in doc if token.dep_ == "ROOT")
    return Clause(head=root, tokens=frozenset(range(len(doc))), whole=True)


def is_verb(token: Token) -> bool:
    """True for verbs and auxiliaries."""
    return token.pos_ in {"VERB", "AUX"}


def is_conditional(doc: Doc) -> bool:
    """True if the sentence asserts something only under a condition."""
    for token in doc:
        condition = token.dep_ == "mark" and token.lower_ in words("conjunctions", "conditional")
        if condition and token.head.dep_ in {"advcl", "ROOT", "ccomp", "conj"} and not _mere_talk(token.head):
            return True
    return bool(_phrased().search(doc.text)) or any(_inverted(token) for token in doc)


@cache
def _phrased() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('conjunctions')['conditions'])})\b", re.IGNORECASE)


def _inverted(token: Token) -> bool:
    """True for conditions by inversion: 'Were it not for …', 'had we taken …', 'should they attack'."""
    doc = token.doc
    if (
        token.lower_ not in words("conjunctions", "inverted")
        or token.i + 1 >= len(doc)
        or doc.text.rstrip().endswith("?")
    ):
        return False
    verb = token if token.dep_ not in AUXILIARIES else token.head
    subject = subject_of(verb)
    if subject is None or min(subtree(subject)) != token.i + 1:
        return False
    before = doc[token.i - 1] if token.i else None
    opens = before is None or before.is_punct or before.dep_ in {"cc", "intj"}
    later = token.i > 0 and any(
        each.tag_ == "MD" and each.lower_ in words("conjunctions", "consequent") for each in doc[: token.i]
    )
    return opens or later


def _mere_talk(verb: Token) -> bool:
    """True for discourse conditionals ('if you look at …'), on which nothing depends."""
    subject = subject_of(verb)
    return subject is not None and subject.lower_ == "you" and verb.lemma_ in words("conjunctions", "mere_talk")


def subtree(token: Token) -> frozenset[int]:
    """Indices of a token and its descendants."""
    return frozenset(each.i for each in token.subtree)


def subject_of(head: Token) -> Token | None:
    """The subject of a verb, or None."""
    return next((child for child in head.children if child.dep_ in SUBJECTS and child.i < head.i), None) or next(
        (child for child in head.children if child.dep_ in SUBJECTS), None
    )


def is_finite(head: Token) -> bool:
    """True for a verb with a subject and tense."""
    return subject_of(head) is not None and (
        head.tag_ in {"VBD", "VBP", "VBZ"}
        or any(child.dep_ in AUXILIARIES and child.tag_ != "TO" for child in head.children)
    )


def is_quoted(token: Token) -> bool:
    """True inside quotation marks, or in direct speech after 'they said,' or 'he asked:'."""
    before = [each.text for each in token.doc[: token.i]]
    opened = sum(each in {"“", "``"} for each in before) > sum(each in {"”", "''"} for each in before)
    if opened or before.count('"') % 2 or before.count("‘") > sum(each == "’" for each in before):
        return True
    after = [each.text for each in token.doc[token.i :]]
    if after.count("”") > after.count("“") and not before.count("“"):
        return True  # the quotation opened in an earlier sentence or post
    for verb in token.ancestors:
        if verb.i + 1 < token.i and says(verb):
            subject = subject_of(verb)
            return subject is None or subject.lower_ not in FIRST_PERSON
    return False


def says(verb: Token) -> bool:
    """True for a verb that introduces direct speech: 'they said, …', 'he asked: …'."""
    after = verb.doc[verb.i + 1].text if verb.i + 1 < len(verb.doc) else ""
    return verb.lemma_ in words("predicates", "direct_speech") and after in {",", ":"} and subject_of(verb) is not None


def may_be_somebody(token: Token) -> bool:
    """True for a proper name not known as a place or body: 'the meeting Mr Xi and I had'."""
    return token.pos_ == "PROPN" and token.ent_type_ not in {"GPE", "LOC", "NORP", "DATE"}


def root_of(doc: Doc) -> Token:
    """The root of the sentence."""
    return next(token for token in doc if token.dep_ == "ROOT")
