"""Subjects of long statements ('Immigration and borders'), from the words of a claim and its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from glossator.statement.model import Claim, Kind
from glossator.statement.words import load

if TYPE_CHECKING:
    from collections.abc import Sequence

CARRIED = 3  # directly following claims to which a subject is carried over
_SPOKEN_FOR = re.compile(r" \([^()]* and those spoken for\)")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {heading: _pattern(told) for heading, told in load("subjects")["subjects"].items()}


def _pattern(told: Sequence[str]) -> re.Pattern[str]:
    parts = [re.escape(word.strip()).replace(r"\$", r"\b") for word in told]
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE)


def told(text: str) -> Counter[str]:
    """The number of distinct indicator words per subject in the text."""
    said = _SPOKEN_FOR.sub("", text)
    found = {
        heading: len({hit[0].lower() for hit in pattern.finditer(said)}) for heading, pattern in _patterns().items()
    }
    return Counter({heading: number for heading, number in found.items() if number})


def of_claims(claims: Sequence[Claim]) -> dict[str, str]:
    """The subject of each claim that has one, by id: most indicator words, then the most recent subject.

    A claim without indicator words inherits the subject of the preceding claims, for a few claims at most.
    """
    each = [told(claim.standalone) for claim in claims]
    overall: Counter[str] = sum((Counter(set(one)) for one in each), Counter())
    chosen: dict[str, str] = {}
    before, where, carried = "", -1, 0
    for claim, found in zip(claims, each, strict=True):
        if claim.kind in {Kind.PLEASANTRY, Kind.QUESTION}:
            continue
        if found:
            most = max(found.values())
            best = [heading for heading, number in found.items() if number == most]
            kept = before if before in best and claim.utterance == where else ""
            before, where, carried = kept or max(best, key=lambda heading: overall[heading]), claim.utterance, 0
            chosen[claim.id] = before
        elif before and claim.utterance == where and carried < CARRIED and _goes_on(claim):
            carried += 1
            chosen[claim.id] = before
    return chosen


def _goes_on(claim: Claim) -> bool:
    """True for an assertion that introduces no name of its own."""
    speaker = set((claim.speaker or "").split())
    named = any(name[:1].isupper() and not set(name.split()) <= speaker for name in claim.about)
    return claim.kind not in {Kind.SLOGAN, Kind.OPINION} and not named
