"""Which numbers of a sentence are amounts: counts and measures, not years, dates, ordinals or 'one'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.language.quantities import words as quantities
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT_AMOUNTS = {"DATE", "TIME", "ORDINAL", "LAW", "EVENT", "PERSON", "ORG", "FAC"}
_DAY = re.compile(r"\d{1,2}/\d{1,2}")  # '9/11', unless it is a part of something: '2/3 of'
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|'s|’s)?(?:[-–/](?:(?:1[89]|20)?\d\d))?")


def is_amount(token: Token) -> bool:
    """True for a count or measure; False for years, dates, ordinals and 'one'."""
    if token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and token.lower_ == "half":
        return False  # 'at half-staff'
    if token.lower_ in words("kinds", "amounts"):
        return token.lower_ != "double" or token.dep_ != "amod"
    if token.lower_ in quantities.lists()["fractions"] and token.i > 0:
        return token.nbor(-1).like_num or token.nbor(-1).text == "-"
    if (
        not (token.tag_ == "CD" or token.like_num)
        or token.lower_ in words("kinds", "no_amounts")
        or _YEAR.fullmatch(token.text)
    ):
        return False
    if _DAY.fullmatch(token.text) and not any(child.lower_ == "of" for child in token.children):
        return False
    if (token.dep_ == "nummod" and token.head.lower_ == "number") or (token.i > 0 and token.nbor(-1).text == "#"):
        return False  # 'number two' and '#2' count points or give a rank
    known = any(child.lower_ in words("kinds", "known") for child in token.head.children if child.i < token.i)
    party = token.head.dep_ == "poss" or token.head.lemma_.lower() in words("kinds", "parties")
    if token.is_alpha and known and party:
        return False  # "the two countries' media", 'our two countries': nothing is counted
    return token.ent_type_ not in NOT_AMOUNTS and token.pos_ in {"NUM", "NOUN"}
