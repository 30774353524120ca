"""Which words of a claim nobody can resolve, and whether the claim hangs on them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.language.tree import SUBJECTS
from glossator.models.grammar import nlp

if TYPE_CHECKING:
    from spacy.tokens import Token

AMBIGUOUS = "ambiguous: "  # prefix of a claim's flag for an unresolved reference


def unresolved(claim: str, flags: Sequence[str]) -> tuple[str, ...]:
    """The flagged pronouns that stand by themselves in the claim's standalone wording, as flagged.

    Not possessives ('their friend') nor the speaker's 'we': whoever reads the claim knows enough of them.
    """
    left = [flag.removeprefix(AMBIGUOUS) for flag in flags if flag.startswith(AMBIGUOUS)]
    return tuple(
        word
        for word in left
        if word.casefold() not in closed("first_plural") and word.casefold() in _standing(claim)[0]
    )


def has_no_subject(claim: str, words: Sequence[str]) -> bool:
    """True if one of the unresolved `words` is a main subject: nobody can tell what the claim is about."""
    return any(word.casefold() in _standing(claim)[1] for word in words)


@lru_cache(maxsize=4096)
def _standing(claim: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pronouns that stand for somebody or something not named before them; those that are a main subject."""
    alone = [
        token
        for token in nlp()(claim)
        if ((token.pos_ == "PRON" and token.dep_ != "poss") or (token.lower_ == "that" and token.dep_ == "dobj"))
        and not (token.lower_ in {"they", "them"} and _many_before(token))
    ]
    main = (token for token in alone if token.dep_ in SUBJECTS and _is_main(token.head) and not _points(token))
    return frozenset(token.lower_ for token in alone), frozenset(token.lower_ for token in main)


def _points(subject: "Token") -> bool:
    """True for 'This is Mr Lee's sixth visit', which says itself what it points at."""
    attributes = (child for child in subject.head.children if child.dep_ == "attr")
    return subject.head.lemma_ == "be" and any(
        token.pos_ == "PROPN" for attribute in attributes for token in attribute.subtree
    )


def _is_main(verb: "Token") -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _many_before(pronoun: "Token") -> bool:
    """True if a plural or a list stands before 'they' or 'them': 'Ford, Intel and others say that they will invest'."""
    return any(
        token.tag_ in {"NNS", "NNPS"} or (token.pos_ in {"NOUN", "PROPN"} and token.conjuncts)
        for token in pronoun.doc[: pronoun.i]
    )
