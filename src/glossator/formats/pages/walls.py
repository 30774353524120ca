"""What replaces a page or the rest of it: consent notices, paywalls, bot guards, empty shells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from glossator.errors import InputError
from glossator.language import lists

CUT = "the page stops at a paywall: what comes after it is not on file"
MAYBE_CUT = "the page says that it is not free to read, and is short: the rest may not be on file"
_FEW_WORDS = 120
_NO_WORDS = {"script", "style", "title", "template", "svg", "head"}


@dataclass(frozen=True)
class _Wall:
    says: str
    next: str
    title: re.Pattern[str]
    words: re.Pattern[str]
    alone: bool


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = lists.load("formats", "walls")
    return data


@cache
def _walls() -> dict[str, _Wall]:
    return {
        name: _Wall(
            wall["says"], wall["next"], _pattern(wall["title"]), _pattern(wall["words"]), wall.get("alone", False)
        )
        for name, wall in _data().items()
        if isinstance(wall, dict)
    }


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


@cache
def _cut() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _data()["cut"]), re.IGNORECASE)


def without_walls(paragraphs: Sequence[str], titles: Sequence[str]) -> tuple[list[str], bool]:
    """The paragraphs without those of a paywall, and whether there were any.

    Raises InputError, with what it is and what to do, if nothing but a wall replaces the page, or a paywall leaves no
    more than a stub.
    """
    most = _data()["most_words_of_a_line"]
    own = [words for words in paragraphs if len(words.split()) > most or not _cut().search(words.strip())]
    cut = len(own) < len(paragraphs)
    if paragraphs and not own:
        raise InputError(_said(_named("paywall")))
    if wall := _standing(own, titles):
        raise InputError(_said(wall))
    if cut and _words(own) < _data()["stub_words"]:
        raise InputError(f"only the stub of an article at a paywall; {_named('paywall').next}")
    return own, cut


def in_place_of(tree: Any, titles: Sequence[str], found: Sequence[str]) -> str:
    """What a page holds in which hardly any article was found, and what to do; "" if nothing tells."""
    if _words(found) >= _data()["few_words"]:
        return ""
    own = lines(tree)
    if wall := _standing(own, titles):
        return _said(wall)
    if _words(own) > _data()["bare_words"]:
        return ""
    if any((field.get("type") or "").lower() == "password" for field in tree.iter("input")):
        return _said(_named("login"))
    return _said(_named("shell")) if _filled_by_script(tree) else ""


def refuses(paragraphs: Sequence[str], titles: Sequence[str]) -> str:
    """What keeps readers out of a page: a bot guard, a login, a paywall, a consent notice; "" if nothing does."""
    wall = _standing(paragraphs, titles)
    return _said(wall) if wall and wall in [_named(one) for one in ("guard", "login", "paywall", "consent")] else ""


def lines(tree: Any) -> list[str]:
    """The words of a page, one line per element with words of its own; scripts and styles left out."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _NO_WORDS:
            continue
        own = " ".join(part for part in (element.text, *(child.tail for child in element)) if part)
        if words := " ".join(own.split()):
            found.append(words)
    return found


def _filled_by_script(tree: Any) -> bool:
    if not any(True for _ in tree.iter("script")):
        return False
    roots = set(_data()["roots"])
    return any((element.get("id") or element.tag) in roots for element in tree.iter() if isinstance(element.tag, str))


def _standing(paragraphs: Sequence[str], titles: Sequence[str]) -> _Wall | None:
    """The wall that replaces a page, or none."""
    counts = [len(words.split()) for words in paragraphs]
    whole = sum(counts)
    if not whole or whole > _data()["most_words"]:
        return None
    for wall in _walls().values():
        of_the_wall = sum(count for words, count in zip(paragraphs, counts, strict=True) if wall.words.search(words))
        titled = any(wall.title.search(title) for title in titles)
        often = sum(len(wall.words.findall(words)) for words in paragraphs)
        enough = wall.alone and len(paragraphs) == 1
        # A title alone may be that of an article on the subject; words alone must say it repeatedly.
        if of_the_wall >= _data()["share"] * whole and (titled or often >= max(3, whole // 25) or enough):
            return wall
    return None


def _named(name: str) -> _Wall:
    return _walls()[name]


def _said(wall: _Wall) -> str:
    return f"only {wall.says}; {wall.next}"


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(words.split()) for words in paragraphs)


def short(paragraphs: Sequence[str]) -> bool:
    """True for a text that may be no more than the beginning of an article."""
    return _words(paragraphs) < _FEW_WORDS
