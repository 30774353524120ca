"""The names a claim is about, resolved, its subject first; then the things it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.statement.mentions import SUBJECT, Mention
from glossator.statement.words import words

if TYPE_CHECKING:
    from glossator.statement.drafts import Draft

MOST = 8


def names(draft: Draft) -> list[str]:
    """Names and noun phrases of the claim as they were read, without repeats."""
    kept = draft.clause.tokens
    meanings = draft.wording.meanings
    found = [
        (_rank(mention), mention.at, meanings.get(mention.at) or mention.meaning)
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


def _rank(mention: Mention) -> int:
    named = mention.name or bool(mention.stands_for)
    return 0 if mention.role in SUBJECT and named else 1 if named else 2


def _empty(mention: Mention) -> bool:
    return mention.head in words("reference", "empty") and not mention.name and not mention.stands_for


def _plain(text: str) -> str:
    """Without an article or a quantifier before it: 'the coming Arms Race' gives 'coming Arms Race'."""
    parts = text.split()
    while len(parts) > 1 and parts[0].lower() in {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "all",
        "no",
        "our",
        "my",
        "his",
        "her",
        "their",
        "its",
        "your",
        "many",
        "more",
        "most",
        "every",
        "each",
        "such",
    }:
        parts = parts[1:]
    return " ".join(parts).strip(" ,.;:!?\"“”'’")


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
