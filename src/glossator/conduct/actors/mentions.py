"""From noun phrases to actors: 'Russian forces', 'President Bush', 'thousands of Nigerians', 'the rebels' leader'."""

from glossator.conduct.actors.actors import actor_of
from glossator.conduct.actors.nationality import Homes
from glossator.conduct.coding.acts import Token
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words, load
from glossator.language.lexicon import closed
from glossator.people.names import Entry


class Mentions(Homes):
    """Resolves the noun phrases of one parsed sentence to actors."""

    def actors(self, token: Token) -> list[Actor]:
        """All actors a noun phrase names, in order; empty if unknown."""
        found: list[Actor] = []
        for head in self.joined(token):
            for actor in self._one(head):
                if actor not in found:
                    found.append(actor)
        return self._alike(token, found)

    def _alike(self, token: Token, found: list[Actor]) -> list[Actor]:
        """'the Argentinian and Mexican ministries': the bare adjective shares the head noun."""
        entry, last = self.entry(token), found[-1] if found else None
        if entry is None or entry.kind != "adjective" or last is None or len(found) < 2 or not last.id:
            return found
        if last.id != last.code or last.role not in self.words.of_state:
            return found
        state = self.known.entries[entry.id]
        return [Actor(id=state.id, name=state.name, role=last.role, words=found[0].words, code=state.code), *found[1:]]

    def joined(self, token: Token) -> list[Token]:
        """The token and the nouns coordinated with it."""
        tokens = [token]
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"}:
                tokens.extend(self.joined(child))
        return tokens

    def _one(self, head: Token) -> list[Actor]:
        if head.pos_ == "PRON" and self.entry(head) is None:
            return self._pronoun(head)
        entry = self.entry(head)
        if entry is not None:
            return self._named(head, entry)
        partitive = self._partitive(head)
        if partitive is not None:
            return self.actors(partitive)
        return self._described(head)

    def _pronoun(self, head: Token) -> list[Actor]:
        if head.lower_ in closed("relative") and head.head.dep_ == "relcl":
            return self._one(head.head.head)
        return list(self.memory.pronoun(head)) if self.memory is not None else []

    def _partitive(self, head: Token) -> Token | None:
        lemma = head.lemma_.lower()
        if lemma not in self.words.partitives and head.pos_ != "NUM":
            return None
        if lemma in self.words.nouns and self._homes(head, ()):
            return None
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for noun in child.children:
                    # "President of Israel Benjamin Netanyahu" is a person; "President of Israel" is an office.
                    if noun.dep_ == "pobj" and (lemma not in self.words.nouns or self._is_person(noun)):
                        return noun
        return None

    def _is_person(self, noun: Token) -> bool:
        entry = self.entry(noun)
        return entry is not None and entry.kind == "person"

    def _named(self, head: Token, entry: Entry) -> list[Actor]:
        words = self.wording(head)
        if entry.kind == "person" and self._too_early(head, entry):
            return [Actor(id="", name=words, words=words)]  # a namesake, perhaps the father
        if entry.kind == "person":
            return [actor_of(entry, self.known, words=words, day=self.day, titled=self._has_title(head))]
        if entry.kind == "adjective":
            # "the French", "a Palestinian": people of the state.
            return [Actor(id="", name=words, role="CVL", words=words, code=entry.code)]
        if entry.kind == "place":
            return [Actor(id="", name=entry.name, role="", words=words, code=entry.code)]
        if entry.kind == "people":
            role = self._modifier_role(head) or "CVL"
            return [Actor(id="", name=words, role=role, words=words, code=entry.code)]
        actor = actor_of(entry, self.known, words=words, day=self.day)
        opposed = self._modifier_role(head)
        if opposed in {"REB", "OPP"} and entry.kind == "state":
            return [Actor(id="", name=words, role=opposed, words=words, code=entry.code)]
        return [actor]

    def _too_early(self, head: Token, entry: Entry) -> bool:
        start, end, _ = self._entries[head.i]
        if start and self._title(self.doc[start - 1]):
            return False  # "President Obama" says who he is
        return self.day is not None and end - start == 1 and all(term.since > self.day for term in entry.terms)

    def _group_called(self, head: Token) -> list[Actor]:
        """'the Islamic Jihad movement', 'the FARC rebels': a listed body with its generic noun."""
        for child in head.children:
            entry = self.entry(child)
            if (
                entry is not None
                and entry.kind == "body"
                and child.dep_ in {"compound", "nmod", "amod"}
                and child.i < head.i
            ):
                return [actor_of(entry, self.known, words=self.wording(head), day=self.day)]
        return []

    def _described(self, head: Token) -> list[Actor]:
        if head.lemma_.lower() in self.words.group_nouns and self._group_called(head):
            return self._group_called(head)
        role = self._role(head)
        if role is None:
            return self._unlisted(head)
        if head.lemma_.lower() in self.words.of_anything and not self.before(head):
            led = self._of(head, actor_words("led")) or self._employer(head)
            if led and not any(self._public(noun) for noun in led):
                # "officials of Pirelli", "the head of the family", "a director of the musical": no offices of a state.
                return [self._of_private(head, led)]
        outside = role in {"GOV", "MIL", "LEG"} and head.lemma_.lower() not in self.words.local
        local = () if outside else load("actors")["at"]
        homes = self._homes(head, [*load("actors")["offices"], *local])
        words = self.wording(head)
        held = next(
            (noun for noun in self._of(head, ("of",)) if noun.pos_ == "PROPN" and self.entry(noun) is None), None
        )
        if held is not None and role in self.words.of_state:
            # "President of Guatemala Jimmy Morales": the state precedes the name of the office-holder.
            states = [home for home in self.before(held) if home.id]
            homes, words = states or homes, f"{words} of {self.wording(held)}" if states else words
        if self._out_of_office(head) and role in self.words.of_state:
            return [Actor(id="", name=words, role="ELI", words=words, code=home.code) for home in homes[:1]] or [
                Actor(id="", name=words, role="ELI", words=words)
            ]
        if head.lemma_.lower() in self.words.place_nouns and any(not home.id for home in homes):
            return [Actor(id="", name=words, role="", words=words, code=home.code) for home in homes[:1]]
        if not homes and self.memory is not None:
            remembered = self.memory.description(head) or self.memory.own_organ(head, role)
            if remembered:
                return list(remembered)
        if not homes:
            return [Actor(id="", name=words, role=role, words=words)]
        return [self._act_for(home, role, words) for home in homes]

    def _employer(self, head: Token) -> list[Token]:
        """'Wikileaks spokesperson': an unlisted name before the office."""
        before = [child for child in head.children if child.dep_ == "compound" and child.pos_ == "PROPN"]
        known = self.words.modifiers.keys() | self.words.nouns.keys() | self.words.titles.keys()
        unknown = [child for child in before if self.entry(child) is None and child.lower_ not in known]
        return unknown if head.text.islower() else []

    def _public(self, noun: Token) -> bool:
        """True if the noun is, or belongs to, a state, its organs, a listed body or an armed group."""
        if noun.lemma_.lower() == "staff":
            return True
        tiers = [self.actors(noun), self._homes(noun, load("actors")["belonging"])]
        return any(
            actor.id or actor.role in self.words.of_state | {"REB", "OPP"} or (actor.code and not actor.role)
            for tier in tiers
            for actor in tier
        )

    def _of_private(self, head: Token, led: list[Token]) -> Actor:
        words = self.wording(head)
        inner = next((actor for noun in led for actor in self.actors(noun)), None)
        return Actor(id="", name=words, words=words, role=inner.role if inner else "", code=inner.code if inner else "")

    def _unlisted(self, head: Token) -> list[Actor]:
        """A named but unlisted person or thing, as a mention, with the state it is attributed to."""
        if (
            head.pos_ != "PROPN"
            or not head.text[:1].isupper()
            or head.text in self.words.calendar
            or len(head.text) < 3
            or head.lower_ in self.words.things
        ):
            return []
        homes = self.before(head)
        words = self.wording(head)
        return [Actor(id="", name=words, words=words, code=homes[0].code if homes else "")]

    def _act_for(self, home: Actor, role: str, words: str) -> Actor:
        """Somebody of a state or body: a state's organs act as the state; others are only mentioned."""
        state = home.id == home.code and bool(home.code)
        if not home.id or (state and role not in self.words.of_state):
            role = "" if home.role in {"REB"} and role in self.words.of_state else role
            same = bool(home.code) and role in self.words.of_state and home.role in {"", "GOV"} and not home.person
            # The government in Kabul is the state; the governor of Sevastopol and the Seoul police are not.
            whole = any(noun in words.lower() for noun in actor_words("whole"))
            entry = (
                self.known.entries.get(home.code) if same and (whole or not home.name or home.role == "GOV") else None
            )
            return Actor(
                id=entry.id if entry else "",
                name=entry.name if entry else words,
                role=role or home.role,
                words=words,
                code=home.code,
            )
        if state:
            return Actor(
                id=home.id,
                name=home.name,
                role=role,
                words=words,
                code=home.code,
                person=home.person,
                office=home.office,
            )
        # For an organ, group or body act its leaders, fighters and officials; people associated with it do not.
        if role in {"CVL", "REF", "JRN"}:
            return Actor(id="", name=words, role=role, words=words, code=home.code)
        return Actor(
            id=home.id, name=home.name, role=home.role or role, words=words, code=home.code, office=home.office
        )
