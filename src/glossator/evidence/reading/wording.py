"""One short name per person before the verifier reads: "President Trump" and "Donald J. Trump" become "Trump".

A small verifier takes two spellings of a name for two people. Only its input is changed; quotes and offsets refer to
the stored text.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from glossator.people.lexicon import load
from glossator.people.named_in import forms


def short(text: str, names: Sequence[str]) -> str:
    """The text with each person's name cut to the last name; persons who share one keep their full names."""
    lasts = [name.split()[-1] for name in names if name]
    for name in names:
        if name and lasts.count(name.split()[-1]) == 1 and (pattern := _pattern(name)):
            text = pattern.sub(name.split()[-1], text)
    return text


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str] | None:
    """All forms of a person's name, or None if it is not a person's."""
    words = name.split()
    if not _is_person(name):
        return None
    first = rf"(?:{re.escape(words[0])}\s+(?:[\w’'-]+\.?\s+){{0,2}}?)?" if len(words) > 1 else ""
    states, titles = _states(), _titles()
    office = rf"(?:{titles})(?:\s+of\s+(?:the\s+)?(?:{states}))?"
    nation = rf"(?:(?:{states})\s+)?"
    after = rf"(?:\s+of\s+(?:the\s+)?(?:{states}))?"
    last = re.escape(words[-1])
    titled = rf"{nation}(?:{office}\s+)+(?:{states}\s+)?{first}{last}{after}"
    return re.compile(rf"(?<!\w)(?:the\s+)?(?:{titled}|{first}{last})(?!\w)")


def _is_person(name: str) -> bool:
    words = name.split()
    lists = load("names")
    known = {word for home, others in lists["same"].items() for word in (home, *others)}
    if name in known or words[-1] in lists["bodies"] or not all(word[:1].isupper() for word in words):
        return False
    return len(words) in (2, 3) and words[-1] in forms(name)


@cache
def _states() -> str:
    same = load("names")["same"]
    words = {word for home, others in same.items() for word in (home, *others) if word[:1].isupper()}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _titles() -> str:
    words = sorted(load("names")["titles"], key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)
