"""The counted noun where it does not follow the number: "the death toll rises to 79", "wounding 12 others"."""

import re
from collections.abc import Sequence
from functools import cache

from glossator.language.inflection import singular
from glossator.language.model import Quantity
from glossator.language.quantities import words

MAGNITUDE = "magnitude"
_LOOK = 90  # characters before a number in which the noun of a total is looked for
_LOOK_TOLL = 160  # for a death toll, whose event may have a long name
_MAGNITUDE_AFTER = re.compile(r"[ -]magnitude\b", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?: of)?\s+(?:about |around |at least )?$", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|additional|further)\s+$", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:others?|more|additional)\b", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:death toll|toll)\b[^.;:!?]*?"
    r"(?:rise[ns]?|rose|reach\w*|climb\w*|stands?|stood|increase[sd]?|jump\w*|pass\w*|to|is|was|at|been)"
    r"(?: (?:now|to|at|by|as|from|up|down|first|put|revised|corrected))*\s*$"
    r"|\btoll (?:has |had )?$",  # "exceeded" belongs to the amount
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?P<noun>(?!(?:rise|increase|reache|climb|stand|fall|drop|pas|jump|wa|ha|thi|hit)s\b)[a-z]{3,}s)"
    r"(?: (?:in|of|from|for|across|there|nationwide|among|on|at)\b[^,.;:\d]{0,40}?)?"
    r"(?: (?:has|have|had))?(?: (?:now|since|already))?"
    r" (?:rises?|risen|rose|climb(?:s|ed)?|reach(?:es|ed|ing)?|stands?|stood|is|was|are|were|gr[eo]ws?|grown|to|at"
    r"|increase[sd]?|jump(?:s|ed)?|pass(?:es|ed)?|surpass(?:es|ed)?|total(?:s|ed)?|f[ae]lls?|drop(?:s|ped)?|hits?)"
    r"(?: (?:now|to|at|by|as|a|record|high|of|low|total))*\s*$",
    re.IGNORECASE,
)


def unit_from_context(text: str, amount: Quantity, before: Sequence[Quantity]) -> str:
    """The unit of a quantity from its context, if none follows it; `before` holds the quantities read so far."""
    start = amount.span.start
    if _MAGNITUDE_AFTER.match(text, _end_of_number(text, amount)) or _MAGNITUDE_BEFORE.search(text[:start][-40:]):
        return MAGNITUDE
    lists = words.lists()
    other = amount.unit.rstrip("s") in {"other", "more"} or (
        not amount.unit and bool(_OTHERS.match(text, _end_of_number(text, amount)))
    )
    if amount.unit and not other and amount.unit not in lists["done_by_persons"]:
        return amount.unit
    if not other and _TOLL.search(text[max(0, start - _LOOK_TOLL) : start]):
        return "death"
    total = None if other else _TOTAL.search(text[max(0, start - _LOOK) : start])
    if total:
        return singular(total["noun"].lower())
    last = _last_in_sentence(text, start, before)
    if last is not None and (is_person(last.unit) or _ANOTHER.search(text[:start][-14:])):
        return last.unit
    return "people" if other or amount.unit in lists["done_by_persons"] else amount.unit


def _end_of_number(text: str, amount: Quantity) -> int:
    figure = words.figure().search(text, amount.span.start, amount.span.end)
    return figure.end() if figure else amount.span.end


def _last_in_sentence(text: str, start: int, before: Sequence[Quantity]) -> Quantity | None:
    if not before or re.search(r"[.!?]\s", text[before[-1].span.end : start]):
        return None
    return before[-1]


@cache
def _persons() -> frozenset[str]:
    lists = words.lists()
    return frozenset(singular(word) for word in (*lists["persons"], *lists["person_kinds"]))


def is_person(unit: str) -> bool:
    """True if a unit is a noun for persons."""
    return unit in _persons()
