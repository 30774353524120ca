"""Words that may attribute although no list names them: whether they do is for the trained scorer to say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from glossator.evidence.attribution.cues import CLAUSES, OBJECTS, Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPLEMENTS = CLAUSES | OBJECTS | {"xcomp", "oprd", "acomp"}
_UNDER_NOUNS = {"prep", "acl", "ccomp", "relcl", "appos"}
_NEVER = {"be", "have", "do"}


def wider_cues(doc: Doc, taken: Collection[int]) -> Iterator[Cue]:
    """Every verb, noun and adjective with something that may be its content, but those at `taken`."""
    for token in doc:
        if token.i in taken:
            continue
        if token.pos_ == "VERB":
            cue = _verb(token)
        elif token.pos_ == "NOUN":
            cue = _noun(token)
        elif token.pos_ == "ADJ":
            cue = _adjective(token)
        else:
            continue
        if cue is not None:
            yield cue


def _verb(token: Token) -> Cue | None:
    if token.dep_ in {"amod", "csubj", "compound"} or token.lemma_.lower() in _NEVER:
        return None
    children = list(token.children)
    content = [child for child in children if child.dep_ in _COMPLEMENTS]
    if not any(child.i > token.i for child in content):
        content += [child for child in children if child.dep_ in {"prep", "agent"} and child.i > token.i]
    content = content or [child for child in children if child.dep_ in {"nsubjpass", "advmod"} and _asks(child)]
    return Cue(token, "verb", content, wider=True) if content else None


def _asks(child: Token) -> bool:
    """The subject of a passive, or the "when" of "did not say when"."""
    return child.dep_ == "nsubjpass" or (child.tag_ == "WRB" and child.i > child.head.i)


def _noun(token: Token) -> Cue | None:
    content = [
        child for child in token.children if child.i > token.i and child.dep_ in _UNDER_NOUNS - {"relcl", "appos"}
    ]
    return Cue(token, "noun", content, wider=True) if content else None


def _adjective(token: Token) -> Cue | None:
    if token.dep_ not in {"acomp", "ROOT", "conj", "advcl", "oprd"}:
        return None
    beside = token.head.children if token.dep_ == "acomp" else ()
    content = [
        child for child in (*token.children, *beside) if child.dep_ in {"ccomp", "xcomp", "prep"} and child.i > token.i
    ]
    return Cue(token, "adjective", content, wider=True) if content else None
