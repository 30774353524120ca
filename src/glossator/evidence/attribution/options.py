"""Who may be the source of a cue: every noun whose place in the sentence allows it, and how it is linked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.evidence.attribution.sources import owner

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = 5  # verbs that are climbed for a shared subject
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "DET"}
_WITHIN = {"by", "among", "from", "for", "of", "to", "with", "at"}


@dataclass(frozen=True)
class Option:
    """A head word that may be the source, or None for nobody, and the way to it from the cue."""

    head: Token | None
    link: str


def options(token: Token, first: Token | None) -> list[Option]:
    """Every source that a cue at `token` may have, each head once; `first` is the one the rules choose."""
    found: dict[int, Option] = {}
    for head, link in _linked(token):
        if head.pos_ in _NOUNS or head.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP", "WP"}:
            found.setdefault(head.i, Option(head, link))
    if first is not None:
        found.setdefault(first.i, Option(first, "beside"))
    return [Option(None, "none"), *found.values()]


def _linked(token: Token) -> Iterator[tuple[Token, str]]:
    yield from _own(token)
    below, path = token, ""
    for _ in range(_UP):
        head = below.head
        if head is below:
            return
        path = f"{path}/{below.dep_}" if path.count("/") < 2 else path
        if head.pos_ in _NOUNS:
            if below.dep_ in {"acl", "relcl", "appos", "amod", "prep", "poss"}:
                yield head, f"{path}^"
            own = owner(head)
            if own is not None and own is not token:
                yield own, f"{path}^poss"
        for child in head.children:
            if child is below:
                continue
            if child.dep_ in _SUBJECTS or (child.dep_ in {"dobj", "dative"} and child.i < token.i):
                yield child, f"{path}^{child.dep_}"
            elif child.dep_ == "agent":
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        yield grand, f"{path}^agent"
        below = head


def _own(token: Token) -> Iterator[tuple[Token, str]]:
    own = owner(token)
    if own is not None and token.pos_ == "NOUN":
        yield own, "poss"
    for child in token.children:
        if child.dep_ in _SUBJECTS:
            yield child, child.dep_
        elif child.dep_ == "poss":
            yield child, "poss"
        elif child.dep_ in {"prep", "agent"} and child.lower_ in _WITHIN:
            for grand in child.children:
                if grand.dep_ == "pobj":
                    yield grand, f"{child.dep_}:{child.lower_}"
        elif child.dep_ in {"compound", "amod"} and token.pos_ == "NOUN" and child.pos_ == "PROPN":
            yield child, child.dep_
