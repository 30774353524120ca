"""Patterns of quantities, compiled from `data/quantities.yaml`."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from glossator.language.lexicon import load
from glossator.language.lists import either

# Texts have been through `folding.fold`, which turns every blank into a plain space.
GAP = r"[ \t]"
# Digits grouped by threes after a comma, space or apostrophe, decimals after a full stop; lakhs are grouped by twos.
DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|[1-9]\d{0,2}(?:(?P<gap>[ '’])\d{3})(?:(?P=gap)\d{3})*(?![\d\u2019'])(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}[ -][1-9]/(?:1[026]|[2-9])(?![\d/])|\d+ ?[½¼¾⅓⅔]|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
)


@cache
def lists() -> dict[str, Any]:
    """The word lists; `long_scales` are the scales written as words."""
    read = load("quantities")
    return read | {"long_scales": [name for name in read["scales"] if name not in read["short_scales"]]}


def group(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases; spaces match any white space."""
    return either(re.escape(str(phrase)).replace("\\ ", r"[ \t-]{1,2}") for phrase in phrases)


def plain(name: str) -> str:
    """The normalised name of a unit, as in the tables: lower case, white space and hyphens as one space."""
    return re.sub(r"[\s-]+", " ", name.lower())


@cache
def named_by() -> re.Pattern[str]:
    """A pattern before numbers that name rather than count: "Article 5", "page 12", "#3"."""
    named = lists()["named_by"]
    return re.compile(rf"(?:#|\b(?:(?i:{either(named['always'])})|{either(named['capitalised'])})\.?)\s?$")


@cache
def joined() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Suffixes that bound a number, by kind of bound: "3,000-plus", "200+", "200-odd"."""
    return tuple((kind, re.compile(rf"(?:{either(found)})(?!\w)")) for kind, found in lists()["joined"].items())


@cache
def number_word() -> str:
    """Numbers in words: "twenty-five thousand", "a hundred", "one point two million"."""
    units = either(lists()["numbers"])
    scales = either(lists()["long_scales"])
    gap = rf"(?:{GAP}|-)"
    behind = rf"(?:{gap}{scales}(?:{gap}(?:and{GAP})?{units}(?:{gap}{units})*)?)*"  # "and" only after a scale
    point = rf"(?:{GAP}point(?:{GAP}{units})+(?:{GAP}{scales})?)?"
    return rf"(?:{share_of_scale()}|an?(?={GAP}{scales}(?!\w)){behind}|{units}(?:{gap}{units})*{behind}{point})"


@cache
def share_of_scale() -> str:
    """Fractions of a round number: "half a dozen", "a quarter of a million", "three-quarters of a billion"."""
    gap, scales = rf"(?:{GAP}|-)", either(lists()["long_scales"])
    tops = either(["an?", *lists()["numbers"]])
    return rf"(?:(?:{tops}{gap})?{either(lists()['fractions'])}{gap}(?:of{GAP})?(?:(?:an?|one){gap})?{scales})"


@cache
def figure() -> re.Pattern[str]:
    """A number in digits (with scale) or words; groups `digits`, `scale`, `words`, `more` ("and a half")."""
    scales = either(lists()["long_scales"])
    short = either(lists()["short_scales"])
    more = rf"(?:{GAP}|-)and(?:{GAP}|-){group(lists()['and_a_part'])}(?!\w)"
    scale = rf"(?:{GAP}?-?(?P<scale>{scales})(?:{GAP}(?P<scale2>{scales}))?(?![\w])|{GAP}?(?P<short>{short})(?![\w/]))?"
    return re.compile(
        rf"(?<![\w.,/:])(?<![0-9]['’])(?<![^\s(\[]-)(?:(?P<digits>{DIGITS})(?P<more>{more})?{scale}"
        rf"|(?P<words>{number_word()})(?P<more2>{more}(?:(?:{GAP}|-)(?P<scale3>{scales}))?)?(?!\w))",
        re.IGNORECASE,
    )


@cache
def fraction() -> re.Pattern[str]:
    """Fractions: "a third", "two-thirds", "half of", "one in five", "3 out of 10", "3/4 of"."""
    tops = either([*(name for name in lists()["numbers"] if name != "zero"), r"an?", r"\d{1,2}"])
    parts = either(lists()["fractions"])
    count = either([*lists()["numbers"], r"\d{1,4}"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<top>{tops})(?:{GAP}|-)(?P<part>{parts})(?!-?\w|{GAP}(?:of{GAP}a{GAP})?{either(lists()['counted_off'])}\b)"
        rf"|(?P<half>half)(?={GAP}(?:of|the|its|his|her|their|our|those|all)\b)|(?P<of>{count})(?:{GAP}(?:in|out{GAP}of(?:{GAP}every)?|of{GAP}every){GAP}|/(?=(?:1[026]|[2-9]){GAP}of{GAP}))(?P<all>(?:every{GAP})?{count})(?![\w,.]*\d|%|{GAP}(?:percent|per{GAP}cent|million|billion|thousand)))",
        re.IGNORECASE,
    )


@cache
def vague() -> re.Pattern[str]:
    """ "Tens of thousands", "dozens", "hundreds of"."""
    return re.compile(
        rf"(?<![\w-])(?P<outer>{either(lists()['vague_times'])}{GAP}of{GAP})?(?P<inner>{either(lists()['vague'])})(?!\w)",
        re.IGNORECASE,
    )


@cache
def multiple() -> re.Pattern[str]:
    """Multiples: "tripled", "double the", "three times as many", "a fourfold rise"."""
    part = rf"(?:{GAP}|-)and(?:{GAP}|-){group(lists()['and_a_part'])}"
    count = rf"{either([r'[0-9]{1,4}(?:[.][0-9]+)?', *lists()['numbers']])}(?P<more>{part})?"
    names = lists()["multiples"]
    than = group(lists()["after_times"])
    return re.compile(
        rf"(?<![\w.,/:-])(?:(?P<verb>{either(names['worth'].keys() - names['before'])})(?!\w)"
        rf"|(?P<before>{either(names['before'])})(?={GAP}{either(names['of'])}(?!\w))"
        rf"|(?P<count>{count})(?:(?:-|{GAP})?fold(?!\w)|x(?!\w)|{GAP}times(?={GAP}{than}(?!\w))))",
        re.IGNORECASE,
    )


@cache
def changed() -> re.Pattern[str]:
    """A verb of change at the end of the text: "rose", "was revised upwards", "has been cut"."""
    return re.compile(
        rf"(?<!\w){either(lists()['changing'])}\w*(?:{GAP}(?:up|down|upwards?|downwards?|again|sharply))?{GAP}$",
        re.IGNORECASE,
    )


@cache
def changing() -> re.Pattern[str]:
    """A verb of change anywhere."""
    return re.compile(rf"(?<!\w){either(lists()['changing'])}\w*", re.IGNORECASE)


@cache
def changed_by() -> re.Pattern[str]:
    """A verb of change at the end of the text, with "by" or a bound after it: "fell by", "rose about"."""
    bounds = group(phrase for phrases in lists()["before"].values() for phrase in phrases)
    return re.compile(
        rf"(?<!\w){either(lists()['changing'])}\w*(?:(?:{GAP}\w+){{0,3}}?{GAP}by|{GAP}\w+ly)?(?:{GAP}{bounds})?{GAP}?"
        rf"(?:(?:US|A|C)?[$€£¥]{GAP}?)?$",
        re.IGNORECASE,
    )


@cache
def bounds_before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Phrases that bound the number after them, by kind of bound; longer ones first within a kind."""
    return tuple(
        (kind, re.compile(rf"(?<![\w-]){group(words)}{GAP}{{0,2}}(?:the{GAP}|an?{GAP}(?=half))?$", re.IGNORECASE))
        for kind, words in lists()["before"].items()
    )


@cache
def bounds_after() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Phrases that bound the quantity before them."""
    return tuple(
        (kind, re.compile(rf"{GAP}{{1,2}}{group(words)}(?!\w)", re.IGNORECASE))
        for kind, words in lists()["after"].items()
    )


@cache
def currency_before() -> re.Pattern[str]:
    """A currency before its number."""
    return re.compile(rf"(?:(?<![\w]){group(lists()['currencies'])}|[$€£¥₽₹₴₪₩]){GAP}?$", re.IGNORECASE)


@cache
def unit_after() -> re.Pattern[str]:
    """Points, per cent, currencies in words and units of measure; the group's name says which."""
    kinds = {
        "points": [name for of, _, names in lists()["measures"].values() for name in names if of == "points"],
        "percent": lists()["percent"],
        "currency": [*lists()["currency_words"], *(name for name in lists()["currencies"] if name.isalpha())],
        "measure": [name for of, _, names in lists()["measures"].values() for name in names if of != "points"],
    }
    body = "|".join(f"(?P<{kind}>{group(names)})" for kind, names in kinds.items())
    return re.compile(rf"{GAP}{{0,2}}-?(?:{body})(?![\w²³])", re.IGNORECASE)


@cache
def measure_names() -> dict[str, tuple[str, str, float]]:
    """Word → (name of the unit, dimension, size in the dimension's base unit)."""
    found = {}
    for unit, (dimension, size, names) in lists()["measures"].items():
        for name in names:
            found[plain(str(name))] = (unit, dimension, float(size))
    return found


def value_of(words: str) -> float | None:
    """The value of a number in words: "twenty-five thousand" is 25,000, "half a million" 500,000; else None."""
    numbers, scales = lists()["numbers"], lists()["scales"]
    whole, _, behind = words.lower().partition(" point ")
    if behind and (known_whole := value_of(whole)) is not None:
        return _with_point(known_whole, behind.split())
    total, current, last, known = 0.0, 0.0, 0, False
    for word in re.split(r"[\s-]+", whole):
        if not word or word in lists()["joining"]:
            continue
        if word in lists()["fractions"]:
            current, known = (current or 1) * lists()["fractions"][word], True
        elif word in numbers:
            if last and (last % 10 or last < 20 or numbers[word] > 9):
                return None  # "fifty-fifty" is not a hundred
            current, last, known = current + numbers[word], numbers[word], True
        elif word in lists()["long_scales"]:
            size, last, known = scales[word], 0, True
            if size >= 1000 and total and not current:
                total *= size  # "ten thousand million"
            elif size >= 1000:
                total, current = total + (current or 1) * size, 0.0
            else:
                current = (current or 1) * size
        else:
            return None
    return total + current if known else None


def _with_point(whole: float, behind: list[str]) -> float:
    """ "One point two five million": the decimals after the point, then an optional scale."""
    scale = float(lists()["scales"].get(behind[-1], 1.0))
    digits = [str(lists()["numbers"][word]) for word in behind if word in lists()["numbers"]]
    return float(f"{whole:.0f}.{''.join(digits)}") * scale
