"""The actor list: states, their organs, bodies, groups, companies and persons, and their names in text."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from glossator.language import lists
from glossator.language.lexicon import closed
from glossator.models.grammar import nlp
from glossator.people import own_list
from glossator.people.lexicon import load
from glossator.people.offices import Term, persons

PLACES = frozenset({"state", "capital", "place"})


@dataclass(frozen=True)
class Entry:
    """An actor. `kind`: state, people, capital, place, body, person."""

    id: str
    name: str
    kind: str
    code: str
    role: str = ""
    organ: str = ""
    terms: tuple[Term, ...] = field(default=())

    @property
    def located(self) -> bool:
        """True for what a town, a capital or a state's land may be meant by."""
        return self.kind in PLACES


class Names:
    """The names of every actor, matched token by token, longest first."""

    def __init__(self) -> None:
        self._by_wording: dict[tuple[str, ...], Entry] = {}
        self._longest: dict[str, int] = {}
        self._as_given: list[tuple[str, Entry]] = []
        self.entries: dict[str, Entry] = {}

    def add(self, entry: Entry, wordings: Iterable[str]) -> None:
        """Add an entry; a name that is taken already stays with its first owner."""
        if entry.kind in {"state", "body"}:
            self.entries.setdefault(entry.id, entry)
        given = list(wordings)
        for wording in dict.fromkeys(
            [*given, *map(without_accents, given), *(words.replace("'", "’") for words in given)]
        ):
            tokens = tokens_of(wording)
            if tokens and tokens not in self._by_wording:
                self._by_wording[tokens] = entry
                self._as_given.append((wording, entry))
                self._longest[tokens[0]] = max(len(tokens), self._longest.get(tokens[0], 0))

    def wordings(self) -> Iterator[tuple[str, Entry]]:
        """Every name as given, with its entry, in the order of the lists."""
        yield from self._as_given

    def persons(self) -> Iterator[Entry]:
        """Each person once."""
        yield from {entry.name: entry for _, entry in self._as_given if entry.kind == "person"}.values()

    def exact(self, words: str) -> Entry | None:
        """The entry with exactly this name, a leading article apart; None if there is none."""
        tokens = tokens_of(words)
        if tokens and tokens[0].lower() in closed("articles"):
            tokens = tokens[1:]
        return self._by_wording.get(tokens)

    def find(self, tokens: list[str]) -> list[tuple[int, int, Entry]]:
        """The actors named in a tokenised text as (start, end, entry): longest match, no overlaps."""
        found, at = [], 0
        while at < len(tokens):
            size, entry = self._longest_at(tokens, at)
            if entry is None:
                at += 1
            else:
                found.append((at, at + size, entry))
                at += size
        return found

    def _longest_at(self, tokens: list[str], at: int) -> tuple[int, Entry | None]:
        for size in range(min(self._longest.get(tokens[at], 0), len(tokens) - at), 0, -1):
            entry = self._by_wording.get(tuple(tokens[at : at + size]))
            if entry is not None:
                return size, entry
        return 0, None


def without_accents(words: str) -> str:
    """`words` in unaccented Latin letters: "François" as "Francois"."""
    return "".join(char for char in unicodedata.normalize("NFD", words) if not unicodedata.combining(char))


def tokens_of(words: str) -> tuple[str, ...]:
    """The tokens of a name, by the same tokeniser as texts."""
    return tuple(token.text for token in _tokenizer()(words.strip()))


@cache
def _tokenizer() -> Any:
    return nlp().tokenizer


@cache
def names(user_file: str = "") -> Names:
    """The package's actor list, preceded by the user's own file (CSV or YAML, see `own_list`)."""
    known = Names()
    if user_file:
        _add_listed(known, Path(user_file))
    _add_bodies(known)
    _add_states(known)
    _add_persons(known)
    _add_places(known)
    return known


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(";") if word.strip()]


def _add_states(known: Names) -> None:
    import pycountry

    for row in _rows(lists.folder("people") / "states.csv"):
        wordings = _split(row["names"])
        listed = pycountry.countries.get(alpha_3=row["id"])
        official = [listed.official_name] if listed is not None and hasattr(listed, "official_name") else []
        known.add(Entry(row["id"], wordings[0], "state", row["id"]), wordings + official)
        adjectives = _split(row["adjectives"])
        plurals = [word + "s" for word in adjectives if not word.endswith(("s", "sh", "ch", "se", ".", "US"))]
        known.add(Entry(row["id"], wordings[0], "adjective", row["id"]), adjectives)
        known.add(Entry(row["id"], wordings[0], "people", row["id"], "CVL"), plurals)
        known.add(Entry(row["id"], wordings[0], "capital", row["id"], "GOV"), _split(row["capitals"]))


def _add_bodies(known: Names) -> None:
    for row in load("actors")["actors"]:
        entry = Entry(row["id"], row["name"], "body", row.get("code", ""), row.get("role", ""), row.get("organ") or "")
        known.add(entry, [row["name"], *row.get("aliases", [])])


def _add_listed(known: Names, path: Path) -> None:
    """Add the user's actors before the package's: a name belongs to its first owner."""
    held: dict[str, list[own_list.Listed]] = {}
    for row in own_list.read(path):
        if row.office:
            held.setdefault(row.name, []).append(row)
        else:
            known.add(Entry(row.id, row.name, "body", row.code, row.role, row.organ), [row.name, *row.aliases])
    for name, rows in held.items():
        terms = tuple(Term(row.id, row.office, row.since, row.until) for row in rows)
        wordings = [name, *(alias for row in rows for alias in row.aliases)]
        known.add(Entry(rows[0].id, name, "person", rows[0].code, "GOV", terms=terms), wordings)


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def _add_persons(known: Names) -> None:
    for person in persons():
        home = known.entries.get(person.terms[0].actor)
        code = home.code if home else ""
        entry = Entry(person.terms[0].actor, person.name, "person", code, "GOV", terms=person.terms)
        known.add(entry, list(person.wordings))


def _add_places(known: Names) -> None:
    for row in _rows(lists.folder("people") / "places.csv"):
        known.add(Entry(row["state"], row["name"], "place", row["state"]), [row["name"]])
