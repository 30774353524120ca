"""Numbers in digits and words: their offsets and values."""

import re
from dataclasses import dataclass

from glossator.language.inflection import is_plural
from glossator.language.quantities import words

_ERA = re.compile(r"\s?(?:BCE|BC|AD|CE)\b")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_PRONOUN_ONE = re.compile(
    r"\b(?:no|this|that|the|every|any|each|which|another|only|number|day|as|at)\s$", re.IGNORECASE
)
_GOES_ON = re.compile(r"[.,/:'’]\d|[½¼¾⅓⅔]")
_RANGE_TO = re.compile(r"(?<![\d.,])\d[\d.,]*\s?[-–—]\s?$")
TIMES = "times"  # the unit of "doubled" or "tripled"
NEXT_WORD = re.compile(r"(?:[ \t]{1,2}|-)([^\W\d_]+(?:[-'’][^\W\d_]+)*)")


@dataclass(frozen=True)
class Number:
    """A number with its offsets; `whole` is False for a fraction ("a third"), which is read as a percentage.

    `unit`: the unit that the number words imply: "times" for "tripled".
    """

    start: int
    end: int
    value: float
    whole: bool = True
    unit: str = ""


def numbers(text: str) -> list[Number]:
    """All numbers of `text`; of two that start at the same offset, the longer comes first."""
    found = [*_multiples(text), *_fractions(text), *_vague(text), *_figures(text)]
    return sorted(found, key=lambda number: (number.start, -number.end))


def _fractions(text: str) -> list[Number]:
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
            found.append(Number(match.start(), match.end(), round(value * 100, 6), whole=False))
    return found


def _multiples(text: str) -> list[Number]:
    found = []
    for match in words.multiple().finditer(text):
        named = match["verb"] or match["before"]
        value = words.lists()["multiples"]["worth"][named.lower()] if named else _count(match)
        if value is not None:
            found.append(Number(match.start(), match.end(), float(value), unit=TIMES))
    return found


def _count(match: re.Match[str]) -> float | None:
    said, more = match["count"], match["more"] or ""
    value = _plain(said[: len(said) - len(more)])
    return value if value is None or not more else value + _part(more)


def _vague(text: str) -> list[Number]:
    sizes, times_ = words.lists()["vague"], words.lists()["vague_times"]
    found = []
    for match in words.vague().finditer(text):
        outer = (match["outer"] or "").lower().split()
        value = sizes[match["inner"].lower()] * (times_[outer[0]] if outer else 1)
        found.append(Number(match.start(), match.end(), value, whole=True))
    return found


def _figures(text: str) -> list[Number]:
    found: list[Number] = []
    last: re.Match[str] | None = None
    for match in words.figure().finditer(text):
        value = figure_value(match, text)
        if value is None or _is_name(text, match):
            last = None
            continue
        end = match.end("digits") if match["short"] and not _short_fits(text, match) else match.end()
        if last and _goes_on(text, last, match):
            found[-1] = Number(found[-1].start, end, found[-1].value + value)
        else:
            found.append(Number(match.start(), end, value))
        last = match
        if match["gap"] and match["gap"].isspace() and (rest := words.figure().match(text, match.end("gap"))):
            # "On May 5 300 people died": the day takes the first digits, the rest is the count.
            found.append(Number(rest.start(), rest.end(), figure_value(rest, text) or 0.0))
            last = None
    return found


def _goes_on(text: str, last: re.Match[str], match: re.Match[str]) -> bool:
    """True if a figure continues the previous one: "2 crore 50 lakh", "1 million and 200 thousand"."""
    scales = words.lists()["scales"]
    if not (last["scale"] and match["scale"]) or scales[match["scale"].lower()] >= scales[last["scale"].lower()]:
        return False
    return re.fullmatch(rf"{words.GAP}(?:and{words.GAP})?", text[last.end() : match.start()]) is not None


def figure_value(match: re.Match[str], text: str) -> float | None:
    """The value of a match of `words.figure()` in `text`, scale included."""
    scales = words.lists()["scales"]
    if match["words"]:
        value = words.value_of(match["words"])
        if value is not None and match["more2"]:
            # "A million and a half" is half a million more.
            last = scales.get(re.split(r"[\s-]", match["words"].lower())[-1], 1) if not match["scale3"] else 1
            value = (value + last * _part(match["more2"])) * scales.get((match["scale3"] or "").lower(), 1)
        return value
    value = _digits(match["digits"]) + (_part(match["more"]) if match["more"] else 0)
    for name in ("scale", "scale2"):
        value *= scales.get((match[name] or "").lower(), 1)
    if match["short"] and _short_fits(text, match):
        value *= scales[match["short"].lower()]
    return round(value, 6)


def _digits(text: str) -> float:
    part = float(words.lists()["signs_of_parts"].get(text[-1], 0.0))
    if "/" in text:
        whole, top, bottom = (int(part) for part in re.split(r"[ /-]", text))
        return whole + top / bottom
    plain = re.sub(r"[^\d.]", "", text)
    return float(plain.replace(".", "") if plain.count(".") > 1 else plain) + part


def _part(text: str) -> float:
    """The value of "and a half" or "and three-quarters"."""
    said = words.plain(text)
    return next(
        float(part) for name, part in words.lists()["and_a_part"].items() if re.search(rf"\band {name}\b", said)
    )


def _short_fits(text: str, match: re.Match[str]) -> bool:
    """ "5m" is five million only after a currency sign; elsewhere it may be metres."""
    short = match["short"].lower()
    if short in words.lists()["sure_scales"]:
        return True
    start = match.start()
    if first := _RANGE_TO.search(text, max(0, start - 12), start):
        start = first.start()  # "£5-10m" is a price on both sides
    priced = bool(words.currency_before().search(text, max(0, start - 5), start))
    touching = match.start("short") == match.end("digits")
    if priced:
        return touching or len(short) > 1 or match["short"].islower()
    return (touching and short == "k") or (short in words.lists()["scales_of_many"] and _counts_many(text, match.end()))


def _counts_many(text: str, end: int) -> bool:
    """True if a plural follows, as in "1.2m people" and "3B views"; "100m runners" is a distance."""
    lists, found = words.lists(), NEXT_WORD.match(text, end)
    word = found[1] if found and text[end : end + 1] != "-" else ""
    return is_plural(word) and word.islower() and word not in lists["run_over_metres"]


def _is_name(text: str, match: re.Match[str]) -> bool:
    """True for ordinals, pronouns, numbers in names (Article 5, F-16, 9/11), and partial matches."""
    start, end = match.start(), match.end()
    if match["digits"] and _GOES_ON.match(text, match.end("digits")):
        return True
    if _ORDINAL.match(text, match.end("digits") if match["digits"] else end):
        return True
    if _ERA.match(text, end) or (match["digits"] and re.match(r"\.[A-Za-z]\w", text[end : end + 3])):
        return True
    after = text[end : end + 1]
    if match["short"] and not _short_fits(text, match) and match["short"].lower() in words.lists()["scales_of_many"]:
        return True  # metres, or something else: not read
    if (match["words"] or "") and text.endswith("point ", 0, start):
        return True
    if match["digits"] and ((after.isalpha() and not match["short"]) or text[end : end + 2] == ":0"):
        return not words.unit_after().match(text, end)
    if words.named_by().search(text, max(0, start - 14), start):
        return True
    if (match["words"] or "").lower() == "one":
        following = NEXT_WORD.match(text, end)
        return (
            following is None
            or following[1].lower() in words.lists()["not_units"]
            or bool(_PRONOUN_ONE.search(text, max(0, start - 9), start))
        )
    return False


def _plain(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else words.value_of(text)
