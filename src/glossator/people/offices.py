"""Who held which office, and when: `data/persons.csv`, with a source on every line."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "persons.csv"


@dataclass(frozen=True)
class Term:
    """One time in office; `until` None means still in office when the list was made."""

    actor: str
    office: str
    since: date
    until: date | None

    def holds(self, day: date | None) -> bool:
        """True when the day falls in the term; a day that is not known counts as in it."""
        return day is None or (self.since <= day and (self.until is None or day <= self.until))


@dataclass(frozen=True)
class Person:
    """A person with every wording of the name that stands for nobody else, and all terms, the first one first."""

    name: str
    wordings: tuple[str, ...]
    terms: tuple[Term, ...]


@cache
def persons() -> tuple[Person, ...]:
    """Everybody on the list."""
    terms: dict[str, list[Term]] = {}
    wordings: dict[str, list[str]] = {}
    with LIST.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            since = date.fromisoformat(row["from"]) if row["from"] else date.min
            until = date.fromisoformat(row["to"]) if row["to"] else None
            terms.setdefault(row["name"], []).append(Term(row["actor"], row["office"], since, until))
            aliases = (word.strip() for word in row["aliases"].split(";"))
            wordings.setdefault(row["name"], [row["name"]]).extend(word for word in aliases if word)
    return tuple(Person(name, tuple(dict.fromkeys(wordings[name])), tuple(held)) for name, held in terms.items())


@cache
def _by_wording() -> dict[str, tuple[Person, ...]]:
    found: dict[str, dict[str, Person]] = {}
    for person in persons():
        for wording in (*person.wordings, person.name.split()[-1]):
            found.setdefault(wording.casefold(), {})[person.name] = person
    return {wording: tuple(those.values()) for wording, those in found.items()}


def who(name: str) -> tuple[Person, ...]:
    """Everybody on the list whom a name may mean, a bare last name among them; () for a stranger."""
    return _by_wording().get(" ".join(name.split()).casefold(), ())


def time_in_office(found: Iterable[Person]) -> tuple[date, date] | None:
    """From the first day in office of any of them to the last; None where one of them is in office still, or nobody."""
    held = [term for person in found for term in person.terms]
    ends = [term.until for term in held if term.until is not None]
    if not held or len(ends) < len(held):
        return None
    return min(term.since for term in held), max(ends)
