"""The words of amounts, compiled from `data/quantities.yaml`."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from glossator.evidence.lexicon import either, load

GAP = r"[ \t\xa0\u202f]"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+"


@cache
def lists() -> dict[str, Any]:
    """The word lists."""
    return load("quantities")


def group(phrases: Iterable[str]) -> str:
    """Any of `phrases`, spaces as any white space."""
    return either(re.escape(str(phrase)).replace("\\ ", r"[ \t\xa0-]{1,2}") for phrase in phrases)


def plain(name: str) -> str:
    """A name of a unit as the tables have it: lower case, one space for white space and hyphens."""
    return re.sub(r"[\s-]+", " ", name.lower())


@cache
def number_word() -> str:
    """A pattern of numbers in words: "twenty-five thousand", "a hundred", "two and a half million", "half a dozen"."""
    units = either(lists()["numbers"])
    scales = either(name for name in lists()["scales"] if name not in lists()["short_scales"])
    joint = rf"(?:{GAP}|-)(?:and{GAP})?"
    plain = rf"{units}(?:{joint}(?:{units}|{scales}))*"
    return rf"(?:half{GAP}an?{GAP}{scales}|an?{GAP}{scales}(?:{joint}(?:{units}|{scales}))*|{plain})"


@cache
def figure() -> re.Pattern[str]:
    """A number in digits (with its scale) or in words; groups `digits`, `scale`, `words`, `more` ("and a half")."""
    scales = either(name for name in lists()["scales"] if name not in lists()["short_scales"])
    short = either(lists()["short_scales"])
    more = rf"(?P<more>{GAP}and{GAP}a{GAP}half)?"
    scale = rf"(?:{GAP}?-?(?P<scale>{scales})(?:{GAP}(?P<scale2>{scales}))?(?![\w])|{GAP}?(?P<short>{short})(?![\w/]))?"
    return re.compile(
        rf"(?<![\w.,/:-])(?:(?P<digits>{DIGITS}){more}{scale}|(?P<words>{number_word()})(?P<more2>{GAP}and{GAP}a{GAP}half(?:{GAP}(?P<scale3>{scales}))?)?(?!\w))",
        re.IGNORECASE,
    )


@cache
def fraction() -> re.Pattern[str]:
    """A part of a whole: "a third", "two-thirds", "half of", "one in five", "3 out of 10"."""
    tops = either([*(name for name in lists()["numbers"] if name != "zero"), r"an?", r"\d{1,2}"])
    parts = either(lists()["fractions"])
    count = either([*lists()["numbers"], r"\d{1,4}"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<top>{tops})(?:{GAP}|-)(?P<part>{parts})(?!-?\w|{GAP}(?:of{GAP}a{GAP})?(?:year|time|day|quarter|term|round|place|party|person|term|consecutive|straight|century|floor|grade|grader|inning|amendment|district|circuit|night|month|week|hour)\b)"
        rf"|(?P<half>half)(?={GAP}(?:of|the|its|his|her|their|our|those|all)\b)|(?P<of>{count}){GAP}(?:in|out{GAP}of(?:{GAP}every)?|of{GAP}every){GAP}(?P<all>(?:every{GAP})?{count})(?![\w,.]*\d|%|{GAP}(?:percent|per{GAP}cent|million|billion|thousand)))",
        re.IGNORECASE,
    )


@cache
def vague() -> re.Pattern[str]:
    """ "Tens of thousands", "dozens", "hundreds of"."""
    return re.compile(
        rf"(?<![\w-])(?P<outer>(?:tens|dozens|hundreds|thousands){GAP}of{GAP})?(?P<inner>dozens|hundreds|thousands|millions|billions|trillions)(?!\w)",
        re.IGNORECASE,
    )


@cache
def bounds_before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Phrases that end where a number begins, by how they bound it; longer ones first within a kind."""
    return tuple(
        (kind, re.compile(rf"(?<![\w-]){group(words)}{GAP}{{0,2}}(?:the{GAP}|an?{GAP}(?=half))?$", re.IGNORECASE))
        for kind, words in lists()["before"].items()
    )


@cache
def bounds_after() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Phrases that follow an amount and bound it."""
    return tuple(
        (kind, re.compile(rf"{GAP}{{1,2}}{group(words)}(?!\w)", re.IGNORECASE))
        for kind, words in lists()["after"].items()
    )


@cache
def currency_before() -> re.Pattern[str]:
    """A currency that stands before its number."""
    return re.compile(rf"(?:(?<![\w]){group(lists()['currencies'])}|[$€£¥₽₹₴₪₩]){GAP}?$", re.IGNORECASE)


@cache
def unit_after() -> re.Pattern[str]:
    """Per cents, points, currencies in words and units that measure; which of them is the name of the group."""
    kinds = {
        "points": lists()["percentage_points"],
        "percent": lists()["percent"],
        "currency": [*lists()["currency_words"], *(name for name in lists()["currencies"] if name.isalpha())],
        "measure": [name for _, _, names in lists()["measures"].values() for name in names],
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
    """The number that words name, or None: "twenty-five thousand" is 25,000, "half a million" 500,000."""
    numbers, scales = lists()["numbers"], lists()["scales"]
    total, current, known = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", words.lower()):
        if word in {"and", "a", "an", ""}:
            continue
        if word == "half":
            current, known = 0.5, True
        elif word in numbers:
            current, known = current + numbers[word], True
        elif word in scales and word not in lists()["short_scales"]:
            size, known = scales[word], True
            if size >= 1000:
                total, current = total + (current or 1) * size, 0.0
            else:
                current = (current or 1) * size
        else:
            return None
    return total + current if known else None
