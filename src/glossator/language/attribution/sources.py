"""Sources: the subject of a cue, found through conjunctions, participles and passives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.attribution import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = {"NOUN", "PROPN"}
SUBJECTS = {"nsubj", "csubj"}
_CLIMB = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "parataxis", "prep"}


def source_head(token: Token) -> Token | None:
    """The head of the source of a verb; None if the sentence names none."""
    own = _subject(token) or _agent(token)
    if own is not None:
        return own
    if is_passive(token):
        return None
    if token.dep_ == "acl":
        return token.head if speaks(token.head) else _up(token.head)
    if token.dep_ == "ccomp" and token.head.i < token.i:
        return None
    if token.dep_ in _CLIMB and token.head is not token:
        return _up(token)
    return token.head if token.dep_ == "amod" else None


def beside(token: Token, content: set[int]) -> Token | None:
    """The noun adjacent to a reporting verb, for parses that miss that it is the subject."""
    for step in (-1, 1):
        at = token.i + step
        while 0 <= at < len(token.doc) and token.doc[at].pos_ in {"ADV", "AUX", "PUNCT"} and step < 0:
            if token.doc[at].is_quote:
                break  # what is quoted does not speak
            at += step
        if 0 <= at < len(token.doc) and at not in content and token.doc[at].sent == token.sent:
            near = token.doc[at]
            if near.pos_ in {"PROPN", "NOUN", "PRON", "NUM"} and near.lower_ not in words.words("never_speak"):
                return _phrase_head(near, token)
            if near.pos_ in {"DET", "ADJ"} and step > 0 and near.head.pos_ in {"NOUN", "PROPN"}:
                return near.head
    return None


def _phrase_head(near: Token, verb: Token) -> Token:
    """The head of the noun phrase that ends at `near`."""
    head = near
    while head.dep_ in {"compound", "flat"} and head.head is not verb and (head.head.i < verb.i) == (near.i < verb.i):
        head = head.head
    return head


def speaks(noun: Token) -> bool:
    """True if a noun can be a source: a name, a pronoun, or a noun for a person or body that speaks."""
    return noun.pos_ in {"PRON", "PROPN"} or noun.lemma_.lower() in words.words("speakers")


def _up(token: Token) -> Token | None:
    """The subject that the verb shares with its governor."""
    below, head = token, token.head
    for _ in range(6):
        found = _subject(head) or (_passive_subject(head) if below.dep_ in {"xcomp", "advcl", "conj", "prep"} else None)
        if found is not None:
            return found
        if head.dep_ in {"acl", "relcl"} and speaks(head.head):
            return head.head
        if head.head is head:
            break
        below, head = head, head.head
    return None


def _subject(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in SUBJECTS), None) or _inverted(token)


def _inverted(token: Token) -> Token | None:
    """Subject-verb inversion at the head of a sentence: "Said one farmer: …"."""
    first = token.i == token.sent.start or (token.i == token.sent.start + 1 and token.nbor(-1).dep_ == "cc")
    if not first or token.tag_ not in {"VBD", "VBN"} or token.lemma_.lower() not in words.words("saying"):
        return None
    return next((child for child in token.children if child.dep_ == "dobj" and child.pos_ in _NOUNS), None)


def is_passive(token: Token) -> bool:
    """True for a passive verb, but not for a participle that only looks passive ("asked whether …, he")."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
        return True
    return token.tag_ == "VBN" and token.dep_ in {"advcl", "acl"}


def _passive_subject(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "nsubjpass"), None)


def _agent(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def owner(token: Token) -> Token | None:
    """The possessor of an opinion or remark: "his refusal", "the claim by two officials"."""
    for child in token.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ == "by":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def source_tokens(head: Token) -> list[Token]:
    """The noun phrase of a source, without appositions and relative clauses that comment on it."""
    kept = [head]
    for child in head.children:
        if child.dep_ in {"relcl", "acl", "advcl", "parataxis", "cc", "ccomp"} and not (
            child.dep_ == "cc" and _has_conj(head)
        ):
            continue
        if child.dep_ == "punct" and child.i > head.i:
            continue
        kept.extend(child.subtree)
    first = min(token.i for token in kept)
    # One contiguous run: an apposition beyond a dropped clause is left out.
    tokens, at = [], first
    indices = {token.i: token for token in kept}
    while at in indices or (at < head.i) or (at in range(first, head.i + 1)):
        if at in indices:
            tokens.append(indices[at])
        at += 1
    return tokens


def _has_conj(head: Token) -> bool:
    return any(child.dep_ == "conj" for child in head.children)


def is_pronoun(text: str) -> bool:
    """True if a source is a pronoun, which is then resolved to a name."""
    return text.lower() in words.words("pronouns")
