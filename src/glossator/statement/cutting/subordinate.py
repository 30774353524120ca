"""Embedded clauses that are claims of their own: the content of a report, and 'who …' after a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.language.tree import (
    AUXILIARIES,
    DASHES,
    FIRST_PERSON,
    SUBJECTS,
    Clause,
    is_finite,
    is_quoted,
    subject_of,
    subtree,
)
from glossator.statement.cutting.marks import is_hedge
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Apart = Callable[["Token", frozenset[int]], Iterator[Clause]]


def reported(clause: Clause, apart: Apart) -> Iterator[Clause]:
    """A report as it stands, and its content split by `apart`; any other clause unchanged."""
    head = clause.head
    inner = next((child for child in head.children if child.dep_ == "ccomp" and is_finite(child)), None)
    subject = subject_of(head)
    told = head.lemma_ in words("verbs", "report") and not is_quoted(head)
    if inner is None or subject is None or not told:
        yield clause
        return
    yield replace(clause, report=True)
    if subject.lower_ in FIRST_PERSON | closed("second"):
        return  # 'you lock the door and you say you are not coming out': what anybody would say
    if any(child.dep_ == "neg" or is_hedge(child) for child in head.children) or _tells_more(inner):
        return
    dashed = DASHES & {token.text for token in head.doc[min(inner.i, head.i) : max(inner.i, head.i)]}
    if dashed or _is_wished(head, inner) or any(token.lower_ in closed("first") for token in inner.subtree):
        return  # 'Cruz says I backed it': alone, 'I' would be the reported speaker
    if subject.lower_ in closed("nobody") or any(child.lower_ == "no" for child in subject.children):
        return  # 'nothing indicated that they fired'
    hinted = subject.pos_ == "NOUN" and head.lemma_ in words("verbs", "hinting")  # 'traces suggest that they fired'
    if _depends(head, subject, inner) or hinted:
        return
    reporter = "".join(token.text_with_ws for token in subject.subtree).strip(" ,")
    if any(child.tag_ in {"WP", "WRB", "WDT"} or child.lower_ in {"whether", "if"} for child in inner.children):
        return
    for part in apart(inner, (subtree(inner) & clause.tokens) - markers(inner)):
        if part.head.dep_ == "conj" and subject_of(part.head) is None:
            continue  # 'he announced that he would stay away, and has called for a vote': which of the two he did
        yield replace(part, reporter=part.reporter or reporter)


def _tells_more(inner: Token) -> bool:
    """True for 'he said they had left, adding: …': the parser gives what the reporter added to those he spoke of."""
    beside = (child for child in inner.children if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > inner.i)
    return any(child.lemma_ in words("verbs", "report") for child in beside)


def _depends(head: Token, subject: Token, inner: Token) -> bool:
    """True for 'Under your plan, they say it would rise': the content holds under what stands before the report."""
    would = any(child.dep_ == "aux" and child.lower_ in words("kinds", "conditional") for child in inner.children)
    return would and any(child.dep_ in {"prep", "advcl"} and child.i < subject.i for child in head.children)


def _is_wished(head: Token, inner: Token) -> bool:
    """True for 'he suggested that both sides meet': requested, not reported."""
    bare = not any(child.dep_ in AUXILIARIES for child in inner.children) and inner.tag_ in {"VB", "VBP"}
    asked = bare or any(child.lower_ == "should" for child in inner.children)
    return head.lemma_ in words("verbs", "wishing") and asked


def is_report(head: Token) -> bool:
    """True for 'an analysis showed that …': another source's words, conditions included."""
    inner = next((child for child in head.children if child.dep_ == "ccomp" and child.i > head.i), None)
    subject = subject_of(head)
    told = inner is not None and any(child.dep_ == "mark" and child.lower_ == "that" for child in inner.children)
    third = subject is not None and subject.lower_ not in FIRST_PERSON
    return told and third and head.lemma_ in words("verbs", "report") and head.tag_ in {"VBD", "VBZ", "VBP", "VBN"}


def markers(head: Token) -> frozenset[int]:
    """The complementiser 'that' of a clause."""
    return frozenset(child.i for child in head.children if child.dep_ == "mark" and child.lower_ == "that")


def relatives(found: Iterator[Clause]) -> Iterator[Clause]:
    """Clauses with their non-restrictive relative clauses extracted, each followed by those."""
    for clause in found:
        rest = clause.tokens
        beside: list[Clause] = []
        for i in sorted(clause.tokens):
            relative = _relative(clause.head.doc[i])
            if relative is None or relative.i not in rest or clause.report or relative.head.i not in rest:
                continue
            if any(child.lower_ == "according" for child in clause.head.children):
                continue  # it may be part of what the source says
            inside = subtree(relative) & rest
            name = frozenset(t.i for t in relative.head.subtree if t.i in rest) - inside
            who = {t for t in inside if relative.doc[t].tag_ in {"WP", "WDT"} and relative.doc[t].head == relative}
            name = _without_comma(name, relative.doc)
            beside.append(replace(clause, head=relative, tokens=frozenset(name | (inside - who)), whole=False))
        yield clause
        yield from beside


def _relative(token: Token) -> Token | None:
    """The verb of a non-restrictive relative clause after a name, with 'who' or 'which' as its subject."""
    if token.dep_ != "relcl" or token.head.pos_ != "PROPN":
        return None
    subject = subject_of(token)
    if subject is None or subject.lower_ not in {"who", "which"} or subject.i == 0:
        return None
    within = token.head.dep_ == "pobj" and token.head.head.head.pos_ in {"NOUN", "PROPN"}
    if within or (subject.lower_ == "who" and token.head.ent_type_ not in {"PERSON", "NORP"}):
        return None  # 'the Governor of the Virgin Islands, who …': the parser attaches the clause to the nearest name
    goes_on = bool(token.doc[max(subtree(token)) + 1 :].text.strip(' .!"”'))
    if subject.lower_ == "which" and not (goes_on and token.head.dep_ in SUBJECTS):
        return None  # at the end of a sentence 'which' may refer to all of it
    if token.head.dep_ == "conj" or any(child.dep_ == "conj" for child in token.head.children):
        return None
    if token.head.tag_ == "NNP" and any(each.tag_ == "VBP" for each in (token, *token.children)):
        return None  # 'there are thieves here, Tim, who have come …' is not about Tim
    return token if token.doc[subject.i - 1].text in {",", "--", "—"} and is_finite(token) else None


def _without_comma(tokens: frozenset[int], doc: Doc) -> frozenset[int]:
    return frozenset(i for i in tokens if doc[i].dep_ != "punct" and doc[i].dep_ not in {"cc"})
