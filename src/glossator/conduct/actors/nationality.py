"""Affiliation of a noun: owners, nationalities and agents around it, nearest first."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from glossator.conduct.actors.actors import actor_of
from glossator.conduct.actors.matches import HYPHENS, MODIFIERS
from glossator.conduct.actors.roles import Roles
from glossator.conduct.coding.acts import Token
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words, load
from glossator.language.predicates import prepositions
from glossator.people.names import Entry


class Homes(Roles, ABC):
    """Affiliations of the nouns of one sentence; a subclass resolves noun phrases."""

    @abstractmethod
    def actors(self, token: Token) -> list[Actor]:
        """All actors a noun phrase names, in order; empty if unknown."""

    @abstractmethod
    def _named(self, head: Token, entry: Entry) -> list[Actor]:
        """The actors that a list entry stands for at this noun."""

    def tiers(self, noun: Token) -> Iterator[list[Actor]]:
        """The actors a noun names, then, as fallbacks, its affiliations: nearest first."""
        found = self.actors(noun)
        if noun.pos_ == "PROPN" and len(found) == 1 and not (found[0].code or found[0].id or found[0].role):
            # An unlisted name is itself, not the state it is based in.
            homes = next((tier for tier in self.home_tiers(noun) if any(actor.code for actor in tier)), [])
            yield [found[0].model_copy(update={"code": next((home.code for home in homes if home.code), "")})]
            return
        yield found
        if not any(actor.code for actor in found):
            yield from self.home_tiers(noun)

    def before(self, head: Token) -> list[Actor]:
        """Affiliations before a noun, possessive or adjective: 'Russian airstrikes', 'Israel's raid'."""
        return next((tier for tier in self._modifier_tiers(head) if tier), [])

    def home_tiers(self, head: Token) -> Iterator[list[Actor]]:
        """The possible affiliations of a noun, nearest first, agents in its modifiers included."""
        yield from self._tiers(head, load("actors")["homes"])

    def _homes(self, head: Token, prepositions: Sequence[str]) -> list[Actor]:
        return next((tier for tier in self._tiers(head, prepositions) if tier), [])

    def _modifier_tiers(self, head: Token) -> Iterator[list[Actor]]:
        modifiers = [child for child in head.children if child.dep_ in MODIFIERS]
        for wanted in ({"poss"}, {"amod", "compound", "nmod"}, {"appos"}):
            found = [actor for child in modifiers if child.dep_ in wanted for actor in self._home(child)]
            # "Palestinian Fatah leader": the group, without the nation.
            if wanted == {"appos"}:
                found = [actor for actor in found if actor.code]
            bodies = [actor for actor in found if actor.id and actor.id != actor.code]
            yield bodies or found

    def _tiers(self, head: Token, prepositions: Sequence[str]) -> Iterator[list[Actor]]:
        yield from self._modifier_tiers(head)
        for preposition in prepositions:
            for child in head.children:
                if child.dep_ in {"prep", "agent", "dative"} and child.lower_ == preposition:
                    nouns = [real_noun(noun) for noun in child.children if noun.dep_ == "pobj"]
                    nouns = [noun for noun in nouns if preposition != "in" or noun.lower_ not in actor_words("reasons")]
                    found = [actor for noun in nouns for actor in self._deep(noun)]
                    yield [where(actor) for actor in found] if preposition in actor_words("at") else found
        for child in head.children:
            if child.dep_ == "acl":
                # "crimes committed by Croat forces", "a newspaper based in Beirut", "workers affiliated with X".
                for inner in child.children:
                    if inner.dep_ in {"agent", "prep"} and inner.lower_ in actor_words("of_participles"):
                        yield [actor for noun in inner.children if noun.dep_ == "pobj" for actor in self._deep(noun)]

    def _home(self, child: Token) -> list[Actor]:
        if child.dep_ == "poss":
            return self._deep(child)
        found: list[Actor] = []
        for token in [*self._hyphened_before(child), child, *self._chained(child)]:
            entry = self.entry(token)
            if entry is not None and entry.kind != "person":
                plain = self._plain(entry, token)
                # "the Japanese island": a location, not an actor.
                found.append(where(plain) if child.head.lemma_.lower() in self.words.place_nouns else plain)
            elif entry is not None:
                # "Assad forces" are his; the "Boris Yeltsin Library" is not.
                if self.words.nouns.get(child.head.lemma_.lower()) in self.words.of_state or child.dep_ == "appos":
                    found.extend(self._named(token, entry))
            elif child.dep_ == "appos" and self.actors(token):
                found.extend(self.actors(token))
            elif token.lower_ != "war":  # a veteran of the Iraq War is not from Iraq
                found.extend(
                    actor
                    for inner in token.children
                    if inner.dep_ in {"amod", "compound", "nmod", "poss"}
                    for actor in self._home(inner)
                )
        return found

    def _hyphened_before(self, child: Token) -> list[Token]:
        """'Russian' in 'Russian-French manoeuvres'."""
        if child.i < 2 or self.doc[child.i - 1].text not in HYPHENS:
            return []
        first = self.doc[child.i - 2]
        entry = self.entry(first)
        return [first] if entry is not None and entry.kind == "adjective" else []

    def _chained(self, child: Token) -> list[Token]:
        return [token for token in child.children if token.dep_ == "conj" and token.pos_ in {"ADJ", "PROPN", "NOUN"}]

    def _plain(self, entry: Entry, token: Token) -> Actor:
        """The actor a modifier denotes: Russia in 'Moscow talks' and 'Russian planes'."""
        if entry.kind == "capital" and token.dep_ in {"compound", "nmod"}:
            return Actor(id="", name=self._name_words(token), words=self._name_words(token), code=entry.code)
        if entry.kind in {"adjective", "people", "capital", "state"}:
            state = self.known.entries[entry.id]
            return Actor(id=state.id, name=state.name, words=self._name_words(token), code=state.code)
        if entry.kind == "place":
            return Actor(id="", name=entry.name, words=self._name_words(token), code=entry.code)
        return actor_of(entry, self.known, words=self._name_words(token), day=self.day)

    def _deep(self, noun: Token) -> list[Actor]:
        told = [actor for actor in self.actors(noun) if actor.code or actor.id or actor.role]
        return told or self._homes(noun, load("actors")["inner_homes"])


def where(actor: Actor) -> Actor:
    """A capital or state as a location: it keeps its code and acts for nobody."""
    if actor.id != actor.code or actor.role not in {"", "GOV"} or actor.person:
        return actor
    return Actor(id="", name=actor.name, words=actor.words, code=actor.code)


def real_noun(noun: Token) -> Token:
    """The noun behind a measure noun: 'games' in '10 days of war games'."""
    while noun.lemma_.lower() in actor_words("measures") or noun.pos_ == "NUM":
        inner = next((pobj for prep, pobj in prepositions(noun) if prep == "of"), None)
        if inner is None:
            return noun
        noun = inner
    return noun
