"""What kind of actor a noun names: its own sector, its modifiers' and its titles'."""

from glossator.conduct.acts import Token
from glossator.conduct.listed import Listed


class Roles(Listed):
    """Sectors of the nouns of one sentence."""

    def _role(self, head: Token) -> str | None:
        """The sector of a described actor, or None when the phrase names no actor."""
        by_modifier = self._modifier_role(head)
        lemma = head.lemma_.lower()
        role = self._sector(head)
        if by_modifier in {"REB", "OPP", "REF"}:
            return by_modifier
        if role is None and lemma in self.words.takes_modifier:
            role = by_modifier
        if role is None and head.pos_ == "PROPN":
            role = self._title_role(head)
        return role

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
        near = list(head.children)
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

    def _out_of_office(self, head: Token) -> bool:
        near = [child for child in head.children if child.dep_ in {"amod", "compound", "nmod"}]
        near += [inner for child in near for inner in child.children]
        return any(token.lower_ in self.words.out_of_office for token in near)
