"""The sector of an actor, from its noun, modifiers and titles."""

from collections.abc import Collection

from glossator.conduct.actors.matches import Listed
from glossator.conduct.coding.acts import Token
from glossator.conduct.words import actor_words

LEADERS = frozenset({"REB", "OPP", "MIL", "COP", "REF", "GOV", "LAB", "REL", "BUS", "EDU", "CRM", "PTY"})


class Roles(Listed):
    """Sectors of the nouns of one sentence."""

    def _role(self, head: Token) -> str | None:
        """The sector of a described actor, or None if the phrase denotes no actor."""
        by_modifier = self._modifier_role(head)
        lemma = head.lemma_.lower()
        if lemma in self.words.buildings and by_modifier is not None:
            return by_modifier  # "a government building", "a police station"
        role = self._sector(head)
        if role == "LAB" and head.pos_ == "PROPN" and not {t.lower_ for t in head.subtree} & actor_words("workers"):
            role = None  # "Civil Liberties Union"
        plain = not any(child.dep_ in {"amod", "compound", "nmod", "poss"} for child in head.children)
        if head.lower_ == "force" and by_modifier is None and plain:
            return None  # "the use of force"
        if role == "CRM" and by_modifier == "REB":
            return role  # "armed robbers"
        if by_modifier == "REB" and role == "CVL" and _only_called(head):
            return role  # "extremist settlers"
        if by_modifier in {"REB", "OPP", "REF"} or (by_modifier is not None and lemma in self.words.of_anything):
            return by_modifier
        if role is None and lemma in self.words.takes_modifier:
            role = by_modifier
        if role is None and head.pos_ == "PROPN":
            role = self._title_role(head)
        return role

    def _sector(self, head: Token) -> str | None:
        """The sector of a noun; the tagger leaves capitalised plurals unlemmatised ("Armed Forces")."""
        nouns = self.words.nouns
        lemma = head.lemma_.lower()
        for child in head.children:
            if child.dep_ in {"compound", "amod", "nmod"} and f"{child.lower_} {lemma}" in nouns:
                return nouns[f"{child.lower_} {lemma}"] or None  # "attorney general", "radio station"
        return nouns.get(lemma) or nouns.get(head.lower_.removesuffix("s"))

    def _title_role(self, head: Token) -> str | None:
        for child in head.children:
            if child.dep_ in {"compound", "nmod", "amod", "appos"}:
                pair = f"{child.nbor(-1).lower_} {child.lower_}" if child.i else ""
                title = (
                    self.words.nouns.get(pair)
                    or self._title(child)
                    or (None if child.lemma_.lower() in self.words.place_nouns else self._sector(child))
                )
                if (
                    child.dep_ == "appos"
                    and child.lemma_.lower() in self.words.of_anything
                    and self._of(child, ("of",))
                ):
                    title = None  # "X, the leaders of the mosque": the sector of what they lead
                if title in self.words.of_state | {"OPP", "REB", "JRN", "REL"}:
                    return title
        return None

    def _of(self, head: Token, prepositions: Collection[str]) -> list[Token]:
        """The objects of these prepositions after a noun, or after a noun coordinated with it."""
        heads = [head, *(child for child in head.children if child.dep_ == "conj")]
        return [
            noun
            for one in heads
            for child in one.children
            if child.dep_ == "prep" and child.lower_ in prepositions
            for noun in child.children
            if noun.dep_ == "pobj"
        ]

    def _modifier_role(self, head: Token) -> str | None:
        near = list(head.children)
        if head.lemma_.lower() in actor_words("for_another") and self._for_another(head):
            return "REB"  # "pro-Russian forces" are not a state's army
        # "opposition leader Anwar Ibrahim": the title before a name has a modifier of its own.
        near += [
            inner for child in near if child.dep_ == "compound" and head.pos_ == "PROPN" for inner in child.children
        ]
        for child in near:
            if child.dep_ in {"amod", "compound", "nmod"} and self.entry(child) is None:
                if child.lower_ == "armed" and head.lower_ in actor_words("armed_forces"):
                    continue  # armed forces are a military, armed groups are not
                role = self.words.modifiers.get(child.lower_) or self.words.modifiers.get(child.lemma_.lower())
                if role in LEADERS:
                    return role
        return None

    def _for_another(self, head: Token) -> bool:
        return any(token.lower_ == "pro" and token.i + 1 < head.i for token in head.subtree if head.i - token.i <= 4)

    def _out_of_office(self, head: Token) -> bool:
        near = [child for child in head.children if child.dep_ in {"amod", "compound", "nmod"}]
        near += [inner for child in near for inner in child.children]
        near += [inner for child in head.children if child.dep_ == "appos" for inner in child.children]
        return any(token.lower_ in self.words.out_of_office for token in near)


def _only_called(head: Token) -> bool:
    return any(child.lower_ in actor_words("called") for child in head.children)
