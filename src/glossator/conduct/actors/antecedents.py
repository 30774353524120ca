"""Antecedents of 'he', 'it', 'they', 'the president' and 'the two leaders' within a passage."""

from collections.abc import Sequence
from typing import Any

from glossator.conduct.coding.speaker_labels import Turn
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words
from glossator.language.lexicon import closed
from glossator.people.sectors import sectors


class Memory:
    """The most recent persons, single actors and groups of actors, latest last."""

    def __init__(self, publisher: Actor | None = None) -> None:
        # In a publication of a president's office, "the President" is that president, "the Government" that state's.
        self._publisher = publisher
        self._persons: list[Actor] = [publisher] if publisher is not None else []
        self._things: list[Actor] = []
        self._speaker: Actor | None = None
        self._groups: list[tuple[Actor, ...]] = []

    def note(self, actors: Sequence[Actor]) -> None:
        """Record a subject; several actors form a group."""
        if len(actors) > 1:
            self._groups.append(tuple(actors))
        for actor in actors:
            if actor.person:
                self._persons.append(actor)
            elif not (actor.id or actor.code or actor.role):
                self._persons.append(actor)  # an unknown name: "he" is nobody named before it
            elif actor.id or actor.code:
                (self._groups if _many(actor) else self._things).append((actor,) if _many(actor) else actor)  # type: ignore[arg-type]

    def pair(self, actors: Sequence[Actor]) -> None:
        """Record two participants as a pair for "the two leaders", "both sides" and "they"."""
        if len(actors) == 2 and all(actor.id or actor.code or actor.person for actor in actors):
            self._groups.append(tuple(actors))

    def turn_to(self, said: Turn) -> None:
        """Start the turn of another speaker."""
        if said.named:
            self._speaker = said.speaker

    def pronoun(self, token: Any) -> tuple[Actor, ...]:
        """The antecedents of a pronoun; empty if ambiguous."""
        word = token.lower_
        if word in closed("first") | closed("first_plural"):
            return (self._speaker,) if self._speaker is not None else ()
        if word in closed("male") | closed("female"):
            return tuple(self._persons[-1:])
        if word in closed("thing"):
            return tuple(self._things[-1:])
        if word in closed("many"):
            return self._groups[-1] if self._groups else tuple(self._things[-1:])
        return ()

    def description(self, head: Any) -> tuple[Actor, ...]:
        """The referents of 'the president', 'the country' or 'the two sides'; empty if ambiguous."""
        if any(inner.lower_.startswith("vice") or inner.lower_ == "deputy" for inner in head.subtree):
            return ()
        definite = any(child.dep_ == "det" and child.lower_ in actor_words("definite") for child in head.children)
        if not definite and head.lower_ != "both":
            return ()
        kinds, lemma = sectors().descriptions, head.lemma_.lower()
        if lemma == "head" and any(inner.lemma_ == "state" for inner in head.subtree) and head.tag_ == "NN":
            lemma = "president"
        if head.tag_ in {"NNS", "NNPS"}:
            return self._pair() if lemma in kinds["pair"] else ()
        if lemma in kinds["person"]:
            held = [
                person
                for person in self._persons
                if lemma in person.office.lower() or lemma in actor_words("any_office")
            ]
            return tuple(held[-1:])
        return tuple(self._things[-1:]) if lemma in kinds["state"] else ()

    def _pair(self) -> tuple[Actor, ...]:
        """The last two who did something together, else the last two persons in office of two states."""
        if self._groups and len(self._groups[-1]) == 2:
            return self._groups[-1]
        last: dict[str, Actor] = {}
        for person in reversed(self._persons):
            if person.id and person.code:
                last.setdefault(person.code, person)
        return tuple(reversed(list(last.values())[:2])) if len(last) > 1 else ()

    def own_organ(self, head: Any, role: str) -> tuple[Actor, ...]:
        """The state of "the Government" or "the Security Council" in a publication of one of its offices."""
        own = self._publisher
        if own is None or not own.id or role not in sectors().of_state or not head.text[:1].isupper():
            return ()
        if head.lemma_.lower() not in sectors().nouns:
            return ()  # part of a name
        if any(child.dep_ in {"amod", "poss", "nmod", "prep"} for child in head.children):
            return ()
        return (Actor(id=own.id, name=own.name, role=role, words=head.text, code=own.code, office=head.text),)


def _many(actor: Actor) -> bool:
    return actor.words.endswith("s") and not actor.id
