"""Discourse context: the mentions of earlier sentences, and verbs whose complements later sentences may omit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossator.statement.coreference.mentions import Mention

REACH = 3  # sentences searched backwards for the antecedent of a pronoun
REMEMBERED = 400  # sentences searched for definite descriptions


@dataclass(frozen=True)
class Predicate:
    """A verb with the complements that later sentences may omit: 'tried' (to get along), 'get along' (with Russia)."""

    verb: str
    object: str
    complement: str
    purpose: str
    sentence: int


@dataclass
class Said:
    """An earlier sentence."""

    number: int
    speaker: str
    mentions: list[Mention] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    aside: bool = False
    several: bool = False  # its subject, or what 'there is', is plural
    names: list[str] = field(default_factory=list)  # last words of names that may be somebody's
    unresolved: set[str] = field(default_factory=set)  # groups of unresolved pronouns in subject position


@dataclass
class Discourse:
    """The sentences so far, the latest last."""

    said: list[Said] = field(default_factory=list)
    genders: dict[str, set[str]] = field(default_factory=dict)
    run: int = -1  # the run of utterances read last

    def learn(self, mention: Mention, gender: str) -> None:
        """Note that a person was referred to as he ('m') or she ('f'), or has a telling given name."""
        if mention.name and gender:
            self.genders.setdefault(mention.head, set()).add(gender)

    def gender(self, mention: Mention) -> str:
        """The known gender of the bearer of a surname; '' if unknown or ambiguous."""
        return self.gender_of(mention.head)

    def gender_of(self, surname: str) -> str:
        """The known gender of the bearer of a surname in lower case; '' if unknown or ambiguous."""
        known = self.genders.get(surname, set())
        return next(iter(known)) if len(known) == 1 else ""

    def begin(self, number: int, speaker: str) -> Said:
        """Start a new sentence; its mentions are added as its claims are worded."""
        sentence = Said(number=number, speaker=speaker)
        self.said.append(sentence)
        if len(self.said) > REMEMBERED:
            del self.said[0]
        return sentence

    def forget(self) -> None:
        """Clear the context at a new post; only the known genders are kept."""
        self.said.clear()

    def tuck(self) -> None:
        """Move the latest sentence, a parenthesis, behind the one that contains it, which the text then continues."""
        self.said[-1].aside = True
        self.said[-2:] = self.said[:-3:-1]

    def near(self) -> list[Said]:
        """The sentences within reach before the current one, nearest first."""
        return list(reversed(self.said[-1 - REACH : -1]))

    def before(self) -> list[Said]:
        """All sentences kept before the current one, nearest first."""
        return list(reversed(self.said[:-1]))

    def predicates(self) -> list[Predicate]:
        """The verbs of the current sentence and of those within reach, nearest first."""
        return [
            predicate for sentence in reversed(self.said[-2 - REACH :]) for predicate in reversed(sentence.predicates)
        ]
