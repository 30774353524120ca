"""Noun phrases to actors: 'Russian forces', 'President Bush', 'thousands of Nigerians', 'the rebels' leader'."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from glossator.conduct.actors import actor_of
from glossator.conduct.model import Actor
from glossator.conduct.names import Entry, Names
from glossator.conduct.sectors import Sectors, sectors

Token = Any  # a spaCy token; spaCy's own types are not installed for the checker

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det", "appos"})
HOME_PREPOSITIONS = (
    "of",
    "from",
    "in",
    "for",
    "at",
    "to",
    "with",
    "by",
    "against",
    "on",
    "between",
    "near",
    "toward",
    "towards",
    "over",
)
PLURALS = frozenset({"NNS", "NNPS"})


@dataclass
class Mentions:
    """The actors of one parsed sentence, found by token; `memory` answers pronouns."""

    doc: Any
    known: Names
    day: date | None = None
    memory: Any = None
    _entries: dict[int, tuple[int, int, Entry]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for start, end, entry in self.known.find([token.text for token in self.doc]):
            if self._plausible(start, end, entry):
                for i in range(start, end):
                    self._entries[i] = (start, end, entry)

    @property
    def promising(self) -> bool:
        """False when nobody of public life can be in the sentence: no listed name, noun of office, or pronoun."""
        return bool(self._entries) or any(
            token.pos_ == "PRON" or token.lemma_.lower() in self.words.nouns for token in self.doc
        )

    @property
    def words(self) -> Sectors:
        """The sector words."""
        return sectors()

    def entry(self, token: Token) -> Entry | None:
        """The listed name that a token is part of."""
        found = self._entries.get(token.i)
        return found[2] if found else None

    def listed(self) -> Iterator[tuple[Token, Entry]]:
        """Head token and entry of every listed name, in order."""
        for start, end, entry in sorted(set(self._entries.values()), key=lambda found: found[0]):
            yield self.doc[start:end].root, entry

    def _plausible(self, start: int, end: int, entry: Entry) -> bool:
        before = self.doc[start - 1] if start else None
        after = self.doc[end] if end < len(self.doc) else None
        if self._hyphened(start, end):
            return False
        if entry.kind == "person" and end - start == 1 and before is not None:
            # A bare surname after some other given name is somebody else.
            stranger = before.pos_ == "PROPN" and before.i not in self._entries and self._title(before) is None
            return not (stranger and before.dep_ == "compound")
        if entry.kind in {"state", "place", "capital"} and after is not None and end - start == 1:
            # "Jordan Peterson", "Chad Smith": a given name, unless the next word is a title or a noun of office.
            head = self.doc[start]
            follows = after.pos_ == "PROPN" and head.dep_ == "compound" and head.head.i == after.i
            lower = after.lemma_.lower()
            office = lower in self.words.nouns or lower in self.words.titles or after.text.isupper()
            return not (follows and not office and head.text in GIVEN_NAMES)
        return True

    def _hyphened(self, start: int, end: int) -> bool:
        """'pro-Russian', 'Russian-backed', 'Moscow-born': somebody else."""
        if (
            start > 1
            and self.doc[start - 1].text in HYPHENS
            and self.doc[start - 2].lower_ in {"pro", "anti", "non", "ex"}
        ):
            return True
        joined = end + 1 < len(self.doc) and self.doc[end].text in HYPHENS and not self.doc[end].whitespace_
        return joined and self.doc[end + 1].lower_ in BY_OTHERS

    def _title(self, token: Token) -> str | None:
        return self.words.titles.get(token.lower_.strip(), self.words.titles.get(token.lemma_.lower()))

    # ---- a whole noun phrase, with everybody joined by "and"

    def actors(self, token: Token) -> list[Actor]:
        """Everybody a noun phrase names, in order; empty when nobody can be told."""
        found: list[Actor] = []
        for head in self.joined(token):
            for actor in self._one(head):
                if actor not in found:
                    found.append(actor)
        return found

    def joined(self, token: Token) -> list[Token]:
        """The token and the nouns joined to it."""
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
        if head.lower_ in {"who", "which", "that"} and head.head.dep_ == "relcl":
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
                    # "President of Israel Benjamin Netanyahu" is the person; "President of Israel" is an office.
                    if noun.dep_ == "pobj" and (lemma not in self.words.nouns or self._is_person(noun)):
                        return noun
        return None

    def _is_person(self, noun: Token) -> bool:
        entry = self.entry(noun)
        return entry is not None and entry.kind == "person"

    # ---- names on the list

    def _named(self, head: Token, entry: Entry) -> list[Actor]:
        words = self.wording(head)
        if entry.kind == "person":
            return [actor_of(entry, self.known, words=words, day=self.day, titled=self._has_title(head))]
        if entry.kind == "adjective":
            return self._nationality(head, entry, words)
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

    def _nationality(self, head: Token, entry: Entry, words: str) -> list[Actor]:
        # "the French", "a Palestinian": people of the state; "the Russians" in talks are not told apart from people.
        return [Actor(id="", name=words, role="CVL", words=words, code=entry.code)]

    def _has_title(self, head: Token) -> bool:
        start = self._entries[head.i][0]
        near = [self.doc[i] for i in range(max(0, start - 4), start)]
        gone = any(token.lower_ in self.words.out_of_office for token in near)
        return not gone and any(self._title(token) for token in near)

    # ---- nouns that say what somebody is

    def _group_called(self, head: Token) -> list[Actor]:
        """'the Islamic Jihad movement', 'the FARC rebels': a body of the list, called what it is."""
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
        if head.lemma_.lower() in GROUP_NOUNS and self._group_called(head):
            return self._group_called(head)
        role = self._role(head)
        if role is None:
            return self._unlisted(head)
        local = () if role in {"GOV", "MIL", "LEG"} else ("in", "at", "near")
        homes = self._homes(head, ("of", "from", "for", "to", *local))
        words = self.wording(head)
        if self._out_of_office(head) and role in self.words.of_state:
            return [Actor(id="", name=words, role="ELI", words=words, code=home.code) for home in homes[:1]] or [
                Actor(id="", name=words, role="ELI", words=words)
            ]
        if head.lemma_.lower() in PLACE_NOUNS and any(not home.id for home in homes):
            return [Actor(id="", name=words, role="", words=words, code=home.code) for home in homes[:1]]
        if not homes and self.memory is not None:
            remembered = self.memory.description(head)
            if remembered:
                return list(remembered)
        if not homes:
            return [Actor(id="", name=words, role=role, words=words)]
        return [self._of(home, role, words) for home in homes]

    def _unlisted(self, head: Token) -> list[Actor]:
        """Somebody or something with a name that is not on the list: a mention, with the state it is said to be of."""
        if head.pos_ != "PROPN" or not head.text[:1].isupper() or head.text in CALENDAR or len(head.text) < 3:
            return []
        homes = self.before(head)
        words = self.wording(head)
        return [Actor(id="", name=words, words=words, code=homes[0].code if homes else "")]

    def _out_of_office(self, head: Token) -> bool:
        near = [child for child in head.children if child.dep_ in {"amod", "compound", "nmod"}]
        near += [inner for child in near for inner in child.children]
        return any(token.lower_ in self.words.out_of_office for token in near)

    def _role(self, head: Token) -> str | None:
        """The sector of a described actor, or None when the phrase names no actor."""
        by_modifier = self._modifier_role(head)
        lemma = head.lemma_.lower()
        role = self._sector(head)
        if by_modifier in {"REB", "OPP", "REF"}:
            return by_modifier
        if role is None and lemma in {
            "group",
            "wing",
            "leader",
            "movement",
            "network",
            "organization",
            "organisation",
            "unit",
            "member",
            "service",
            "personnel",
            "council",
            "committee",
        }:
            role = by_modifier
        if role is None and head.pos_ == "PROPN":
            role = self._title_role(head)
        return role if role is not None else None

    def _sector(self, head: Token) -> str | None:
        """The sector of a noun; a capitalised plural keeps its ending in the grammar ("Armed Forces")."""
        nouns = self.words.nouns
        return nouns.get(head.lemma_.lower()) or nouns.get(head.lower_.removesuffix("s"))

    def _title_role(self, head: Token) -> str | None:
        for child in head.children:
            if child.dep_ in {"compound", "nmod", "amod", "appos"}:
                title = self._title(child) or self.words.nouns.get(child.lemma_.lower())
                if title in self.words.of_state | {"OPP", "REB", "JRN", "REL"}:
                    return title
        return None

    def _modifier_role(self, head: Token) -> str | None:
        near = [child for child in head.children]
        # "opposition leader Anwar Ibrahim": the title before a name has its own modifier.
        near += [
            inner for child in near if child.dep_ == "compound" and head.pos_ == "PROPN" for inner in child.children
        ]
        for child in near:
            if child.dep_ in {"amod", "compound", "nmod"} and self.entry(child) is None:
                if child.lower_ == "armed" and head.lower_ in {"force", "forces", "service", "services", "police"}:
                    continue  # armed forces are an army, armed groups are not
                role = self.words.modifiers.get(child.lower_) or self.words.modifiers.get(child.lemma_.lower())
                if role in {"REB", "OPP", "MIL", "COP", "REF", "GOV", "LAB"}:
                    return role
        return None

    def _of(self, home: Actor, role: str, words: str) -> Actor:
        """Somebody of a home: the state's own organs act as the state; others are only mentioned."""
        state = home.id == home.code and bool(home.code)
        if not home.id or (state and role not in self.words.of_state):
            role = "" if home.role in {"REB"} and role in self.words.of_state else role
            same = bool(home.code) and role in self.words.of_state and home.role in {"", "GOV"} and not home.person
            # The government in Kabul is the state's; the governor of Sevastopol and the Seoul police are not.
            whole = any(noun in words.lower() for noun in ("government", "regime", "administration"))
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
        # An organ, group or body: its leaders, fighters and officials act for it; people near it do not.
        if role in {"CVL", "REF", "JRN"}:
            return Actor(id="", name=words, role=role, words=words, code=home.code)
        return Actor(
            id=home.id, name=home.name, role=home.role or role, words=words, code=home.code, office=home.office
        )

    def tiers(self, noun: Token) -> Iterator[list[Actor]]:
        """Whom a noun names, then, if not clear, whose it is: the nearest owner first."""
        found = self.actors(noun)
        yield found
        if not any(actor.code for actor in found):
            yield from self.home_tiers(noun)

    def homes(self, head: Token) -> list[Actor]:
        """Whose something is: 'Russian planes', 'Haiti's efforts', 'a proposal of Egypt', 'the visit by Obama'."""
        return next((tier for tier in self.home_tiers(head) if tier), [])

    def before(self, head: Token) -> list[Actor]:
        """Who stands before a noun as owner or adjective: 'Russian airstrikes', 'Israel's raid'."""
        return next((tier for tier in self._modifier_tiers(head) if tier), [])

    def _homes(self, head: Token, prepositions: tuple[str, ...]) -> list[Actor]:
        return next((tier for tier in self._tiers(head, prepositions) if tier), [])

    def home_tiers(self, head: Token, *, deep: bool = True) -> Iterator[list[Actor]]:
        """Everybody who may own a noun, the nearest first; `deep`: also who did what is said of it."""
        yield from self._tiers(head, HOME_PREPOSITIONS, deep=deep)

    def _modifier_tiers(self, head: Token) -> Iterator[list[Actor]]:
        modifiers = [child for child in head.children if child.dep_ in MODIFIERS]
        for wanted in ({"poss"}, {"amod", "compound", "nmod"}, {"appos"}):
            found = [actor for child in modifiers if child.dep_ in wanted for actor in self._home(child)]
            # "Palestinian Fatah leader": the group, not the nation as well.
            if wanted == {"appos"}:
                found = [actor for actor in found if actor.code]
            bodies = [actor for actor in found if actor.id and actor.id != actor.code]
            yield bodies or found

    def _tiers(self, head: Token, prepositions: tuple[str, ...], *, deep: bool = True) -> Iterator[list[Actor]]:
        yield from self._modifier_tiers(head)
        for preposition in prepositions:
            for child in head.children:
                if child.dep_ in {"prep", "agent", "dative"} and child.lower_ == preposition:
                    found = [actor for noun in child.children if noun.dep_ == "pobj" for actor in self._deep(noun)]
                    yield [_where(actor) for actor in found] if preposition in {"in", "at", "near"} else found
        if not deep:
            return
        for child in head.children:
            if child.dep_ == "acl":
                # "crimes committed by Croat forces", "a newspaper based in Beirut", "workers affiliated with X".
                for inner in child.children:
                    if inner.dep_ in {"agent", "prep"} and inner.lower_ in {"by", "in", "with", "from"}:
                        yield [actor for noun in inner.children if noun.dep_ == "pobj" for actor in self._deep(noun)]

    def _home(self, child: Token) -> list[Actor]:
        if child.dep_ == "poss":
            return self._deep(child)
        found: list[Actor] = []
        for token in [child, *self._chained(child)]:
            entry = self.entry(token)
            if entry is not None and entry.kind != "person":
                found.append(self._plain(entry, token))
            elif entry is not None:
                # "Assad forces" are his; the "Boris Yeltsin Library" is not.
                if self.words.nouns.get(child.head.lemma_.lower()) in self.words.of_state or child.dep_ == "appos":
                    found.extend(self._named(token, entry))
            elif child.dep_ == "appos" and self.actors(token):
                found.extend(self.actors(token))
            else:
                found.extend(
                    actor
                    for inner in token.children
                    if inner.dep_ in {"amod", "compound", "nmod", "poss"}
                    for actor in self._home(inner)
                )
        return found

    def _chained(self, child: Token) -> list[Token]:
        return [token for token in child.children if token.dep_ == "conj" and token.pos_ in {"ADJ", "PROPN", "NOUN"}]

    def _plain(self, entry: Entry, token: Token) -> Actor:
        """The actor a modifier points to: of 'Moscow talks' and 'Russian planes', Russia."""
        if entry.kind == "capital" and token.dep_ in {"compound", "nmod"}:
            return Actor(id="", name=self._name_words(token), words=self._name_words(token), code=entry.code)
        if entry.kind in {"adjective", "people", "capital", "state"}:
            state = self.known.entries[entry.id]
            return Actor(id=state.id, name=state.name, words=self._name_words(token), code=state.code)
        if entry.kind == "place":
            return Actor(id="", name=entry.name, words=self._name_words(token), code=entry.code)
        return actor_of(entry, self.known, words=self._name_words(token), day=self.day)

    def _name_words(self, token: Token) -> str:
        start, end, _ = self._entries[token.i]
        return str(self.doc[start:end].text)

    def _deep(self, noun: Token) -> list[Actor]:
        told = [actor for actor in self.actors(noun) if actor.code or actor.id or actor.role]
        return told or self._homes(noun, ("of", "in", "from", "near", "with", "to", "for"))

    def wording(self, head: Token) -> str:
        """The words of the phrase without what trails behind it."""
        start = min(
            (child.left_edge.i for child in head.children if child.dep_ in MODIFIERS and child.i < head.i),
            default=head.i,
        )
        found = self._entries.get(head.i)
        end = max(head.i + 1, found[1] if found else 0)
        start = min(start, found[0] if found else start)
        while start < end - 1 and self.doc[start].dep_ == "det":
            start += 1
        return str(self.doc[start:end].text)


# State and city names that are also given names; written for this project.
GIVEN_NAMES = frozenset(
    {
        "Jordan",
        "Chad",
        "Israel",
        "Georgia",
        "Paris",
        "Kenya",
        "Sydney",
        "Florence",
        "London",
        "Victoria",
        "Cuba",
        "Malta",
    }
)

GROUP_NOUNS = frozenset(
    {
        "movement",
        "group",
        "organization",
        "organisation",
        "network",
        "militia",
        "rebel",
        "militant",
        "fighter",
        "party",
        "alliance",
    }
    | {"insurgent", "guerrilla", "force", "coalition", "terrorist", "extremist", "jihadist"}
)
CALENDAR = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Christmas",
        "Easter",
        "Ramadan",
    ]
)
HYPHENS = frozenset({"-", "–", "‑"})
BY_OTHERS = frozenset(
    {
        "backed",
        "supported",
        "sponsored",
        "speaking",
        "born",
        "occupied",
        "controlled",
        "held",
        "made",
        "funded",
        "trained",
    }
    | {
        "educated",
        "based",
        "allied",
        "friendly",
        "language",
        "owned",
        "built",
        "flagged",
        "registered",
        "annexed",
        "class",
        "aligned",
    }
)
PLACE_NOUNS = frozenset(
    {"state", "province", "village", "town", "city", "region", "capital", "district", "oblast", "governorate", "island"}
)


def _where(actor: Actor) -> Actor:
    """A capital or state that only says where: it has a code and acts for nobody."""
    if actor.id != actor.code or actor.role not in {"", "GOV"} or actor.person:
        return actor
    return Actor(id="", name=actor.name, words=actor.words, code=actor.code)
