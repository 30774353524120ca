"""Verb agreement after a pronoun was replaced by a name: 'I have' becomes 'Ada has', 'they are' 'Russia is'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.inflection import third_person
from glossator.language.lexicon import closed
from glossator.language.tree import AUXILIARIES, DASHES, SUBJECTS, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMS = {
    **dict.fromkeys(("am", "are", "'m", "’m", "'re", "’re"), "is"),
    **dict.fromkeys(("have", "'ve", "’ve"), "has"),
    "were": "was",
    "do": "does",
}
_SPELT = {"'ll": "will", "’ll": "will"}


def after_subject(pronoun: Token, *, singular: bool) -> dict[int, str]:
    """The new forms of the verbs that agree with `pronoun`, by token index; contractions are expanded."""
    if pronoun.i + 1 < len(pronoun.doc) and pronoun.nbor(1).lower_ in {"'m", "’m"}:  # a subject despite its label
        return {pronoun.i + 1: " is"}
    if pronoun.dep_ not in SUBJECTS or pronoun.lower_ in closed("object"):  # 'let me do one'
        return {}
    edits: dict[int, str] = {}
    for verb in [pronoun.head, *(each for each in pronoun.head.conjuncts if _agrees_too(each, pronoun.head))]:
        helper = next((child for child in verb.children if child.dep_ in AUXILIARIES and child.tag_ != "TO"), None)
        if any(child.tag_ == "TO" for child in verb.children if child.dep_ == "aux"):
            continue
        finite = helper or verb
        form = _form(finite, verb, singular=singular)
        if form and finite.i > pronoun.i:
            edits[finite.i] = form if finite.text[0] not in "'’" else " " + form
    return edits


def _agrees_too(verb: Token, first: Token) -> bool:
    """True for a second verb with the same subject, unless it is an infinitive under the modal of the first."""
    under = any(each.tag_ in {"MD", "TO"} for each in first.doc[first.i : verb.i])
    bare = verb.tag_ == "VB" and (under or first.tag_ != "VBP" or first.lemma_ == "be")  # 'I am here with Berg and Vik'
    called = verb.i > 1 and verb.nbor(-1).dep_ == "cc" and verb.nbor(-2).text in DASHES  # 'it is old—but see the photo'
    return subject_of(verb) is None and not bare and not called


def _form(finite: Token, verb: Token, *, singular: bool) -> str:
    word = finite.lower_
    if word in {"'s", "’s"}:
        acting = finite.dep_ == "aux" or any(child.dep_ == "dobj" for child in verb.children)  # 'he's beaten her'
        been = verb.lower_ == "been" or any(child.lower_ == "been" for child in verb.children)
        if verb.tag_ == "VBN" and not been and not acting:
            return ""  # 'she's worked on it' may be either
        return "has" if been or verb.tag_ == "VBN" else "is"
    if word in _SPELT:
        return _SPELT[word]
    if word in {"'d", "’d"}:
        return "had" if verb.tag_ == "VBN" else "would"
    if not singular:
        return {"'re": "are", "’re": "are", "'ve": "have", "’ve": "have"}.get(word, "")
    if word in _FORMS:
        return _FORMS[word]
    present = finite.tag_ == "VBP" or (finite.tag_ == "VB" and finite is verb)
    return third_person(word) if present and finite.tag_ != "MD" else ""
