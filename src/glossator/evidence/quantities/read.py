"""Amounts in a text: numbers in digits and words, what bounds them, their unit."""

import re
from dataclasses import dataclass

from glossator.evidence.dates import times
from glossator.evidence.model import Quantity
from glossator.evidence.quantities import words
from glossator.spans import Span

_LOOK = 40  # characters before a number in which a bounding phrase may stand
_RANGE = re.compile(
    rf"{words.GAP}?(?P<dash>[-–—]){words.GAP}?|{words.GAP}(?P<word>to|and|or){words.GAP}", re.IGNORECASE
)
_BETWEEN = re.compile(rf"\b(?P<word>between|from){words.GAP}(?:about{words.GAP})?$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:#|\b(?:No|Nos|Article|Articles|Resolution|Chapter|Section|Title|Rule|Flight|Boeing|Airbus|Room|Page|Channel|Phase|Type|Part|Act|Proposition|Amendment|Highway|Route|Interstate|Level|Tier|Group|Windows|Apollo|Area|Unit|Number|Bill|H\.R|HR|S|Order|Directive|iPhone|Covid|Case|Docket)\.?)\s?$"
)
_SCORE = re.compile(
    r"\b(?:vote|voted|votes|voting|ruled|ruling|passed|decision|win|won|lost|beat|score|leads?|split|defeated|approved)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?:[ \t\xa0]{1,2}|-)([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_PRONOUN_ONE = re.compile(r"\b(?:no|this|that|the|every|any|each|which|another|only|number|day|as)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class _Number:
    start: int
    end: int
    value: float
    whole: bool = True  # False for a part of a whole ("a third"), which is a per cent


def quantities(text: str) -> list[Quantity]:
    """Every amount of `text` in order, with its bounds and unit; dates, clock times and numbers in names are left out.

    Units: "%", "percentage points", a currency code, a unit of measure, else the noun counted, in the singular.
    """
    taken = [(each.span.start, each.span.end) for each in times(text) if each.type in {"DATE", "TIME"}]
    found: list[Quantity] = []
    end = 0
    for number in _numbers(text):
        if number.start < end or any(number.start < last and first < number.end for first, last in taken):
            continue
        amount = _amount(text, number, end)
        if amount is not None:
            found.append(amount)
            end = amount.span.end
    return found


def _numbers(text: str) -> list[_Number]:
    found = [*_fractions(text), *_vague(text), *_figures(text)]
    # Where two readings start together the longer wins; a fraction hides the "two" of "two-thirds".
    return sorted(found, key=lambda number: (number.start, -number.end))


def _fractions(text: str) -> list[_Number]:
    found = []
    for match in words.fraction().finditer(text):
        if match["half"]:
            value: float | None = 0.5
        elif match["part"]:
            top = 1.0 if match["top"].lower() in {"a", "an"} else _plain(match["top"])
            value = top * words.lists()["fractions"][match["part"].lower()] if top else None
        else:
            whole = _plain(re.sub(r"(?i)every\s", "", match["all"]))
            part = _plain(match["of"])
            value = part / whole if part is not None and whole and part < whole and whole >= 2 else None
        if value is not None and value <= 1:
            found.append(_Number(match.start(), match.end(), round(value * 100, 6), whole=False))
    return found


def _vague(text: str) -> list[_Number]:
    sizes = {"dozens": 24.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "trillions": 2e12}
    times_ = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0, "thousands": 1e3}
    found = []
    for match in words.vague().finditer(text):
        outer = (match["outer"] or "").lower().split()
        value = sizes[match["inner"].lower()] * (times_[outer[0]] if outer else 1)
        found.append(_Number(match.start(), match.end(), value, whole=True))
    return found


def _figures(text: str) -> list[_Number]:
    found = []
    for match in words.figure().finditer(text):
        value = _figure_value(match, text)
        if value is not None and not _is_name(text, match):
            end = match.end("digits") if match["short"] and not _short_fits(text, match) else match.end()
            found.append(_Number(match.start(), end, value))
    return found


def _figure_value(match: re.Match[str], text: str) -> float | None:
    if match["words"]:
        value = words.value_of(match["words"])
        if value is not None and match["more2"]:
            value = (value + 0.5) * words.lists()["scales"].get((match["scale3"] or "").lower(), 1)
        return value
    value = float(match["digits"].replace(",", ""))
    if match["more"]:
        value += 0.5
    for name in ("scale", "scale2"):
        value *= words.lists()["scales"].get((match[name] or "").lower(), 1)
    if match["short"] and _short_fits(text, match):
        value *= words.lists()["scales"][match["short"].lower()]
    return round(value, 6)


def _short_fits(text: str, match: re.Match[str]) -> bool:
    """ "5m" is five million after a currency sign only: elsewhere it may be metres."""
    if match["short"].lower() in {"bn", "tn", "mn", "mln", "bln", "trn"}:
        return True
    touching = match.start("short") == match.end("digits")
    return touching and (
        bool(words.currency_before().search(text, max(0, match.start() - 5), match.start()))
        or match["short"].lower() == "k"
    )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Ordinals, pronouns, and numbers that name rather than count: Article 5, Flight 103, F-16, 21st."""
    start, end = match.start(), match.end()
    if _ORDINAL.match(text, match.end("digits") if match["digits"] else end):
        return True
    after = text[end : end + 1]
    if match["digits"] and (after.isalpha() and not match["short"] or text[end : end + 2] == ":0"):
        return not words.unit_after().match(text, end)
    if _NAMED.search(text, max(0, start - 14), start):
        return True
    if (match["words"] or "").lower() == "one":
        following = _WORD.match(text, end)
        return (
            following is None
            or following[1].lower() in words.lists()["not_units"]
            or bool(_PRONOUN_ONE.search(text, max(0, start - 9), start))
        )
    return False


def _plain(text: str) -> float | None:
    return float(text) if text.isdigit() else words.value_of(text)


def _amount(text: str, number: _Number, floor: int) -> Quantity | None:
    """The number with everything that belongs to it: range, currency, unit and the phrases that bound it."""
    second, end = _second(text, number)
    start, currency = _currency(text, number.start, floor)
    unit, end = _unit(text, number, end, currency)
    if second is None and number.whole and not unit and _is_score(text, number):
        return None
    low, high = (number.value, number.value) if second is None else (number.value, second)
    start, kind = _bound(text, start, floor, second is not None)
    if not kind:
        kind, end = _bound_after(text, end)
    if words.vague().fullmatch(text[number.start : number.end]):
        kind = kind or "vague"
    return _quantity(text, start, end, low, high, unit, kind, ranged=second is not None)


def _second(text: str, number: _Number) -> tuple[float | None, int]:
    """The other end of a range and where it ends."""
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
        between = _BETWEEN.search(text, max(0, number.start - 16), number.start)
        word = (joint["word"] or "").lower()
        if (word == "and" and not (between and between["word"].lower() == "between")) or (word == "or" and middle):
            continue
        value = _figure_value(other, text)
        if value is None:
            continue
        if value > number.value:
            return value, other.end()
    return None, number.end


def _after_dash(text: str, begin: int) -> re.Match[str] | None:
    # The figure's own look-behind forbids a dash before it, so the piece is read apart from what precedes it.
    piece = words.figure().match(text[begin : begin + 60])
    return words.figure().match(" " * begin + text[begin : begin + 60], begin) if piece else None


def _currency(text: str, start: int, floor: int) -> tuple[int, str]:
    sign = words.currency_before().search(text, max(floor, start - 5), start)
    if sign is None:
        return start, ""
    return sign.start(), str(words.lists()["currencies"][sign.group().strip().lower()])


def _unit(text: str, number: _Number, end: int, currency: str) -> tuple[str, int]:
    """The unit and where it ends; a currency before the number leaves nothing to look for."""
    if currency:
        return currency, end
    known = words.unit_after().match(text, end)
    if not number.whole:
        return "%", end
    if known is None:
        return _counted(text, end)
    if known["percent"]:
        return "%", known.end()
    if known["points"]:
        return "percentage points", known.end()
    if known["currency"]:
        name = re.sub(r"\s+", " ", known["currency"].lower())
        lists = words.lists()
        return str(lists["currency_words"].get(name) or lists["currencies"][name]), known.end()
    return words.measure_names()[re.sub(r"[\s-]+", " ", known["measure"].lower())][0] if re.sub(
        r"[\s-]+", " ", known["measure"].lower()
    ) in words.measure_names() else known["measure"].lower(), known.end()


def _counted(text: str, end: int) -> tuple[str, int]:
    """The noun counted: the first plural within three words, else the next word; '' when there is none."""
    lists, at, first = words.lists(), end, ("", end)
    if (of := re.compile(r"\s(?:of (?:the|its|his|her|their|those|these) |of )").match(text, end)) is not None:
        at = of.end() - 1
    for _ in range(3):
        word = _WORD.match(text, at)
        if word is None or word[1].lower() in lists["not_units"]:
            break
        name = word[1].lower()
        if name in lists["irregular"] or (
            name.endswith("s") and len(name) > 3 and not name.endswith(("ss", "us", "is"))
        ):
            return singular(name), word.end()
        if not first[0]:
            first = (name, word.end())
        at = word.end()
    return first


def singular(word: str) -> str:
    """A noun in the singular, by a short list of irregular ones and the usual endings."""
    known = words.lists()["irregular"].get(word)
    if known:
        return str(known)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _is_score(text: str, number: _Number) -> bool:
    """52-48 is a vote and not an amount."""
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
