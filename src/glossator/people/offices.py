"""Terms of office, from `data/persons.csv`, which gives a source on every line."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from glossator.language import lists
from glossator.people.lexicon import load

LIST = lists.folder("people") / "persons.csv"
STATES = lists.folder("people") / "states.csv"


@dataclass(frozen=True)
class Term:
    """A term of office; `until` is None if it was not over when the list was made."""

    actor: str
    office: str
    since: date
    until: date | None

    def holds(self, day: date | None) -> bool:
        """True if the day falls in the term; an unknown day always does."""
        return day is None or (self.since <= day and (self.until is None or day <= self.until))


@dataclass(frozen=True)
class Person:
    """A person with all unambiguous names and all terms of office, the earliest first."""

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
    """The persons on the list whom a name may denote, also by last name alone; () if there are none."""
    return _by_wording().get(" ".join(name.split()).casefold(), ())


def time_in_office(found: Iterable[Person]) -> tuple[date, date] | None:
    """The first and the last day in office of the persons; None if one is still in office, or nobody is given."""
    held = [term for person in found for term in person.terms]
    ends = [term.until for term in held if term.until is not None]
    if not held or len(ends) < len(held):
        return None
    return min(term.since for term in held), max(ends)


@cache
def _homes() -> dict[str, str]:
    """The name of every state and body by its id."""
    with STATES.open(encoding="utf-8", newline="") as stream:
        states = {row["id"]: row["names"].split(";")[0].strip() for row in csv.DictReader(stream)}
    bodies: list[dict[str, Any]] = load("actors")["actors"]
    return {body["id"]: body["name"] for body in bodies} | states


@cache
def leading(home: str) -> tuple[Person, ...]:
    """The persons who ever led or spoke for a state or body; () if there are none."""
    homes = _homes()
    return tuple(person for person in persons() if any(homes.get(term.actor) == home for term in person.terms))


@cache
def _led(home: str) -> re.Pattern[str] | None:
    wordings = {wording for person in leading(home) for wording in person.wordings}
    words = sorted(wordings, key=lambda wording: (-len(wording), wording))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None


def names_a_leader(text: str, home: str) -> bool:
    """True if the text names somebody who ever led or spoke for the state or body."""
    led = _led(home)
    return led is not None and led.search(text) is not None


@cache
def led_by(name: str) -> tuple[str, ...]:
    """The states and bodies that a person ever led or spoke for, by any form of the name; () for unknown names."""
    homes = _homes()
    meant = [person for person in who(name) if name.casefold() in map(str.casefold, person.wordings)]
    found = [homes.get(term.actor, "") for person in meant for term in person.terms]
    return tuple(dict.fromkeys(home for home in found if home))


@cache
def surnames() -> dict[str, str]:
    """The last names that denote one person on the list and nothing else, with the full name."""
    return {
        word: person.name for person in persons() for word in person.wordings if " " not in word and "-" not in word
    }
