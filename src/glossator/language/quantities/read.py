"""Quantity extraction: numbers in digits and words, their bounds and units."""

import re

from glossator.folding import Folded, fold
from glossator.language.dates import times
from glossator.language.inflection import is_plural, singular
from glossator.language.model import Quantity
from glossator.language.quantities import words
from glossator.language.quantities.numbers import NEXT_WORD, Number, figure_value, numbers
from glossator.language.quantities.units import is_person, unit_from_context
from glossator.spans import Span

_FAR = 3.0  # what rose "by 12 to 340" did not rise by something between the two
_LOOK = 40  # characters before a number in which a bounding phrase is looked for
_RANGE = re.compile(
    rf"{words.GAP}?(?P<dash>[-–—]){words.GAP}?|{words.GAP}(?P<word>to|and|or){words.GAP}", re.IGNORECASE
)
_TO_DATE = re.compile(r"\s?[-–]\s?|\s(?:and|to|or)\s")
_SKIPPED = re.compile(r"(?:[ \t](?:other|more|additional|further|new)(?=[ ]\w)|[ \t]\d+-year-old(?=[ ]\w))")
_BETWEEN = re.compile(rf"\b(?P<word>between|from){words.GAP}(?:about{words.GAP})?$", re.IGNORECASE)
_MINUS = re.compile(rf"(?:(?<![^\s(\[])[-−–]|\b(?:minus|negative){words.GAP})$", re.IGNORECASE)
_SCORE = re.compile(
    r"\b(?:vote|voted|votes|voting|ruled|ruling|passed|decision|win|won|lost|beat|score|leads?|split|defeated|approved)\b",
    re.IGNORECASE,
)


def quantities(text: str) -> list[Quantity]:
    """The quantities of `text` in order; dates, clock times and numbers in names are skipped.

    Units: "%", "percentage points", a currency code, a unit of measure, else the counted noun in the singular.
    """
    folded = fold(text)
    found = _quantities(folded.text)
    return found if folded.text == text else [_unfolded(each, folded, text) for each in found]


def _unfolded(each: Quantity, folded: Folded, text: str) -> Quantity:
    start, end = folded.span(each.span.start, each.span.end)
    return each.model_copy(update={"span": Span(start=start, end=end), "text": text[start:end]})


def _quantities(text: str) -> list[Quantity]:
    taken = [(each.span.start, each.span.end) for each in times(text) if each.type in {"DATE", "TIME"}]
    found: list[Quantity] = []
    end = 0
    for number in numbers(text):
        if number.start < end or _in_date(text, number, taken):
            continue
        amount = _amount(text, number, end)
        if amount is not None:
            unit = unit_from_context(text, amount, found)
            found.append(amount if unit == amount.unit else amount.model_copy(update={"unit": unit}))
            end = amount.span.end
    return found


def _in_date(text: str, number: Number, taken: list[tuple[int, int]]) -> bool:
    """True if a number is part of a date, or the first day of "between 24 and 26 December"."""
    return any(
        (number.start < last and first < number.end)
        or (number.end < first <= number.end + 5 and _TO_DATE.fullmatch(text[number.end : first]) is not None)
        for first, last in taken
    )


def _amount(text: str, number: Number, floor: int) -> Quantity | None:
    """The quantity of a number: with its range, currency, unit and bounding phrases."""
    ranged, end = _range(text, number)
    joined, end = _joined(text, end)
    start, currency = _currency(text, number.start, floor)
    unit, end = _unit(text, number, end, currency)
    if ranged is None and number.whole and not unit and _is_score(text, number):
        return None
    low, high = ranged or (number.value, number.value)
    if ranged is None and (minus := _MINUS.search(text, max(floor, start - 9), start)):
        start, low, high = minus.start(), -high, -low
    start, kind = _bound(text, start, floor, ranged is not None)
    kind = kind or joined
    if not kind:
        kind, end = _bound_after(text, end)
    if words.vague().fullmatch(text[number.start : number.end]):
        kind = kind or "vague"
    return _quantity(text, start, end, low, high, unit, kind, ranged=ranged is not None)


def _range(text: str, number: Number) -> tuple[tuple[float, float] | None, int]:
    """The two ends of a range, if there is one, and the offset at which it ends."""
    middle = words.unit_after().match(text, number.end)
    for at in (number.end, middle.end() if middle else number.end):
        joint = _RANGE.match(text, at)
        if joint is None:
            continue
        begin = joint.end()
        sign = re.compile(r"(?:US|A|C)?[$€£¥]\s?").match(text, begin)
        begin = sign.end() if sign else begin
        other = words.figure().match(text, begin) if joint["word"] or sign else _after_dash(text, begin)
        if other is None:
            continue
        start = _currency(text, number.start, 0)[0]
        between = _BETWEEN.search(text, max(0, start - 16), start)
        if between and _is_change(text, between):
            return None, number.end
        word = (joint["word"] or "").lower()
        if (word == "and" and not (between and between["word"].lower() == "between")) or (word == "or" and middle):
            continue
        value = figure_value(other, text)
        if value is None:
            continue
        if word == "to" and _is_risen(text, start, number.value, value, at != number.end or sign is not None):
            return None, number.end
        if value > number.value and not (middle and _of_another(text, middle, other.end())):
            return (_shared_scale(text, number, other), value), other.end()
    return None, number.end


def _joined(text: str, end: int) -> tuple[str, int]:
    """The bound that a suffix "-plus" or "-odd" expresses, and the offset at which it ends."""
    for kind, pattern in words.joined():
        if found := pattern.match(text, end):
            return kind, found.end()
    return "", end


def _is_change(text: str, between: re.Match[str]) -> bool:
    """True if "from 5 to 7" is a change, not a range: something rose or was revised."""
    return between["word"].lower() == "from" and words.changed().search(text, 0, between.start()) is not None


def _is_risen(text: str, start: int, first: float, second: float, both: bool) -> bool:
    """True if "fell by $1 million to $23 million" tells of a change and its outcome; "rose 5 to 7 per cent" does not.

    `both`: each number has its unit or currency.
    """
    if words.changed_by().search(text, max(0, start - _LOOK), start) is None:
        return False
    return both or second > _FAR * first


def _of_another(text: str, unit: re.Match[str], end: int) -> bool:
    """True if the number that ends at `end` has another unit: "rose 3 points to 12 per cent" is no range."""
    other = words.unit_after().match(text, end)
    return other is not None and other.lastgroup != unit.lastgroup


def _shared_scale(text: str, number: Number, other: re.Match[str]) -> float:
    """The first number of a range with the scale of the second: "7 to 10 million"."""
    in_words = (other["words"] or "").lower().split()[1:]  # "six thousand"
    scale = words.lists()["scales"].get((other["scale"] or other["short"] or "".join(in_words)).lower(), 1.0)
    bare = re.fullmatch(r"[\d.,]+|[^\W\d]+", text[number.start : number.end])
    return number.value * scale if bare and number.value * scale <= (figure_value(other, text) or 0) else number.value


def _after_dash(text: str, begin: int) -> re.Match[str] | None:
    # The figure's lookbehind forbids a preceding dash, so the remainder is matched separately.
    piece = words.figure().match(text[begin : begin + 60])
    return words.figure().match(" " * begin + text[begin : begin + 60], begin) if piece else None


def _currency(text: str, start: int, floor: int) -> tuple[int, str]:
    sign = words.currency_before().search(text, max(floor, start - 5), start)
    if sign is None:
        return start, ""
    return sign.start(), str(words.lists()["currencies"][sign.group().strip().lower()])


def _unit(text: str, number: Number, end: int, currency: str) -> tuple[str, int]:
    """The unit and the offset at which it ends; after a currency sign there is no unit to look for."""
    if currency or number.unit:
        return currency or number.unit, end
    known = words.unit_after().match(text, end)
    if not number.whole:
        return "%", end
    if known is None:
        return _counted(text, end, single=number.value == 1)
    if known["percent"]:
        return "%", known.end()
    if known["currency"]:
        name = words.plain(known["currency"])
        lists = words.lists()
        return str(lists["currency_words"].get(name) or lists["currencies"][name]), known.end()
    return words.measure_names()[words.plain(known["measure"] or known["points"])][0], known.end()


def _counted(text: str, end: int, *, single: bool) -> tuple[str, int]:
    """The counted noun: the first plural within three words, else the next word; '' if there is none.

    If `single`, a noun for persons may be in the singular.
    """
    lists, at, first = words.lists(), end, ("", end)
    if (of := re.compile(r"\s(?:of (?:the|its|his|her|their|those|these) |of )").match(text, end)) is not None:
        at = of.end() - 1
        all_of = words.figure().match(text, of.end())
        at = all_of.end() if all_of else at  # "48 of the 70 seats"
    skipped = _SKIPPED.match(text, at)
    at = skipped.end() if skipped else at
    for _ in range(3):
        word = NEXT_WORD.match(text, at)
        if word is None or word[1].lower() in lists["not_units"]:
            break
        name = word[1].lower()
        if first[0] and name in lists["done_by_persons"]:
            break  # "one civilian killed": the noun stood before
        if is_plural(name) or (single and is_person(name)):
            return singular(name), word.end()
        if not first[0]:
            first = (name, word.end())
        at = word.end()
    return first


def _is_score(text: str, number: Number) -> bool:
    """True for a score: 52-48 is a vote, not a quantity."""
    if not re.match(r"\s?[-–]\s?\d", text[number.end : number.end + 4]):
        return False
    return bool(_SCORE.search(text, max(0, number.start - 60), min(len(text), number.end + 30)))


def _bound(text: str, start: int, floor: int, ranged: bool) -> tuple[int, str]:
    window = max(floor, start - _LOOK)
    if ranged and (between := _BETWEEN.search(text, window, start)):
        return between.start(), ""
    if (sign := text[max(floor, start - 2) : start].strip()) in words.lists()["signs"]:
        return text.rindex(sign, floor, start), str(words.lists()["signs"][sign])
    for kind, pattern in words.bounds_before():
        phrase = pattern.search(text, window, start)
        if phrase:
            return phrase.start(), kind
    return start, ""


def _bound_after(text: str, end: int) -> tuple[str, int]:
    for kind, pattern in words.bounds_after():
        phrase = pattern.match(text, end)
        if phrase:
            return kind, phrase.end()
    return "", end


def _quantity(
    text: str, start: int, end: int, low: float, high: float, unit: str, kind: str, *, ranged: bool
) -> Quantity:
    share = words.lists()["about_share"]
    bounds: tuple[float | None, float | None] = (low, high)
    if kind in {"low", "above", "vague"}:
        bounds = (low, None if not ranged else high)
    elif kind in {"high", "below"}:
        bounds = (None if not ranged else low, high)
    elif kind == "about":
        bounds = (round(low - abs(low) * share, 6), round(high + abs(high) * share, 6))
    approximate = kind in {"about", "vague"}
    return Quantity(
        span=Span(start=start, end=end),
        text=text[start:end],
        low=bounds[0],
        high=bounds[1],
        unit=unit,
        approximate=approximate,
    )
