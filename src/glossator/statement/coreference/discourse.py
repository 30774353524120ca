"""What has been said so far: the mentions of earlier sentences, and verbs whose complements later ones leave out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossator.statement.coreference.mentions import Mention

REACH = 3  # sentences back in which a pronoun looks for what it takes up
REMEMBERED = 400  # sentences for definite descriptions


@dataclass(frozen=True)
class Predicate:
    """A verb as said, with what later sentences may leave out: 'tried' (to get along), 'get along' (with Russia)."""

    verb: str
    object: str
    complement: str
    purpose: str
    sentence: int


@dataclass
class Said:
    """One earlier sentence."""

    number: int
    speaker: str
    mentions: list[Mention] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    aside: bool = False
    several: bool = False  # its subject, or what there is, is more than one
    unresolved: set[str] = field(default_factory=set)  # groups of pronouns that were a subject and could not be read


@dataclass
class Discourse:
    """The sentences so far, the latest last."""

    said: list[Said] = field(default_factory=list)
    genders: dict[str, set[str]] = field(default_factory=dict)
    run: int = -1  # the run of utterances that was read last

    def learn(self, mention: Mention, gender: str) -> None:
        """Notes that a person was called he ('m') or she ('f'), or bears a name that tells."""
        if mention.name and gender:
            self.genders.setdefault(mention.head, set()).add(gender)

    def gender(self, mention: Mention) -> str:
        """What is known of whoever bears the surname; nothing when a man and a woman do."""
        known = self.genders.get(mention.head, set())
        return next(iter(known)) if len(known) == 1 else ""

    def begin(self, number: int, speaker: str) -> Said:
        """A new sentence; mentions are added to it as its claims are worded."""
        sentence = Said(number=number, speaker=speaker)
        self.said.append(sentence)
        if len(self.said) > REMEMBERED:
            del self.said[0]
        return sentence

    def forget(self) -> None:
        """What was said elsewhere, in another post, is no context for what comes: only who is he or she is kept."""
        self.said.clear()

    def tuck(self) -> None:
        """Puts the latest sentence, an aside, behind the one it stands in: what follows goes on from that one."""
        self.said[-1].aside = True
        self.said[-2:] = self.said[:-3:-1]

    def near(self) -> list[Said]:
        """The sentences within reach before the current one, the nearest first."""
        return list(reversed(self.said[-1 - REACH : -1]))

    def before(self) -> list[Said]:
        """All remembered sentences before the current one, the nearest first."""
        return list(reversed(self.said[:-1]))

    def predicates(self) -> list[Predicate]:
        """Verbs of the current sentence and of those within reach, the nearest first."""
        return [
            predicate for sentence in reversed(self.said[-2 - REACH :]) for predicate in reversed(sentence.predicates)
        ]
