"""Names and numbers likely to be spoken on a day: frequent ones in the record, and persons in office."""

import re
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from glossator.people.names import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossator.record import Document, Record

MOST_DOCUMENTS = 400  # documents searched for names; a week of a large record
REACHES = (7, 30, 365)  # days before the day, tried in turn until enough documents are found
ENOUGH = 60
LEAST = 2  # minimum number of documents with a name or number
NAMES, NUMBERS = 45, 10
# Mid-sentence, where a capital indicates a name.
_NAME = re.compile(r"(?<=[a-z,] )(?!I\b)[A-Z][\w’'-]+(?: (?:(?:of|al|bin|de|van|von) )?[A-Z][\w’'-]+){0,3}")
_NUMBER = re.compile(r"[$€£]?\d[\d,.]*\d? (?:hundred|thousand|million|billion|trillion|percent|per cent)\b")


def expected(record: "Record", day: date | None = None) -> list[str]:
    """At most a few dozen names and numbers, by document frequency, then the persons in office on that day.

    Reads documents published up to that day, the latest days first; without a day, any.
    """
    found: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    for document in _documents(record, day):
        found.update({_own(each) for each in _NAME.findall(document.text)})
        figures.update(set(_NUMBER.findall(document.text)))
    often, told = _most(found, NAMES), _most(figures, NUMBERS)
    return [*often, *told, *(name for name in in_office(day or _today()) if name not in often)]


def in_office(day: date) -> list[str]:
    """The persons on the packaged list who are in office on that day."""
    return sorted(person.name for person in names().persons() if any(term.holds(day) for term in person.terms))


def _most(found: Counter[str], amount: int) -> list[str]:
    """The most frequent ones; ties are broken alphabetically, so that the order is deterministic."""
    often = sorted((-times, words) for words, times in found.items() if words and times >= LEAST)
    return [words for _, words in often[:amount]]


def _documents(record: "Record", day: date | None) -> "Iterator[Document]":
    for reach in REACHES if day else ():
        after = day - timedelta(days=reach) if day else None
        if record.count(after=after, until=day) >= ENOUGH:
            return islice(record.scan(after=after, until=day), MOST_DOCUMENTS)
    return islice(record.scan(until=day) if day else record.scan(), MOST_DOCUMENTS)


def _today() -> date:
    return datetime.now().astimezone().date()


def _own(name: str) -> str:
    return re.sub(r"[’']s?$", "", name)
