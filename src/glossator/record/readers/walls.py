"""What stands in the place of a page or of the rest of it: notices of consent, paywalls, guards, empty shells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from glossator.errors import InputError

CUT = "the page stops at a paywall: what comes after it is not on file"
MAYBE_CUT = "the page says that it is not free to read, and is short: the rest may not be on file"
_FEW_WORDS = 120


@dataclass(frozen=True)
class _Wall:
    says: str
    next: str
    title: re.Pattern[str]
    words: re.Pattern[str]
    alone: bool


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "data" / "walls.yaml").read_text("utf-8"))
    return data


@cache
def _walls() -> tuple[_Wall, ...]:
    return tuple(
        _Wall(wall["says"], wall["next"], _pattern(wall["title"]), _pattern(wall["words"]), wall.get("alone", False))
        for wall in _data().values()
        if isinstance(wall, dict)
    )


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


@cache
def _cut() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _data()["cut"]), re.IGNORECASE)


def without_walls(paragraphs: Sequence[str], titles: Sequence[str]) -> tuple[list[str], bool]:
    """The paragraphs without those of a paywall, and whether there were any.

    Raises InputError, with what it is and what to do, when nothing but a wall stands in the place of the page.
    """
    most = _data()["most_words_of_a_line"]
    own = [words for words in paragraphs if len(words.split()) > most or not _cut().search(words.strip())]
    if paragraphs and not own:
        raise InputError(_said(next(wall for wall in _walls() if wall.says.startswith("a paywall"))))
    _refuse_walls(own, titles)
    return own, len(own) < len(paragraphs)


def _refuse_walls(paragraphs: Sequence[str], titles: Sequence[str]) -> None:
    counts = [len(words.split()) for words in paragraphs]
    whole = sum(counts)
    if not whole or whole > _data()["most_words"]:
        return
    for wall in _walls():
        of_the_wall = sum(count for words, count in zip(paragraphs, counts, strict=True) if wall.words.search(words))
        titled = any(wall.title.search(title) for title in titles)
        often = sum(len(wall.words.findall(words)) for words in paragraphs)
        enough = wall.alone and len(paragraphs) == 1
        # A title alone may be that of an article on such things; words alone must say it again and again.
        if of_the_wall >= _data()["share"] * whole and (titled or often >= max(3, whole // 25) or enough):
            raise InputError(_said(wall))


def _said(wall: _Wall) -> str:
    return f"only {wall.says}; {wall.next}"


def short(paragraphs: Sequence[str]) -> bool:
    """True for a text that may be no more than the beginning of an article."""
    return sum(len(words.split()) for words in paragraphs) < _FEW_WORDS
