"""Subjects of ledgers: an actor (Syria) or a matter (arms control), with the words that name it."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from glossator.conduct.actors.actors import resolve
from glossator.conduct.model import Actor
from glossator.conduct.words import load
from glossator.people.names import Names, names


@dataclass(frozen=True)
class Subject:
    """An actor or a matter, with all its names."""

    name: str
    actor: Actor | None
    wordings: tuple[str, ...]
    places: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ends = r"(?!\w)" if self.actor else ""
        flags = re.NOFLAG if self.actor else re.IGNORECASE
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, self.wordings)) + ")" + ends, flags)

    def named_in(self, text: str) -> bool:
        """True if the text names it."""
        return bool(self.wordings) and self._pattern.search(text) is not None

    def named_itself(self, text: str) -> bool:
        """True if the text names it other than by a place in it."""
        return any(found[0] not in self.places for found in self._pattern.finditer(text)) if self.wordings else False

    def is_party(self, actor: Actor) -> bool:
        """True if the actor is the subject, or belongs to it."""
        if self.actor is None:
            return False
        if self.actor.person:
            return actor.person == self.actor.person
        return bool(self.actor.id) and self.actor.id == actor.id


@cache
def subject(name: str, user_file: str = "") -> Subject:
    """The actor or matter that a name denotes; an unknown matter is named by its own words."""
    actor = resolve(name, user_file=user_file)
    if actor is not None:
        known = names(user_file)
        inside = frozenset(words for words, entry in known.wordings() if entry.kind == "place" and entry.id == actor.id)
        beside = tuple(_matters()["beside"].get(actor.id, ()))
        return Subject(name, actor, wordings_of(actor, known) + beside, inside, beside)
    listed = _matters()
    plain = " ".join(name.lower().split())
    words = listed["subjects"].get(listed["same"].get(plain, plain))
    return Subject(name, None, tuple(words or [name]))


def acting(name: str, user_file: str = "") -> str:
    """The name of an actor as readers look it up: "China" for "Chinese"; '' for a region, which does nothing itself."""
    entry = names(user_file).exact(name)
    if entry is None:
        return name
    return {"place": "", "adjective": entry.name, "people": entry.name}.get(entry.kind, name)


def same_matter(one: str, other: str, user_file: str = "") -> bool:
    """True for two names of one subject: "China" and "People's Republic of China"."""
    return subject(one, user_file).wordings == subject(other, user_file).wordings


def looked_up(name: str, actor: str = "", user_file: str = "") -> str:
    """The name under which to look for the conduct of `actor` on a subject; '' if that makes no sense.

    A listed matter, or a state, body or person other than the actor; a town is a location, not a subject.
    """
    listed = _matters()
    plain = " ".join(name.lower().split())
    if listed["same"].get(plain, plain) in listed["subjects"]:
        return name
    entry, own = names(user_file).exact(name), resolve(actor, user_file=user_file)
    if entry is None or (entry.kind in {"place", "capital"} and entry.name not in listed["regions"]):
        return ""
    about = resolve(name, user_file=user_file)
    if about is None or (own is not None and _oneself(about, own) and entry.kind != "place"):
        return ""  # whatever a state does, it does for itself
    return about.name if entry.kind in {"adjective", "people"} else name


def _oneself(about: Actor, own: Actor) -> bool:
    return about.person == own.person if about.person else about.id == own.id


def wordings_of(actor: Actor, known: Names) -> tuple[str, ...]:
    """All names of an actor with its adjectives, capital, organs, places and persons, longest first."""
    if actor.person:
        found = [words for words, entry in known.wordings() if entry.kind == "person" and entry.name == actor.person]
    elif not actor.id:
        found = [actor.words]
    else:
        found = [words for words, entry in known.wordings() if actor.id in {entry.id, entry.organ} and entry.id]
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def _matters() -> dict[str, Any]:
    return load("subjects")


def matters() -> tuple[str, ...]:
    """The names of the listed matters."""
    return tuple(_matters()["subjects"])
