"""Patterns of time expressions, compiled from `data/dates.yaml`, and the number words they use."""

import re
from functools import cache
from typing import Any

from glossator.language.lexicon import load
from glossator.language.lists import either

_NAMED = re.compile(r"\{([a-z_]+)\}")
_GAP = r"(?:(?!\n\s*\n)\s{1,3})"  # white space, but never across a paragraph break


@cache
def words() -> dict[str, Any]:
    """The word lists of the grammar."""
    return load("dates")


@cache
def _numbers() -> dict[str, int]:
    return {**load("quantities")["numbers"], **words()["numbers"]}


@cache
def _macros() -> dict[str, str]:
    lists = words()
    short = [f"{name}\\.?" for name in lists["month_short"]]
    dow_short = [f"{name}\\." for name in lists["weekday_short"]]
    plain = {name: f"(?:{pattern})" for name, pattern in lists["macros"].items()}
    return plain | {
        "month": either([*(f"{name}" for name in lists["months"]), *short]),
        "dow": either([*lists["weekdays"], *dow_short]),
        "ordinal": either(lists["ordinals"]),
        "season": either(lists["seasons"]),
        "decade_word": either(lists["decade_words"]),
        "holiday": either(re.escape(name).replace("\\ ", " ").replace("'", "['’]?") for name in lists["holidays"]),
        "set": either(lists["sets"]),
        "reference": either([*lists["present_ref"], *lists["past_ref"], *lists["future_ref"]]),
        "spoken_year": _spoken_year(),
    }


def _spoken_year() -> str:
    """Years in words: "nineteen ninety-six", "two thousand and four", "twenty sixteen"."""
    values = load("quantities")["numbers"]
    ones, teens, tens = (
        "|".join(word for word, value in values.items() if value in some)
        for some in (range(1, 10), range(10, 20), range(20, 100, 10))
    )
    rest = rf"hundred|o(?:h |')(?:{ones})|(?:{tens})(?:[ -](?:{ones}))?|(?:{teens})"
    return (
        rf"(?:(?:{teens}) (?:{rest})"
        rf"|two thousand(?: (?:and )?(?:{teens}|{ones}))?"
        rf"|twenty (?:o(?:h |')(?:{ones})|{teens}|(?:{tens})(?:[ -](?:{ones}))?))"
    )


def macro(name: str) -> str:
    """The pattern of a macro of the rules: "month", "year"."""
    return _macros()[name]


@cache
def rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of every rule, in file order."""
    macros = _macros()
    compiled = []
    for name, pattern in words()["rules"].items():
        filled = pattern
        while _NAMED.search(filled):
            filled = _NAMED.sub(lambda use: macros[use[1]], filled)
        filled = filled.replace("[ -]", r"[\s-]").replace(" ", _GAP)
        compiled.append((name, re.compile(rf"(?<![\w$€£])(?:{filled})(?!\w)", re.IGNORECASE)))
    return tuple(compiled)


def number(text: str) -> float | None:
    """The value of a number in words or digits ("twenty-five", "a hundred", "half a"); None if it is none."""
    text = text.lower().strip()
    if re.fullmatch(r"half an?", text):
        return 0.5
    whole, _, half = text.partition(" and a half")
    if not half and whole != text and (known_ := number(whole)) is not None:
        return known_ + 0.5
    digits = text.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits)
    values = _numbers()
    total, current, known = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", text):
        if word == "half":
            current, known = (current + 0.5 if known else 0.5), True
            continue
        if word in {"and", "of"}:
            continue
        if word not in values:
            return None
        value, known = values[word], True
        if value in {2, 12} and word in {"couple", "dozen"}:
            current = max(current, 1) * value
        elif value >= 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100:
            current = max(current, 1) * value
        else:
            current += value
    return total + current if known else None


def spoken_year(text: str) -> int | None:
    """A year in words: "nineteen ninety-six", "two thousand", "twenty sixteen"; None if it is none."""
    if text.isdigit():
        return int(text)
    values = _numbers()
    parts = [word for word in re.split(r"[\s-]+", text.lower()) if word not in words()["between_numbers"]]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(values.get(word, 0) for word in parts[2:])
    if len(parts) < 2 or parts[0] not in values:
        return None
    rest = 0 if parts[1] == "hundred" else sum(values.get(word, 0) for word in parts[1:])
    return int(values[parts[0]] * 100 + rest)


def month_number(text: str) -> int:
    """The number of a month by its name or abbreviation, from 1."""
    lists, name = words(), text.lower().rstrip(".")
    return int(lists["months"].index(name) + 1 if name in lists["months"] else lists["month_short"][name])


def weekday_number(text: str) -> int:
    """The ISO number of a weekday by its name or abbreviation: Monday is 1."""
    lists, name = words(), text.lower().rstrip(".")
    return int(lists["weekdays"].index(name) + 1 if name in lists["weekdays"] else lists["weekday_short"][name])


def ordinal(text: str) -> int | None:
    """The number of "third" or "3rd"."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    known: int | None = words()["ordinals"].get(text.lower())
    return known


def turn(said: str | None) -> int:
    """Which way a word before a period goes: 1 for "next", -1 for "last", 0 for "this" and any other."""
    return int(words()["turns"].get(" ".join((said or "").lower().split()), 0))


def unit_of(text: str) -> str:
    """The calendar unit of a singular or plural noun; "period" is a unit of its own."""
    name = text.lower()
    singular = {"centuries": "century", "millennia": "millennium"}.get(name, name.removesuffix("s"))
    return str(words()["units"].get(singular, singular))
