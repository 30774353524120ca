"""The order of a page's lines: columns side by side are read one after the other, rows of a table as rows."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low
from typing import Any

_Row = list[tuple[int, str]]  # the parts of a line, with the place where each starts
_PART = re.compile(r"\S+(?:\s{1,3}\S+)*")  # more space stands between columns on a page laid out in a fixed-width font
_FEWEST_ROWS, _FEWEST_WORDS = 3, 2.5  # rows set side by side; words on average in a line of a column of prose
_RUNNING_ON = 0.25  # of the parts of prose, at least, start within a sentence; cells start with capitals and figures
_SLACK = 4  # characters between the starts of a column's lines


def in_columns(page: Any, plain: Sequence[str]) -> tuple[list[str] | None, bool]:
    """The lines of a page (pypdf) column by column, or None if it has no columns; True if it has, but unclear ones.

    `plain` are the lines as the page draws them.
    """
    if len(plain) < _FEWEST_ROWS:
        return None, False
    try:
        laid_out = page.extract_text(extraction_mode="layout").split("\n")
    except Exception:  # the library's second method fails on pages that its first one reads
        return None, False
    rows = [[(part.start(), part[0]) for part in _PART.finditer(line)] for line in laid_out if line.strip()]
    beside = [row for row in rows if len(row) > 1]
    if not beside or not _is_prose(beside):
        return None, False
    drawn = {_squeezed(line) for line in plain}
    together = [row for row in beside if _squeezed("".join(words for _, words in row)) in drawn]
    if len(together) < _FEWEST_ROWS or 2 * len(together) < len(rows):
        return None, False
    number = Counter(map(len, together)).most_common(1)[0][0]
    full = [row for row in beside if len(row) == number]
    starts = [median_low(row[column][0] for row in full) for column in range(number)]
    steady = sum(all(abs(part[0] - start) <= _SLACK for part, start in zip(row, starts, strict=True)) for row in full)
    return (None, True) if 2 * steady < len(beside) else (_one_by_one(rows, starts), False)


def _is_prose(rows: Sequence[_Row]) -> bool:
    parts = [words for row in rows for _, words in row]
    amount = sum(len(words.split()) for words in parts)
    return amount >= _FEWEST_WORDS * len(parts) and sum(words[0].islower() for words in parts) >= _RUNNING_ON * len(
        parts
    )


def _one_by_one(rows: Sequence[_Row], starts: Sequence[int]) -> list[str]:
    """The columns from left to right; a line across two of them ends the columns above it."""
    found: list[str] = []
    columns: list[list[str]] = [[] for _ in starts]
    for row in rows:
        places = [max((n for n, start in enumerate(starts) if start - _SLACK <= at), default=0) for at, _ in row]
        ends = [*starts[1:], None]
        across = any(
            (end := ends[place]) and at + len(words) > end for place, (at, words) in zip(places, row, strict=True)
        )
        if across and len(row) < len(starts):
            found += [line for column in columns for line in column]
            found.append(" ".join(" ".join(words.split()) for _, words in row))
            columns = [[] for _ in starts]
            continue
        for place, (_, words) in zip(places, row, strict=True):
            columns[place].append(words)
    return found + [line for column in columns for line in column]


def _squeezed(words: str) -> str:
    return "".join(words.split())
