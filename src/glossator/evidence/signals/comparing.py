"""Whether the amounts of a claim and a source agree, and why, naming both."""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache

from glossator.evidence.model import Signal
from glossator.evidence.signals.table import Name, signal
from glossator.folding import fold
from glossator.language.inflection import singular
from glossator.language.model import Quantity
from glossator.language.quantities import words
from glossator.language.quantities.context import change, falls, fate, is_added, is_replaced
from glossator.language.quantities.numbers import TIMES
from glossator.language.quantities.read import quantities
from glossator.language.quantities.units import is_person

EQUAL, COMPATIBLE, DIFFERENT, NOT_COMPARABLE = "equal", "compatible", "different", "not comparable"
_RANK = {EQUAL: 3, COMPATIBLE: 2, DIFFERENT: 1, NOT_COMPARABLE: 0}
_ROUNDED = 0.055  # relative difference above which two figures cannot be roundings of each other
_THE_SAME = 0.01  # relative difference below which two measures are the same, converted or rounded
_FEW = 100  # smaller whole numbers are counts, not roundings: 30 states are not 31
_AROUND = 90  # characters on either side that show what is counted
_CODE = 3  # letters of a currency
_CONTENT = re.compile(r"[^\W\d_]{4,}")


def compare(claim_text: str, evidence_text: str) -> Signal:
    """Compare the amounts of a claim with those of a source: equal, compatible, different or not comparable.

    Each amount of the claim is compared with the closest kind in the source; the worst result is returned. The reason
    quotes both sides.
    """
    claim_text, evidence_text = fold(claim_text).text, fold(evidence_text).text
    claimed, stated = quantities(claim_text), quantities(evidence_text)
    if not claimed:
        return signal(Name.AMOUNT, NOT_COMPARABLE, "the claim names no amount")
    if not stated:
        return signal(Name.AMOUNT, NOT_COMPARABLE, f"the source names no amount beside {_said(claimed[0])}")
    told = {id(each): fate(each, claim_text, claimed) for each in claimed}
    told |= {id(each): fate(each, evidence_text, stated) for each in stated}
    agreed = [_best(each, stated, claim_text, evidence_text, told) for each in claimed]
    comparable = [each for each in agreed if each[0] != NOT_COMPARABLE]
    if not comparable:
        names = " and ".join(_said(each) for each in claimed[:2])
        return signal(Name.AMOUNT, NOT_COMPARABLE, f"the source names no amount of the same kind as {names}")
    value, reason = min(comparable, key=lambda each: _RANK[each[0]])
    return signal(Name.AMOUNT, value, reason)


def is_same(each: Quantity, other: Quantity) -> bool:
    """True if two amounts of the same unit, or of two units for the same measure, are equal (measures: nearly)."""
    scale = _scale(each.unit, other.unit)
    if scale is None or (each.unit != other.unit and each.unit not in _measures()):
        return False
    low, high = (None if bound is None else bound * scale for bound in (other.low, other.high))
    if _same(each.low, low) and _same(each.high, high):
        return True
    if not is_measured(each.unit) or each.low != each.high or low != high or each.low is None or low is None:
        return False
    return math.isclose(each.low, low, rel_tol=_THE_SAME)


def is_measured(unit: str) -> bool:
    """True if a unit is a measure, a currency or per cent, not a counted noun."""
    return unit == "%" or unit in _measures() or (len(unit) == _CODE and unit.isupper())


def _best(
    each: Quantity, stated: Iterable[Quantity], claim: str, evidence: str, told: Mapping[int, str]
) -> tuple[str, str]:
    found = [
        (_agreement(each, other, claim, evidence) if _one_fate(each, other, told) else NOT_COMPARABLE, other)
        for other in stated
    ]
    if not is_replaced(each, claim):
        # A figure that the source retracts supports nothing, and its replacement may differ.
        found = [
            (_taken_back(value, each, other) if is_replaced(other, evidence) else value, other)
            for value, other in found
        ]
    value, other = max(found, key=lambda pair: _RANK[pair[0]])
    if value == EQUAL:
        same = each.text == other.text
        reason = (
            f"both say {_said(each)}"
            if same
            else f"the claim says {_said(each)}, the source says the same: {_said(other)}"
        )
    elif value == DIFFERENT and _same(each.low, other.low) and is_replaced(other, evidence):
        reason = f"the claim says {_said(each)}, a figure that the source replaces by another"
    else:
        reason = f"the claim says {_said(each)}, the source says {_said(other)}"
    return value, reason


def _taken_back(value: str, each: Quantity, other: Quantity) -> str:
    bare = not other.unit and _same(each.low, other.low) and _same(each.high, other.high)
    return DIFFERENT if bare or value in {EQUAL, COMPATIBLE} else NOT_COMPARABLE


def _said(each: Quantity) -> str:
    return f"“{' '.join(each.text.split())}”"


def _agreement(each: Quantity, other: Quantity, claim: str, evidence: str) -> str:
    scale = _scale(each.unit, other.unit)
    if scale is None:
        confused = _percent_for_points(each, other) or _two_currencies(each, other)
        same = confused and bool(_around(each, claim) & _around(other, evidence))
        return DIFFERENT if same else NOT_COMPARABLE
    if _two_roles(each, other, claim, evidence):
        return DIFFERENT
    a = (each.low, each.high)
    b = tuple(None if bound is None else bound * scale for bound in (other.low, other.high))
    if _same(a[0], b[0]) and _same(a[1], b[1]):
        # Nine people may be nine soldiers, but the source does not say so.
        return COMPATIBLE if _is_narrower(each.unit, other.unit) else EQUAL
    if _overlap(a[0], a[1], b[0], b[1]) or (a[0] == a[1] and b[0] == b[1] and _rounded(a[0], b[0])):
        return COMPATIBLE
    if _is_fall(each, other, claim, evidence):
        return NOT_COMPARABLE
    if is_added(other, evidence) and not is_added(each, claim):
        return NOT_COMPARABLE  # "two more people died" does not give a total
    if not _may_differ(each, other):
        return NOT_COMPARABLE
    return DIFFERENT if _of_one_thing(each, other, claim, evidence) else NOT_COMPARABLE


def _percent_for_points(each: Quantity, other: Quantity) -> bool:
    """True for three per cent and three percentage points, which are confused by mistake."""
    return {each.unit, other.unit} == {"%", "percentage points"} and _overlap(
        each.low, each.high, other.low, other.high
    )


def _two_currencies(each: Quantity, other: Quantity) -> bool:
    """True for one figure in two currencies: fifty million US dollars are not fifty million Australian ones."""
    money = all(len(unit) == _CODE and unit.isupper() for unit in (each.unit, other.unit))
    return money and each.unit != other.unit and _same(each.low, other.low) and _same(each.high, other.high)


def _two_roles(each: Quantity, other: Quantity, claim: str, evidence: str) -> bool:
    """True for what rose by an amount on one side, and to it on the other."""
    mine, theirs = change(each, claim), change(other, evidence)
    return bool(mine and theirs) and mine != theirs


def _is_fall(each: Quantity, other: Quantity, claim: str, evidence: str) -> bool:
    """True if one side writes a negative number and the other a fall, so that their signs cannot be compared."""
    if (each.low or 0) < 0 <= (other.low or 0):
        return falls(other, evidence)
    return (other.low or 0) < 0 <= (each.low or 0) and falls(each, claim)


def _one_fate(each: Quantity, other: Quantity, told: Mapping[int, str]) -> bool:
    """True if the persons counted suffered the same fate: the killed are not compared with the injured."""
    if not (is_person(each.unit) and is_person(other.unit)):
        return True
    mine, theirs = told[id(each)], told[id(other)]
    return not mine or not theirs or mine == theirs


def _is_narrower(mine: str, theirs: str) -> bool:
    general, persons, _ = _kinds()
    return mine in persons and mine not in general and theirs in general


def _may_differ(each: Quantity, other: Quantity) -> bool:
    """Subsets contradict nothing: soldiers are among the people, so on either side there may be fewer of them."""
    if each.unit == other.unit or not (is_person(each.unit) and is_person(other.unit)):
        return True
    general = _kinds()[0]
    if (each.unit in general) == (other.unit in general):
        return True
    narrow, wide = (other, each) if each.unit in general else (each, other)
    return wide.high is not None and narrow.low is not None and narrow.low > wide.high


def _same(a: float | None, b: float | None) -> bool:
    return a is b is None or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9))


def _overlap(low_a: float | None, high_a: float | None, low_b: float | None, high_b: float | None) -> bool:
    slack = 1e-9
    return (low_a is None or high_b is None or low_a <= high_b + slack) and (
        low_b is None or high_a is None or low_b <= high_a + slack
    )


def _rounded(a: float | None, b: float | None) -> bool:
    """True if one figure is the other rounded to the digits it shows: 35 and 35.2, 2,000 and 1,994."""
    if not a or not b or abs(a - b) > _ROUNDED * max(abs(a), abs(b)):
        return False
    if max(abs(a), abs(b)) < _FEW and a == int(a) and b == int(b):
        return False
    coarse, fine = sorted((a, b), key=_digits)
    return _digits(coarse) < _digits(fine) and abs(coarse - fine) <= 0.5 * 10 ** _place(coarse) * 1.000001


def _digits(value: float) -> int:
    return len(f"{abs(value):.12g}".replace(".", "").strip("0")) or 1


def _place(value: float) -> int:
    """The power of ten of the last non-zero digit shown: 3 for 2,000, -1 for 35.2."""
    plain = f"{abs(value):.12g}"
    if "e" in plain or "." not in plain:
        whole = f"{abs(value):.0f}"
        return len(whole) - len(whole.rstrip("0"))
    return -len(plain.split(".")[1])


def _scale(mine: str, theirs: str) -> float | None:
    """The factor that converts their unit to ours: 1 for the same unit, None if they are incomparable."""
    if mine == theirs:
        return 1.0
    sizes = _measures()
    if mine in sizes and theirs in sizes and sizes[mine][0] == sizes[theirs][0]:
        return sizes[theirs][1] / sizes[mine][1]
    return 1.0 if _one_kind(mine, theirs) else None


@cache
def _measures() -> dict[str, tuple[str, float]]:
    return {unit: (dimension, float(size)) for unit, (dimension, size, _) in words.lists()["measures"].items()}


@cache
def _kinds() -> tuple[frozenset[str], frozenset[str], tuple[frozenset[str], ...]]:
    lists = words.lists()
    people = frozenset(singular(word) for word in (*lists["persons"], *lists["outcomes"]))
    kinds = frozenset(singular(word) for word in lists["person_kinds"])
    return people, kinds | people, tuple(frozenset(singular(word) for word in same) for same in lists["same"])


def _one_kind(mine: str, theirs: str) -> bool:
    people, persons, same = _kinds()
    if (mine in people and theirs in persons) or (theirs in people and mine in persons):
        return True
    return any(mine in each and theirs in each for each in same)


def _of_one_thing(each: Quantity, other: Quantity, claim: str, evidence: str) -> bool:
    """True if unequal amounts are of one thing: the counted noun says so, else their contexts share a word."""
    general = each.unit in {TIMES, ""} or is_measured(each.unit)
    if not general and each.unit == other.unit:
        return True
    # A bare number may count anything: one word in common proves nothing.
    return len(_around(each, claim) & _around(other, evidence)) > (not each.unit)


def _around(each: Quantity, text: str) -> set[str]:
    near = (
        text[max(0, each.span.start - _AROUND) : each.span.start] + " " + text[each.span.end : each.span.end + _AROUND]
    )
    own = {*words.lists()["not_units"], *words.lists()["long_scales"], "cent"}  # "per cent"
    return {singular(word.lower()) for word in _CONTENT.findall(near)} - own
