"""The reader's input lines: a claim and a passage, each with the context an editor would know.

The claim comes with its speaker and day; the passage with its day, its age relative to the claim, its publisher and its
title. The reader was trained on exactly these lines.
"""

import re
from datetime import date

from glossator.days import worded

MOST_PUBLISHER, MOST_TITLE = 5, 14  # words
_SPACES = re.compile(r"\s+")
_FIRST = re.compile(r";|\bvia\b|,")


def claim_line(claim: str, speaker: str = "", said: date | None = None) -> str:
    """'Jane Doe, 21 March 2018: They can help.'; unknown parts are omitted."""
    head = ", ".join(part for part in (_plain(speaker), _day(said)) if part)
    return f"{head}: {_plain(claim)}" if head else _plain(claim)


def passage_line(
    text: str, *, title: str = "", publisher: str = "", published: date | None = None, said: date | None = None
) -> str:
    """'3 months before, 29 December 2017, Reuters: Title. Text'; unknown parts are omitted."""
    older = age(published, said)
    own = undated_line(text, title=title, publisher=publisher, published=published)
    return f"{older}, {own}" if older else own


def undated_line(text: str, *, title: str = "", publisher: str = "", published: date | None = None) -> str:
    """Like `passage_line` without the age: the part that is the same for every claim."""
    parts = (_day(published), _words(_FIRST.split(publisher)[0], MOST_PUBLISHER))
    head = ", ".join(part for part in parts if part)
    named = _words(title, MOST_TITLE)
    body = _plain(text)
    if named and not body.startswith(named):
        body = f"{named}{'' if named[-1] in '.?!' else '.'} {body}"
    return f"{head}: {body}" if head else body


def age(published: date | None, said: date | None) -> str:
    """The age of a passage relative to the claim: '3 months before', 'the same day'; "" if unknown."""
    if published is None or said is None:
        return ""
    days = (said - published).days
    where = "before" if days > 0 else "after"
    days = abs(days)
    if days == 0:
        return "the same day"
    for least, size, word in ((730, 365, "year"), (61, 30.4, "month"), (14, 7, "week"), (1, 1, "day")):
        if days >= least:
            count = round(days / size)
            return f"{count} {word}{'' if count == 1 else 's'} {where}"
    return ""


def _day(day: date | None) -> str:
    return worded(day)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _words(text: str, most: int) -> str:
    return " ".join(text.split()[:most])
