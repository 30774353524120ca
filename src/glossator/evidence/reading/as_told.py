"""A claim in the source's own figures: "£1.2bn" becomes "£1,200 million" if that is what the source says.

A small network takes two notations of one amount for two amounts. Only the network's input is changed; quotes and
offsets refer to the stored text.
"""

import re
from functools import lru_cache

from glossator.evidence.signals.comparing import is_measured, is_same
from glossator.folding import fold
from glossator.language.model import Quantity
from glossator.language.quantities import words
from glossator.language.quantities.context import fate, is_replaced
from glossator.language.quantities.read import quantities

_OF = re.compile(r"\s+of\b")


@lru_cache(maxsize=4096)
def as_told(claim: str, evidence: str) -> str:
    """The claim with each amount that the evidence gives in another notation, or rounded, replaced by that form."""
    claimed = _of_claim(claim)
    if not claimed:
        return claim
    told, claim = fold(evidence).text, fold(claim).text
    stated = quantities(told)
    for each in reversed(claimed):
        if any(other.text == each.text for other in stated):
            continue
        other = next((other for other in stated if _says_the_same(each, other, claim, told)), None)
        if other is not None:
            claim = claim[: each.span.start] + _worded(each, other, claim, told) + claim[each.span.end :]
    return claim


@lru_cache(maxsize=1024)
def _of_claim(claim: str) -> tuple[Quantity, ...]:
    return tuple(quantities(fold(claim).text))


def _says_the_same(each: Quantity, other: Quantity, claim: str, evidence: str) -> bool:
    if not is_same(each, other) or is_replaced(other, evidence):
        return False
    if not is_measured(each.unit) and _noun(each) != _noun(other):
        return False  # "110 British migrants" is not just "110 migrants"
    mine, theirs = fate(each, claim), fate(other, evidence)
    return not mine or not theirs or mine == theirs


def _noun(each: Quantity) -> str:
    """The words of a quantity after its number."""
    end = max((found.end() for found in words.figure().finditer(each.text)), default=0)
    return each.text[end:].strip().lower()


def _worded(each: Quantity, other: Quantity, claim: str, evidence: str) -> str:
    """The other's words, with "of" if the source has it and the claim continues with the noun: "20 per cent of"."""
    ours, theirs = _OF.match(claim, each.span.end), _OF.match(evidence, other.span.end)
    return other.text + (" of" if theirs and not ours else "")
