"""Who was spoken of before: answers 'he', 'it', 'they', 'the president' and 'the two leaders' inside a passage."""

from collections.abc import Sequence
from typing import Any

from glossator.conduct.model import Actor
from glossator.conduct.sectors import sectors

PERSON = frozenset({"he", "him", "his", "she", "her", "hers"})
THING = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their", "theirs"})


class Memory:
    """The latest persons, single actors and groups of actors, newest last."""

    def __init__(self) -> None:
        self._persons: list[Actor] = []
        self._things: list[Actor] = []
        self._groups: list[tuple[Actor, ...]] = []

    def note(self, actors: Sequence[Actor]) -> None:
        """Remember a subject; several at once are a group."""
        if len(actors) > 1:
            self._groups.append(tuple(actors))
        for actor in actors:
            if actor.person:
                self._persons.append(actor)
            elif actor.id or actor.code:
                (self._groups if _many(actor) else self._things).append((actor,) if _many(actor) else actor)  # type: ignore[arg-type]

    def pronoun(self, token: Any) -> tuple[Actor, ...]:
        """Whom a pronoun means, or nobody when that is not clear."""
        word = token.lower_
        if word in PERSON:
            return tuple(self._persons[-1:])
        if word in THING:
            return tuple(self._things[-1:])
        if word in PLURAL:
            return self._groups[-1] if self._groups else tuple(self._things[-1:])
        return ()

    def description(self, head: Any) -> tuple[Actor, ...]:
        """Whom 'the president', 'the country' or 'the two sides' means, or nobody."""
        definite = any(child.dep_ == "det" and child.lower_ in {"the", "both", "this"} for child in head.children)
        if not definite and head.lower_ != "both":
            return ()
        kinds, lemma = sectors().descriptions, head.lemma_.lower()
        if head.tag_ in {"NNS", "NNPS"}:
            return self._groups[-1] if lemma in kinds["pair"] and self._groups and len(self._groups[-1]) == 2 else ()
        if lemma in kinds["person"]:
            return tuple(self._persons[-1:])
        return tuple(self._things[-1:]) if lemma in kinds["state"] else ()


def _many(actor: Actor) -> bool:
    return actor.words.endswith("s") and not actor.id
