"""Polarity: whether a word is itself negated ("did not deny", "nobody disputes", "failed to rebut")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from glossator.language.lexicon import load
from glossator.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

_PREDICATES = {"VERB", "AUX", "NOUN", "ADJ", "ADV", "PROPN"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_GOVERNED = {"xcomp", "ccomp", "advcl", "acl", "csubj"}
_COMPLEMENTS = {"attr", "acomp", "dobj", "oprd"}
_DEEPEST = 6  # nested verbs; a deeper nesting is a parse error


def undoing(doc: Doc, word: Span) -> list[Span]:
    """The negations that `word` is under; an even number of them cancels out."""
    tokens = doc.char_span(word.start, word.end, alignment_mode="expand") or ()
    found = (dict(_turns(token, 0)) for token in tokens if token.pos_ in _PREDICATES)
    turns: dict[int, Span] = next((each for each in found if each), {})
    return list(turns.values())


def says(doc: Doc, word: Span) -> bool:
    """True if a reporting word is used as one: not a noun ("the report was due") or another sense ("was recalled")."""
    token = next(iter(doc.char_span(word.start, word.end, alignment_mode="expand") or ()), None)
    if token is None or (token.i + 1 < len(doc) and token.nbor().lower_ in {"that", "whether"}):
        return True
    if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return False
    if not any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
        return True
    told = {"ccomp", "xcomp", "oprd", "parataxis"}
    return _is(token, "telling") or any(child.dep_ in told or child.lower_ == "it" for child in token.children)


def _turns(token: Token, depth: int) -> Iterator[tuple[int, Span]]:
    """The negations over a word by position: its own, its subject's, and those of its governors."""
    for child in token.children:
        if (
            child.dep_ == "neg"
            or _is(child, "adverbs")
            or (child.dep_ in {"det", "amod", "preconj"} and _is(child, "few"))
        ):
            yield _at([child])
    yield from _nobody(token)
    if depth < _DEEPEST and token.head != token:
        yield from _above(token, token.head, depth + 1)


def _nobody(token: Token) -> Iterator[tuple[int, Span]]:
    """Negative subjects: "Nobody disputes", "none of the three denied", "neither the ministry nor the company"."""
    while token.dep_ == "conj" and not _has_subject(token):
        token = token.head
    for subject in token.children:
        first = subject.left_edge
        near = first == subject or first.head in {subject, *subject.children}
        if subject.dep_ in _SUBJECTS and near and (_is(first, "few") or _is(subject, "few")):
            yield _at(subject.subtree)


def _above(token: Token, head: Token, depth: int) -> Iterator[tuple[int, Span]]:
    if token.dep_ == "conj" and not _has_subject(token):
        if any(child.lower_ in {"or", "nor"} for child in head.children):
            yield from _turns(head, depth)  # "neither confirmed nor denied", "declined to confirm or deny"
        elif head.dep_ in _GOVERNED and head.head != head:
            yield from _above(head, head.head, depth)
    elif token.dep_ in {"pobj", "pcomp"}:
        if _is(head, "without"):
            yield _at([head])
        elif head.dep_ == "prep" and (_is(head.head, "refusing") or head.head.pos_ == "AUX"):
            yield from _governor(head.head, depth)  # "stopped short of denying", "it is not in doubt"
    elif token.dep_ in _COMPLEMENTS:
        yield from _turns(head, depth)  # "there is not a doubt", "issued no denial"
    elif token.dep_ in _GOVERNED and not _has_subject(token):
        yield from _governor(head, depth)


def _governor(head: Token, depth: int) -> Iterator[tuple[int, Span]]:
    hard = next((each for each in (head, *head.children) if _is(each, "hard")), None)
    if hard is not None:
        yield _at([hard])
    elif _is(head, "refusing"):
        yield _at([head])
        yield from _turns(head, depth)
    elif head.pos_ == "AUX":
        yield from (_at([child]) for child in head.children if child.dep_ == "neg")


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in token.children)


def _is(token: Token, kind: str) -> bool:
    listed = _words()[kind]
    return token.lower_ in listed or token.lemma_.lower() in listed


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in load("certainty")["undoing"].items()}


def _at(tokens: Iterable[Token]) -> tuple[int, Span]:
    kept = list(tokens)
    return kept[0].i, Span(start=kept[0].idx, end=kept[-1].idx + len(kept[-1]))
