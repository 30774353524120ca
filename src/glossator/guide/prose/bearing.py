"""What of the evidence bears on a claim so plainly that a sentence may tell it, and to which side it leans.

A list of quotes may show what only touches on a claim; a sentence that tells a fact under a claim says that it bears.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from glossator.evidence.model import Evidence, Stance
from glossator.evidence.question import AMBIGUOUS, Question
from glossator.evidence.terms import actors, speaks_of, stems, things
from glossator.evidence.weighing.quoting import leans
from glossator.guide.prose.patterns import data
from glossator.guide.prose.telling import Told, told
from glossator.statement.model import Claim


class Lean(StrEnum):
    """To which side the record leans on a claim that it does not settle."""

    AGAINST = "against"
    BOTH = "both"
    FOR = "for"
    NONE = "none"


@dataclass(frozen=True)
class Bearing:
    """What may be told of the evidence on one claim, in its order, the lean of it all, and all others' words on it."""

    told: Sequence[Told]
    lean: Lean
    every: Sequence[Told] = ()

    def on(self, side: Stance) -> list[Told]:
        """What may be told of one side."""
        return [each for each in self.told if each.piece.stance is side]

    def deciding(self, side: Stance) -> list[Told]:
        """What is told of the side that decided a finding: never nothing, since no finding goes without its quote."""
        return self.on(side) or [each for each in self.every if each.piece.stance is side]


def bearing(claim: Claim, pieces: Sequence[Evidence], said: date | None) -> Bearing:
    """What a sentence may tell of others' words on a claim, what is recent on the day it was `said` before the rest.

    Nothing where the claim leaves open of whom it speaks.
    """
    every = [told(claim.standalone, piece) for piece in pieces if not piece.own_words]
    kept = [] if unclear(claim) else [each for each in every if bears(claim, each)]
    recent = [each for each in kept if _past(claim.standalone) or not _old(each.piece.source.published, said)]
    return Bearing([*recent, *(each for each in kept if each not in recent)], _lean(claim, recent), every)


def unclear(claim: Claim) -> list[str]:
    """The pronouns of a claim that the statement leaves open, but for owners ('their') and the speaker's 'we'."""
    left = [flag.removeprefix(AMBIGUOUS) for flag in claim.flags if flag.startswith(AMBIGUOUS)]
    asked = [word for word in left if word.casefold() not in data()["spoken_for"]]
    return [word for word in asked if word.casefold() in _standing(claim.standalone)]


@lru_cache(maxsize=1024)
def _standing(claim: str) -> frozenset[str]:
    """The pronouns of a claim that stand for somebody or something by themselves."""
    from glossator.models.grammar import nlp

    return frozenset(token.lower_ for token in nlp()(claim) if token.pos_ == "PRON" and token.dep_ != "poss")


def bears(claim: Claim, each: Told) -> bool:
    """True for what the reader finds worth telling: a whole statement of a known voice that names what is claimed."""
    voice = each.source if each.source.casefold() not in data()["in_person"] else ""
    worth = each.piece.score >= data()["lean"]["told"]
    return worth and _states(each.words, each.whole, bool(voice)) and _touches(claim, each)


def strong(piece: Evidence) -> bool:
    """True for a piece that is so likely on its side that several such say to which side the record leans."""
    return piece.stance is not Stance.NEITHER and max(piece.supports, piece.refutes) >= data()["lean"]["strong"]


def _lean(claim: Claim, kept: Sequence[Told]) -> Lean:
    """The side of several strong pieces of different origins; both sides where each has one; else none."""
    leading = [each for each in kept if strong(each.piece) and not _missing(claim, each)]
    for_it, against = (
        {each.piece.origin or each.piece.source.document for each in leading if each.piece.stance is side}
        for side in (Stance.SUPPORTS, Stance.REFUTES)
    )
    if for_it and against:
        return Lean.BOTH
    if max(len(for_it), len(against)) < data()["lean"]["origins"]:
        return Lean.NONE
    return Lean.FOR if for_it else Lean.AGAINST


def _old(day: date | None, said: date | None) -> bool:
    return day is not None and said is not None and (said - day).days > data()["lean"]["old"]


@lru_cache(maxsize=1024)
def _past(claim: str) -> bool:
    """True for a claim of what was done, on which what is old bears as well."""
    from glossator.models.grammar import nlp

    root = next((token for token in nlp()(claim) if token.dep_ == "ROOT"), None)
    return root is not None and "VBD" in {root.tag_, *(child.tag_ for child in root.children if child.dep_ == "aux")}


@lru_cache(maxsize=4096)
def _states(words: str, whole: bool, attributed: bool) -> bool:
    """True for a whole sentence that stands alone, asks nothing and, unless somebody is named as speaking, has no 'I'.

    What has neither a full stop nor a finite verb is a heading.
    """
    from glossator.models.grammar import nlp

    if leans(words) or words.rstrip("”\"'’ ").endswith("?"):
        return False
    doc = nlp()(_outside_quotes(words))
    finite = whole or any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc)
    return finite and (attributed or not any(token.lower_ in data()["in_person"] for token in doc))


def _outside_quotes(words: str) -> str:
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "it", words)


def _touches(claim: Claim, each: Told) -> bool:
    """True when what is told names what the claim names; where that is one name or none, it must have its words too."""
    names, missing = _names(claim.standalone, tuple(claim.about)), _missing(claim, each)
    near = each.piece.score >= data()["lean"]["near"]
    if len(names) > 1:
        return len(missing) < len(names) / 2 or (near and names[0][0] not in missing)
    named = " ".join([*(name for name, _ in names), *(name for name in claim.about if name[:1].isupper())])
    wanted = stems(claim.standalone) - stems(named)
    enough = len(wanted & stems(_telling(each))) >= max(1, data()["lean"]["share"] * len(wanted))
    return enough and (near or not missing)


def _missing(claim: Claim, each: Told) -> list[str]:
    """The names of a claim that what is told does not speak of."""
    names = _names(claim.standalone, tuple(claim.about))
    return [name for name, person in names if not speaks_of(_telling(each), name, person)]


def _telling(each: Told) -> str:
    return f"{each.words} {each.on} {each.piece.source.title}"


@lru_cache(maxsize=1024)
def _names(text: str, about: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The names a claim speaks of, each with whether it may be a person's."""
    from glossator.models.grammar import nlp

    bodies = things(nlp()(text))
    found = actors([Question(text=text, about=tuple(filter(None, map(_capitals, about))))])[0]
    return tuple((name, name not in bodies) for name in found)


def _capitals(name: str) -> str:
    """Of 'Russian state banks' and 'House of Commons vote' the name in it, which no lower-case word of weight is."""
    kept = list(takewhile(lambda word: word[:1].isupper() or not stems(word), name.split()))
    while kept and kept[-1][:1].islower():
        kept.pop()
    return " ".join(kept)
