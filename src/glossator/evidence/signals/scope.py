"""The scope of superlatives: "the highest since 1991" does not support "the highest in history"."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR
from functools import cache
from typing import TYPE_CHECKING

from glossator.evidence.asking.terms import speaks_of
from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal
from glossator.evidence.signals.table import Name, signal
from glossator.language.dates.grammar import number
from glossator.language.inflection import stem, stems
from glossator.language.lists import either
from glossator.people.named_in import canonical

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 90  # characters after a superlative in which its temporal scope is looked for
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SLACK = 0.1  # tolerance in years: "in three decades" in March 2018 equals "since 1991"
_CLAUSE = re.compile(r"[;:!?]|,\s(?:and|but|while|which|who|said|says|according)\b")
WORLD = "world"
_PLACES = {"GPE", "LOC", "NORP"}


@dataclass(frozen=True)
class Scope:
    """One superlative: its word and complement, its temporal scope, and the places it ranges over.

    `years`: how far back it reaches (infinite for all time); `since`: the words, if no year is given; `shared`: one of
    several; `ended`: true only for a time; `below`: not quite at the top;
    `among`: what narrows those ranked ("elected").
    """

    word: str
    said: str
    years: float | None
    since: frozenset[str]
    within: frozenset[str]
    shared: bool = False
    ended: bool = False
    below: bool = False
    among: frozenset[str] = frozenset()


def scope_signal(claim: "Doc", quote: "Doc", said: int | None = None, published: int | None = None) -> Signal | None:
    """A signal if claim and quote use one superlative with different scopes; `said` and `published` are years.

    None if one of the quote's is sufficient: the highest in forty years is also the highest in ten.
    """
    told = list(scopes(quote, published))
    for ours in scopes(claim, said):
        alike = [theirs for theirs in told if _alike(ours.word, theirs.word)]
        if alike and not any(_reaches(ours, theirs, claim, quote) for theirs in alike):
            reason = f"the claim says “{ours.said}”, the source “{alike[0].said}”"
            return signal(Name.SCOPE, "different", reason)
    return None


def scopes(doc: "Doc", year: int | None = None) -> Iterator[Scope]:
    """The superlatives of a parsed text written in `year`, including "first", "only" and "record", in order."""
    records = load("scope")["records"]
    ended = re.compile(rf"\b{either(load('scope')['ended'])}\b", re.IGNORECASE)
    for token in doc:
        if (mark := _mark(token)) is not None:
            yield mark
        word = _word(token)
        if word:
            behind = _CLAUSE.split(doc.text[token.idx : min(token.idx + _REACH, token.sent.end_char)])[0].rstrip(' .”"')
            years, since = _reach(behind, year)
            if years is None and not since and word in records:
                years = math.inf
            said, within = " ".join(behind.split()), frozenset(_within(token))
            yield Scope(
                word, said, years, since, within, _shared(token), ended.search(behind) is not None,
                _below(token, behind), _among(token),
            )  # fmt: skip


def _shared(token: "Token") -> bool:
    """True if several hold the rank: "one of the worst fires", "among the largest", "the only two countries"."""
    if token.lower_ in {"only", "sole"} and token.head.tag_ in {"NNS", "NNPS"}:
        return True
    before = token.doc.text[max(0, token.idx - 40) : token.idx]
    return re.search(rf"\b{either(load('scope')['shared'])}\s$", before, re.IGNORECASE) is not None


def _below(token: "Token", behind: str) -> bool:
    """True for "the longest but one", "the longest after the Nile", "the second longest"."""
    lists = load("scope")
    before = token.doc.text[max(0, token.idx - 12) : token.idx]
    return bool(
        re.match(rf"[\w’'-]+(?: [\w’'-]+){{0,4}}? (?i:{either(lists['below'])})(?: (?:the|its))? [A-Z]", behind)
        or re.match(rf"[\w’'-]+(?: [\w’'-]+)? {either(lists['but'])}\b", behind, re.IGNORECASE)
        or re.search(rf"\b{either(lists['ranked'])}[\s-]$", before, re.IGNORECASE)
    )


def _among(token: "Token") -> frozenset[str]:
    """The stems of the adjectives between a superlative and its noun: "the first elected governor"."""
    noun = token.head if token.head.pos_ in {"NOUN", "PROPN"} else token
    kinds = {"amod", "compound"}
    own = [one for one in noun.children if one.dep_ in kinds and token.i < one.i < noun.i and not one.ent_type_]
    own += [one for child in own for one in child.children if one.dep_ == "advmod"]
    return stems(" ".join(one.text for one in own))


def _mark(token: "Token") -> Scope | None:
    """ "A five-year high", "an all-time low": a superlative noun with its scope before it."""
    lists = load("scope")
    word = lists["marks"].get(token.lower_)
    if word is None or token.pos_ not in {"NOUN", "ADJ"}:
        return None
    before = token.doc.text[max(0, token.idx - 30) : token.idx]
    if found := re.search(rf"\b{either(lists['mark_of_all_time'])}[\s-]$", before, re.IGNORECASE):
        return Scope(word, f"{found[0]}{token.text}".strip(), math.inf, frozenset(), frozenset())
    found = re.search(rf"\b{lists['mark_of_years']}\s$", before, re.IGNORECASE)
    count = number(found["n"]) if found else None
    if found is None or not count:
        return None
    years = count * lists["length"][found["unit"].lower()]
    return Scope(word, f"{found[0]}{token.text}".strip(), years, frozenset(), frozenset())


def _word(token: "Token") -> str:
    word = token.lower_
    if token.tag_ in {"JJS", "RBS"}:
        # "Most people" and "at least" are no superlatives.
        plain = word in {"most", "least"} and (token.head.pos_ not in {"ADJ", "ADV"} or token.i == 0)
        return "" if plain or (token.i and token.nbor(-1).lower_ == "at") else _compared(token)
    listed = {word for row in load("scope")["alike"] for word in row if not word.endswith("est")}
    article = token.i > 0 and token.nbor(-1).lower_ in load("scope")["before"]
    return (
        word
        if word in listed - {"most", "least"} and token.dep_ in {"amod", "compound", "attr", "dobj"} and article
        else ""
    )


def _compared(token: "Token") -> str:
    """The adjective of "most expensive"."""
    return f"{token.lower_} {token.head.lower_}" if token.lower_ in {"most", "least"} else token.lower_


def _alike(mine: str, theirs: str) -> bool:
    return mine == theirs or any(mine in row and theirs in row for row in load("scope")["alike"])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = load("scope")
    ever, since, years = either(lists["ever"]), lists["since"], lists["years"]
    return tuple(
        re.compile(rf"(?<!\w){one.replace(' ', chr(92) + 's+')}", flags)
        for one, flags in ((ever, re.I), (since, 0), (years, re.I))
    )  # type: ignore[return-value]


def _reach(behind: str, year: int | None) -> tuple[float | None, frozenset[str]]:
    """How many years back, and the words after "since" if they give no year."""
    ever, since, years = _patterns()
    nothing: frozenset[str] = frozenset()
    if ever.search(behind):
        return math.inf, nothing
    if found := since.search(behind):
        named = _YEAR.search(found["since"])
        # If the text is undated, "since 1991" cannot equal "27 years", only another "since 1991".
        return ((year or MAXYEAR) - int(named[0]), nothing) if named else (None, stems(found["since"]))
    if found := years.search(behind):
        count = number(found["n"])
        return (count * load("scope")["length"][found["unit"].lower()] if count else None), nothing
    return None, nothing


def _within(token: "Token") -> Iterator[str]:
    """The places and groups a superlative ranges over: "in Africa", "Africa's", "among the states"."""
    heads = [token] if token.dep_ in {"attr", "acomp", "dobj", "pobj"} else [token, token.head]
    if token.lower_ in {"most", "least"}:
        heads.append(token.head.head)
    for head in heads:
        if head.pos_ in {"VERB", "AUX"}:
            continue
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in load("scope")["within"] and child.i > token.i:
                yield from (place for grand in child.children for place in _places(grand))
            elif child.dep_ == "poss" or child.ent_type_ == "NORP":
                yield from _places(child)


def _places(token: "Token") -> Iterator[str]:
    lists = load("scope")
    if token.lower_ in lists["world"]:
        yield WORLD
    elif token.ent_type_ in _PLACES or token.lemma_.lower() in lists["groups"]:
        yield token.text


def _reaches(ours: Scope, theirs: Scope, claim: "Doc", quote: "Doc") -> bool:
    if (theirs.shared and not ours.shared) or (theirs.ended and not ours.ended and _of_now(claim)):
        return False
    if (theirs.below and not ours.below) or not theirs.among <= stems(claim.text):
        return False
    return _in_time(ours, theirs) and _names(claim, theirs.within) and _names(quote, ours.within)


def _of_now(claim: "Doc") -> bool:
    """True for a claim in the present tense; an ended record may still support one about the past."""
    return any(token.dep_ in {"ROOT", "aux"} and token.tag_ in {"VBZ", "VBP"} for token in claim)


def _in_time(ours: Scope, theirs: Scope) -> bool:
    if theirs.years == math.inf:
        return True
    if ours.years is None or theirs.years is None:
        same = ours.since <= theirs.since or theirs.since <= ours.since
        return ours.years is theirs.years and bool(ours.since) == bool(theirs.since) and same
    return theirs.years + 1 >= ours.years * (1 - _SLACK)


def _names(doc: "Doc", places: frozenset[str]) -> bool:
    """True if a text names all of the places, directly or by demonym."""
    words, world = stems(doc.text), load("scope")["world"]
    return all(
        any(token.lower_ in world for token in doc)
        if place == WORLD
        else stem(place) in words or speaks_of(doc.text, canonical(place), False)
        for place in places
    )
