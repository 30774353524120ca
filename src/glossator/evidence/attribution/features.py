"""What the scorer looks at in a candidate: its words' grammar, who its source is, and what lies around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from glossator.evidence.attribution import words
from glossator.evidence.attribution.sources import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from glossator.evidence.attribution.candidates import Candidate

_LENGTHS = (3, 8, 20, 45)


def features(each: Candidate, around: Candidate | None, within: int) -> Iterator[str]:
    """The candidate's features by name; `around` is the smallest candidate whose content it stands in.

    `within` counts the candidates in its own content.
    """
    token, cue = each.cue.token, each.cue
    lemma = token.lemma_.lower()
    kind = f"{cue.kind}{'?' if cue.wider else ''}"
    signs = sorted({_sign(child, token) for child in cue.content})
    shape = "+".join(signs)
    source = _source_class(each.option.head)
    place = token.dep_ if token.dep_ in {"ROOT", "conj", "relcl", "acl", "advcl", "ccomp", "xcomp"} else "other"
    yield "kind=" + kind
    yield f"lemma={kind}:{lemma}"
    yield f"lemma+shape={lemma}:{shape}"
    yield f"lemma+source={lemma}:{source}"
    yield f"shape={kind}:{shape}"
    yield f"source={kind}:{source}"
    chosen = (
        "same"
        if each.option.head is each.first or (each.option.head and each.first and each.option.head.i == each.first.i)
        else "other"
    )
    yield f"chosen={kind}:{chosen}:{'none' if each.first is None else 'some'}"
    yield f"link={kind}:{each.option.link}"
    yield f"link+source={each.option.link}:{source}"
    yield f"link+tag={each.option.link}:{token.tag_}:{is_passive(token)}"
    yield f"lemma+link={lemma}:{each.option.link}"
    if each.option.head is not None:
        yield "speaker=" + each.option.head.lemma_.lower()
        away = abs(each.option.head.i - token.i)
        yield f"away={kind}:{sum(away > limit for limit in _LENGTHS)}:{each.option.head.i < token.i}"
    if cue.wider:
        for name in ("clause", "object", "infinitive"):
            if lemma in words.verbs(name):
                yield f"listed={kind}:{name}"
    yield f"place={kind}:{place}"
    yield "tag=" + token.tag_
    yield f"quoted={kind}:{each.quoted}"
    yield f"lemma+quoted={lemma}:{each.quoted}"
    for sign in signs:
        yield f"sign={kind}:{sign}"
    for child in token.children:
        if child.dep_ in {"aux", "neg", "auxpass", "prt"}:
            yield f"with={cue.kind}:{child.dep_}:{child.lower_}"
            if child.dep_ == "prt":
                yield f"lemma+particle={lemma}:{child.lower_}"
        elif child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            yield "under=" + child.lower_
    yield from _neighbours(token, kind, lemma)
    if cue.kind == "noun":
        yield f"hangs={token.dep_}:{token.head.lemma_.lower()}"
    for child in cue.content[:2]:
        if child.pos_ in {"NOUN", "PROPN", "PRON"}:
            yield f"object={kind}:{child.pos_}"
            yield f"object word={child.lemma_.lower()}"
            yield f"lemma+object={lemma}:{child.lemma_.lower()}"
    if is_passive(token):
        yield f"passive={kind}"
    length = sum(span.end - span.start for span in each.attribution.content) // 6
    yield f"length={kind}:{sum(length > limit for limit in _LENGTHS)}"
    yield from _surroundings(each, around, within)


def _neighbours(token: Token, kind: str, lemma: str) -> Iterator[str]:
    doc, above = token.doc, token.head
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    yield f"next={kind}:{after}"
    yield f"lemma+next={lemma}:{after}"
    yield "last=" + (doc[token.i - 1].lower_ if token.i else "")
    if token.dep_ in {"xcomp", "conj", "advcl", "ccomp", "pcomp", "dobj", "pobj"}:
        yield f"above={token.dep_}:{above.lemma_.lower()}"
        yield f"above listed={token.dep_}:{above.lemma_.lower() in words.verbs('clause')}"


def _surroundings(each: Candidate, around: Candidate | None, within: int) -> Iterator[str]:
    kind, token = each.cue.kind, each.cue.token
    yield f"within={kind}:{min(within, 2)}"
    if around is None:
        yield f"outermost={kind}"
        return
    holder = around.cue
    yield f"inside={kind}:{holder.kind}{'?' if holder.wider else ''}:{_way(token, holder.token)}"
    yield f"inside lemma={holder.token.lemma_.lower()}"
    yield f"inside quoted={around.quoted}"
    yield f"inside+lemma={token.lemma_.lower()}:{'?' if holder.wider else ''}"


def _way(token: Token, holder: Token) -> str:
    """By what a candidate hangs in another's content: the loosest link on the way up to it."""
    links = []
    for above in (token, *token.ancestors):
        if above is holder:
            break
        links.append(above.dep_)
    for loose in ("relcl", "acl", "advcl", "parataxis", "conj", "appos", "ccomp", "xcomp", "pcomp"):
        if loose in links:
            return loose
    return links[0] if links else "none"


def _sign(child: Token, token: Token) -> str:
    before = "<" if child.i < token.i else ""
    if child.dep_ in {"prep", "agent"}:
        return f"{before}{child.lower_}"
    if child.dep_ in {"ccomp", "xcomp", "acl"}:
        mark = next((each.lower_ for each in child.children if each.dep_ == "mark" or each.lower_ == "to"), "")
        return f"{before}{child.dep_}:{mark or ('ing' if child.tag_ == 'VBG' else '')}"
    return before + child.dep_


def _source_class(head: Token | None) -> str:
    if head is None:
        return "none"
    if head.pos_ == "PRON":
        return head.lower_
    if head.pos_ == "NOUN":
        return (
            "speaker"
            if head.lemma_.lower() in words.words("speakers")
            else ("people" if head.tag_ == "NNS" else "noun")
        )
    return head.pos_


def smallest_around(candidates: Sequence[Candidate]) -> list[tuple[int | None, int]]:
    """For every candidate the index of the smallest whose content holds its cue, and how many its own content holds."""
    holders: list[int | None] = [None] * len(candidates)
    within = [0] * len(candidates)
    sizes = [sum(span.end - span.start for span in each.attribution.content) for each in candidates]
    order = sorted(range(len(candidates)), key=lambda number: candidates[number].cue.token.i)
    starts = [candidates[number].cue.token.idx for number in order]
    for number, each in enumerate(candidates):
        for span in each.attribution.content:
            for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                inner = order[at]
                if inner == number:
                    continue
                within[number] += 1
                held = holders[inner]
                if held is None or sizes[number] < sizes[held]:
                    holders[inner] = number
    return list(zip(holders, within, strict=True))
