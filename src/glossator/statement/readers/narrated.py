"""Narration in a parliament's printed record: text between turns, headings and inserted documents are not speech."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from glossator.models.embedder import load_embedder
from glossator.statement.words import load, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BREAK = re.compile(r"\n[ \t]*\n")
_SET_IN = re.compile(r"\n[ \t]*\n|\n(?=[ \t]+\S)")  # if lines begin at the margin, an indented one begins a paragraph
_RULE = re.compile(r"[\s_\-=*]+")
_STOP = re.compile(r"[.?!:;,][\"”'’)\]]*$|--$")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def speech(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spoken parts of a turn at `start` to `end`: its first paragraph, and those that continue it.

    A rule below a turn ends it, and so does narration that introduces an inserted document ('… as follows:').
    """
    bounds = list(_paragraphs(text, start, end))
    told = _told([text[a:b].strip() for a, b in bounds[1:]])
    at = start
    for (first, last), narrated in zip(bounds[1:], told, strict=True):
        words_there = text[first:last].strip()
        over = bool(_RULE.fullmatch(words_there)) or (narrated and words_there.endswith(":"))
        if over or narrated or is_heading(words_there):
            yield at, first
            at = last
        if over:
            return
    yield at, end


def is_heading(paragraph: str) -> bool:
    """True for a short line without a full stop, page marks included: '[[Page H6143]]', 'amendment no. 12'."""
    few = len(paragraph.split()) <= int(load("narration")["heading"])
    return paragraph.startswith("[[") or (few and not _STOP.search(paragraph))


def is_narrated(paragraph: str) -> bool:
    """True for narration: 'The amendment was agreed to.'"""
    return _told([paragraph])[0]


def _told(paragraphs: Sequence[str]) -> list[bool]:
    may_be = [_may_be_told(paragraph) for paragraph in paragraphs]
    asked = [paragraph.strip("()[] ") for paragraph, yes in zip(paragraphs, may_be, strict=True) if yes]
    nearer = iter(_nearer(asked))
    return [yes and next(nearer) > load("narration")["nearer"] for yes in may_be]


def _may_be_told(paragraph: str) -> bool:
    found = [word.lower().replace("’", "'") for word in _WORD.findall(paragraph)]
    return 0 < len(found) <= load("narration")["longest"] and not words("narration", "own").intersection(found)


def _nearer(paragraphs: Sequence[str]) -> list[float]:
    """Similarity of each paragraph to narration minus its similarity to speech, -1 to 1."""
    if not paragraphs:
        return []

    told, said = _known()
    rows = load_embedder().encode(list(paragraphs))
    return [float((told @ row).max() - (said @ row).max()) for row in rows]


@cache
def _known() -> tuple["NDArray[np.float32]", "NDArray[np.float32]"]:
    data = load("narration")
    return load_embedder().encode(data["narrated"]), load_embedder().encode(data["said"])


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at, margin = start, re.compile(r"\n\S").search(text, start, end)
    for gap in (_SET_IN if margin else _BREAK).finditer(text, start, end):
        yield at, gap.start()
        at = gap.end()
    yield at, end
