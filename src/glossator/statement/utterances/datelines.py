"""Datelines: place, day and agency before the first sentence of a report, which nobody said."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from glossator.language.parsing import parse
from glossator.models.embedder import load_embedder
from glossator.statement.words import load, words

_HEAD = re.compile(r"(?:\A|\n)[ \t]*(?=[\[(\w])")
_GOES_ON = re.compile(r"[\"“'‘(]?[A-Z0-9$€£]")  # a dateline precedes a whole sentence
_AGAIN = re.compile(r"[^.\n]*\s(?:--+|[—–-])\s[a-z]")  # a second dash: the first one opened a parenthesis
PLACES = {"GPE", "LOC", "FAC"}


@cache
def _shapes() -> list[tuple[str, re.Pattern[str]]]:
    data = load("datelines")
    pieces: dict[str, str] = {}
    for name, pattern in data["pieces"].items():
        pieces[name] = pattern.format(**pieces) if name in {"day", "agency"} else pattern
    return [(shape["needs"], re.compile(shape["pattern"].format(**pieces))) for shape in data["shapes"]]


def datelines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of datelines in `text[start:end]`, each at the start of a line."""
    last = len(text) if end is None else end
    for head in _HEAD.finditer(text, start, last):
        if length := _length(text[head.end() : min(last, head.end() + 300)]):
            yield head.end(), head.end() + length


def _length(line: str) -> int:
    """The length of a line's dateline in characters; 0 if there is none."""
    for needs, pattern in _shapes():
        found = pattern.match(line)
        if not found or not _GOES_ON.match(line, found.end()) or _AGAIN.match(line, found.end()):
            continue
        if needs == "sure" or _is_town(found["place"]):
            return found.end()
    return 0


def _is_town(name: str) -> bool:
    """True for a place that is no state: 'Iran – …' names the topic."""
    name = " ".join(name.title().split()) if name.isupper() else name
    if name.lower() in words("people", "countries"):
        return False
    data = load("datelines")
    near = _likeness(name)
    if near > data["near"] or near < data["may_be"]:
        return bool(near > data["near"])
    read: list[Any] = parse([carrier.format(name) for carrier in data["carriers"]])
    return all(any(entity.label_ in PLACES for entity in doc.ents) for doc in read)


@cache
def _likeness(name: str) -> float:
    """Similarity to place names minus similarity to personal names and headings, -1 to 1."""
    data = load("datelines")
    places, others, row = (load_embedder().encode(each) for each in (data["places"], data["others"], [name]))
    return float((places @ row[0]).mean() - (others @ row[0]).mean())
