"""Matches of listed names in a parsed sentence: their tokens, and whether the listed actor is really meant."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from glossator.conduct.coding.acts import Token
from glossator.conduct.words import actor_words
from glossator.people.names import PLACES, Entry, Names
from glossator.people.sectors import Sectors, sectors

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det", "appos"})
NO_STATE = frozenset({"", "IGO", "IMG", "NGO", "MNC"})
HYPHENS = frozenset({"-", "–", "‑"})


@dataclass
class Listed:
    """One sentence (`doc`) with its matches by token; `day` is the document's date, `memory` resolves pronouns."""

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
        self._correct_places()

    def _correct_places(self) -> None:
        """In 'Tripoli, Lebanon' the place belongs to the state that follows it."""
        for start, end, entry in set(self._entries.values()):
            behind = self._entries.get(end + 1)
            states = PLACES - {"state"} if entry.id != "GEO" else PLACES  # "Kennesaw, Georgia, United States"
            if entry.kind not in states or behind is None or self.doc[end].text != ",":
                continue
            if behind[2].kind == "state" and behind[2].code != entry.code:
                other = replace(entry, id=behind[2].id, code=behind[2].code, kind="place")
                self._entries.update(dict.fromkeys(range(start, end), (start, end, other)))

    def only_home(self) -> str:
        """The state of all listed names of the sentence, if they share one; '' otherwise."""
        codes = {entry.code for _, _, entry in self._entries.values()} - NO_STATE
        return codes.pop() if len(codes) == 1 else ""

    def places(self) -> set[str]:
        """The states whose places are mentioned as places: a state, a capital, a town."""
        found = {entry.code for _, _, entry in self._entries.values() if entry.located}
        return found - NO_STATE

    @property
    def words(self) -> Sectors:
        """The sector nouns."""
        return sectors()

    def entry(self, token: Token) -> Entry | None:
        """The entry of the match that contains the token, or None."""
        found = self._entries.get(token.i)
        return found[2] if found else None

    def _plausible(self, start: int, end: int, entry: Entry) -> bool:
        before = self.doc[start - 1] if start else None
        after = self.doc[end] if end < len(self.doc) else None
        if self._hyphened(start, end) or self._other_name(start, end, entry):
            return False
        if entry.kind == "person" and end - start == 1 and before is not None:
            # A last name after another given name is a namesake.
            stranger = before.pos_ == "PROPN" and before.i not in self._entries and self._title(before) is None
            return not (stranger and before.dep_ == "compound")
        if entry.kind in {"place", "capital"} and self._longer(end):
            return False
        if entry.located and after is not None and end - start == 1:
            # "Jordan Peterson", "Chad Smith": a given name, unless a title or noun of office follows.
            head = self.doc[start]
            follows = after.pos_ == "PROPN" and head.dep_ == "compound" and head.head.i == after.i
            lower = after.lemma_.lower()
            office = lower in self.words.nouns or lower in self.words.titles or after.text.isupper()
            return not (follows and not office and head.text in self.words.given_names)
        return True

    def _other_name(self, start: int, end: int, entry: Entry) -> bool:
        """True inside a longer name: 'KwaZulu-Natal', 'the Sea of Japan', 'the Syrian Border Security Force'."""
        before = self.doc[start - 1] if start else None
        if before is None:
            return False
        if entry.kind == "place" and before.text in HYPHENS and not self.doc[start - 2].whitespace_ and start > 1:
            return True
        if entry.kind in {"state", "adjective"} and _sea(self.doc, start, end):
            return True
        if entry.kind == "adjective" and end - start == 1 and before.pos_ == "PROPN" and before.dep_ == "compound":
            head, known = self.doc[start], self.known.exact(before.text)
            return head.pos_ == "PROPN" and before.head.i == head.i and known is None and self._title(before) is None
        if entry.kind == "body" and entry.code not in NO_STATE:
            beside = self.known.exact(before.text)
            return beside is not None and beside.kind == "adjective" and beside.code != entry.code
        return False

    def _longer(self, end: int) -> bool:
        """True if the name continues: 'Santiago Atitlán' is not Santiago, 'Stanley Fischer' is a person."""
        if end >= len(self.doc):
            return False
        head, after = self.doc[end - 1], self.doc[end]
        follows = after.pos_ == "PROPN" and head.dep_ == "compound" and head.head.i == after.i and after.is_title
        known = self.words.nouns.keys() | self.words.titles.keys() | self.words.place_nouns | self.words.place_tails
        return (
            follows
            and after.i not in self._entries
            and after.lower_ not in known
            and after.lower_ not in self.words.things
        )

    def _hyphened(self, start: int, end: int) -> bool:
        """True for compounds that denote somebody else: 'pro-Russian', 'Russian-backed', 'Moscow-born'."""
        if start > 1 and self.doc[start - 1].text in HYPHENS and self.doc[start - 2].lower_ in actor_words("prefixes"):
            return True
        joined = end + 1 < len(self.doc) and self.doc[end].text in HYPHENS and not self.doc[end].whitespace_
        return joined and self.doc[end + 1].lower_ in self.words.by_others

    def _title(self, token: Token) -> str | None:
        return self.words.titles.get(token.lower_.strip(), self.words.titles.get(token.lemma_.lower()))

    def _has_title(self, head: Token) -> bool:
        start = self._entries[head.i][0]
        near = [self.doc[i] for i in range(max(0, start - 4), start)]
        gone = any(token.lower_ in self.words.out_of_office for token in self.doc[max(0, start - 7) : start])
        return not gone and any(self._title(token) for token in near)

    def _name_words(self, token: Token) -> str:
        start, end, _ = self._entries[token.i]
        return str(self.doc[start:end].text)

    def wording(self, head: Token) -> str:
        """The words of the noun phrase without determiners and postmodifiers."""
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


def _sea(doc: Any, start: int, end: int) -> bool:
    """True for a state in the name of a sea: 'the Sea of Japan', 'the South China Sea'."""
    behind = doc[end].lower_ if end < len(doc) else ""
    return behind in actor_words("waters") or (
        start > 1 and doc[start - 2 : start].text.lower() in {"sea of", "gulf of"}
    )
