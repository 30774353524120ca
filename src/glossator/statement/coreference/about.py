"""What a claim is about: resolved names, the subject first, then the other things it mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.statement.coreference.mentions import SUBJECT, Mention
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from glossator.statement.cutting.drafts import Draft

MOST = 8
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")  # 'the U.S.' keeps its full stop


def names(draft: Draft) -> list[str]:
    """The resolved names and noun phrases of the claim, without repeats."""
    kept = draft.clause.tokens
    meanings = draft.wording.meanings
    found = [
        (_rank(mention), mention.at, meanings.get(mention.at) or _in_sentence(mention, draft.clause.head.doc))
        for mention in draft.said.mentions
        if mention.tokens <= kept and not _empty(mention) and "(" not in mention.text
    ]
    for i, meaning in meanings.items():
        token = draft.clause.head.doc[i]
        found.append((0 if token.dep_ in SUBJECT else 1, i, meaning))
    for i, added in draft.wording.added.items():
        found += [(1, i, name) for name in _names_in(added)]
    ordered = [_plain(text) for _, _, text in sorted(found)]
    return list(dict.fromkeys(name for name in ordered if name))[:MOST]


def _in_sentence(mention: Mention, doc: Doc) -> str:
    """The words as inside a sentence: a common noun loses its sentence-initial capital."""
    first = doc[min(mention.tokens)]
    said = mention.meaning
    common = not mention.name and not mention.stands_for and first.pos_ != "PROPN" and first.is_title
    return said[:1].lower() + said[1:] if common and said.startswith(first.text) and not first.ent_type_ else said


def _rank(mention: Mention) -> int:
    named = mention.name or bool(mention.stands_for)
    return 0 if mention.role in SUBJECT and named else 1 if named else 2


def _empty(mention: Mention) -> bool:
    return mention.head in words("reference", "empty") and not mention.name and not mention.stands_for


def _plain(text: str) -> str:
    """Without leading article or quantifier: 'the coming Arms Race' gives 'coming Arms Race'."""
    parts = text.split()
    if [part.lower() for part in parts[:2]] == ["more", "than"]:
        parts = parts[2:]
    while len(parts) > 1 and parts[0].lower() in words("reference", "determiners"):
        parts = parts[1:]
    plain = " ".join(parts).strip(" ,.;:!?\"“”'’")
    return f"{plain}." if _INITIALS.search(plain) else plain


def _names_in(text: str) -> list[str]:
    found: list[str] = []
    run: list[str] = []
    for part in [*text.split(), ""]:
        if part[:1].isupper():
            run.append(part.strip(".,;:"))
        elif run:
            found.append(" ".join(run))
            run = []
    return found
