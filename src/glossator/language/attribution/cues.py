"""Attribution cues: reporting verbs, 'according to', adjectives of attitude, names before a colon."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossator.language.attribution import words
from glossator.language.attribution.according import is_by_whom
from glossator.language.attribution.sources import is_passive, owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

CLAUSES = {"ccomp", "parataxis"}
OBJECTS = {"dobj", "obj", "dative"}


@dataclass
class Cue:
    """A cue and the tokens whose subtrees form its content.

    `quoted` adds the quotation beside them to the content; `instead` replaces them with it.
    """

    token: Token
    kind: str
    content: list[Token] = field(default_factory=list)
    quoted: bool = False
    instead: bool = False


def cues(doc: Doc) -> Iterator[Cue]:
    """Every cue of a parsed text, in order."""
    for token in doc:
        if token.pos_ in {"VERB", "AUX"}:
            cue = _verb(token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in words.words("noun"):
            cue = _noun(token)
        elif token.lower_ == "according" or is_by_whom(token):
            cue = Cue(token, "according")
        else:
            cue = None
        if cue is not None:
            yield cue


def _verb(token: Token) -> Cue | None:
    cue = _verb_cue(token)
    return None if cue is None or _is_aside(cue) else cue


def _is_aside(cue: Cue) -> bool:
    """True for a participle that merely modifies a noun ("the accused man", "a group supporting him").

    "A statement saying that …" is a cue all the same: its content is a clause.
    """
    token = cue.token
    if token.dep_ in {"amod", "csubj"}:
        return True
    if token.dep_ == "acl":
        return token.tag_ != "VBG" or not any(child.dep_ in CLAUSES for child in cue.content)
    return token.dep_ == "relcl" and token.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in token.children)


def _verb_cue(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    if lemma == "accord":
        return Cue(token, "according")
    if token.pos_ == "AUX" and lemma != "be":
        return None
    if lemma == "be":
        return _adjective(token)
    found = [
        child for child in token.children if child.dep_ not in {"punct", "aux", "auxpass", "neg", "nsubj", "nsubjpass"}
    ]
    if lemma in words.words("impression"):
        return _impression(token, found)
    content = _content(token, lemma, found)
    if lemma in words.words("addressed"):
        content, spoken_to = _without_addressee(content)
        if spoken_to and not content:
            return Cue(token, "verb", spoken_to, quoted=True, instead=True)
    if content:
        return Cue(token, "verb", content, quoted=lemma in words.verbs("clause"))
    other = [child for child in found if child.dep_ == "ccomp" and _is_that_clause(child)]
    if other and lemma not in words.words("not_saying"):
        return Cue(token, "verb", other)
    if token.dep_ == "parataxis" and lemma in words.verbs("clause"):
        return Cue(token, "parenthesis", quoted=True)
    if lemma in words.verbs("clause") and (not is_passive(token) or _answers(token, lemma)):
        return Cue(token, "verb", [], quoted=True)
    return None


def _answers(token: Token, lemma: str) -> bool:
    """True for a passive that introduces a quotation ("She was asked: “…”"), unlike "the plane was shot down"."""
    if lemma in words.words("addressed") or lemma == "quote":
        return True
    subject = next((child for child in token.children if child.dep_ in {"nsubjpass", "csubjpass"}), None)
    return subject is not None and any(each.is_quote for each in token.doc[subject.right_edge.i : token.i])


def _content(token: Token, lemma: str, found: list[Token]) -> list[Token]:
    """The dependents that hold what is said, wanted or judged."""
    content = [child for child in found if _is_content(child, lemma)]
    done = is_passive(token) and lemma in words.words("done_to")
    if done:
        content = [child for child in content if child.dep_ not in OBJECTS]
    if content or done:
        return content
    if words.light(lemma):
        return _light(found, words.light(lemma))
    if lemma in words.verbs("object"):
        return [child for child in token.children if child.dep_ == "nsubjpass"]
    return []


def _is_content(child: Token, lemma: str) -> bool:
    if child.dep_ in CLAUSES:
        kinds = ("clause", "infinitive", "object") if child.dep_ == "ccomp" else ("clause",)
        return any(lemma in words.verbs(kind) for kind in kinds)
    if child.dep_ == "xcomp":
        return lemma in words.verbs("infinitive" if _is_infinitive(child) else "clause")
    if child.dep_ in OBJECTS | {"oprd", "attr"}:
        return lemma in words.verbs("object")
    return child.dep_ in {"prep", "agent"} and child.lower_ in words.prepositions(lemma) and not _is_when(child)


def _is_when(preposition: Token) -> bool:
    """True if a preposition gives the time of speaking, not its content: 'agreed on Tuesday', 'agreed on 6 July'."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None:
        return False
    numbered = noun.pos_ == "PROPN" and any(child.like_num for child in noun.children)
    return noun.like_num or numbered or noun.lower_ in words.words("never_speak")


def _is_that_clause(child: Token) -> bool:
    return any(each.dep_ == "mark" and each.lower_ in {"that", "whether"} for each in child.children)


def _impression(token: Token, found: list[Token]) -> Cue | None:
    """ "Mr. Trump seemed to overstay his welcome": an impression without a named source."""
    said = [child for child in found if child.dep_ in {"xcomp", "ccomp", "oprd", "acomp"}]
    subject = [child for child in token.children if child.dep_ == "nsubj" and child.lower_ != "it"]
    return Cue(token, "impression", [*subject, *said]) if said else None


def _without_addressee(content: list[Token]) -> tuple[list[Token], list[Token]]:
    """The content, and separately the addressee ("told reporters that …")."""
    spoken_to = [each for each in content if each.dep_ in OBJECTS]
    return [each for each in content if each not in spoken_to], spoken_to


def _light(found: list[Token], allowed: frozenset[str]) -> list[Token]:
    """Light-verb cues ("made clear that …", "raised questions about …"): the rest of the phrase is the content."""
    for child in found:
        inner = [child, *(grand for grand in child.children if grand.dep_ in {"acomp", "dobj", "oprd", "amod"})]
        if any(each.lemma_.lower() in allowed for each in inner):
            rest = [grand for grand in child.children if grand.dep_ in {"prep", "acl", "ccomp", "relcl"}]
            others = [each for each in found if each is not child and each.dep_ in {"ccomp", "xcomp", "prep"}]
            return rest or others or [child]
    return []


def _is_infinitive(child: Token) -> bool:
    return any(each.dep_ == "aux" and each.lower_ == "to" for each in child.children) or child.tag_ in {"VBG", "VB"}


def _noun(token: Token) -> Cue | None:
    """Nominal cues ("his criticism of …", "the claim by two officials that …"), if the noun has an owner."""
    if owner(token) is None:
        return None
    content = [
        child
        for child in token.children
        if child.i > token.i
        and (
            (child.dep_ == "prep" and child.lower_ in words.words("noun_links"))
            or child.dep_ == "ccomp"
            or (child.dep_ == "acl" and (_is_infinitive(child) or any(each.dep_ == "mark" for each in child.children)))
        )
    ]
    return Cue(token, "noun", content) if content else None


def _adjective(token: Token) -> Cue | None:
    """Adjectival cues: "is confident that …", "was critical of …"."""
    for child in token.children:
        if child.dep_ in {"acomp", "attr"} and child.lemma_.lower() in words.words("adjective"):
            content = [
                grand
                for grand in (*child.children, *token.children)
                if grand.dep_ in {"ccomp", "xcomp", "prep"} and grand.i > token.i
            ]
            if content:
                return Cue(token, "adjective", content)
    return None


def cue_tokens(token: Token, content: Iterable[Token] = ()) -> list[Token]:
    """The cue with the adjacent auxiliaries, negation, particle, adverbs and preposition of its content."""
    kept = {token.i}
    close = {child.i for child in token.children if child.dep_ in {"aux", "auxpass", "neg", "prt", "advmod", "acomp"}}
    close |= {child.i for child in content if child.dep_ == "prep"}
    for step in (-1, 1):
        at = token.i + step
        while at in close:
            kept.add(at)
            at += step
    return [token.doc[index] for index in sorted(kept)]
