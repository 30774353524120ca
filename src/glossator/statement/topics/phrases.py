"""Phrases shared by claims of different sentences: 'get along with Russia' makes a topic, like a name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from glossator.language.inflection import root
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossator.statement.model import Claim

MARK = "~"  # prefix of phrase keys, which distinguishes them from names
LONGEST, SHORTEST = 6, 4  # words

_WORD = re.compile(r"[\w’'-]+")
_FUNCTION = words("topics", "function_words")


def shared(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """For each claim id, the keys of its name-bearing phrases that also occur in another sentence."""
    holders: dict[str, set[int]] = defaultdict(set)
    grams: dict[str, list[str]] = {}
    for claim in claims:
        grams[claim.id] = _phrases(claim.standalone[:400])
        for gram in grams[claim.id]:
            holders[gram].add(claim.sentence.start)
    found: dict[str, list[str]] = {}
    for claim in claims:
        keys = [gram for gram in grams[claim.id] if len(holders[gram]) > 1]
        if keys:
            found[claim.id] = [MARK + max(keys, key=lambda key: (len(holders[key]), len(key.split())))]
    return found


def _phrases(text: str) -> list[str]:
    """Stemmed n-grams that begin with a verb-like word and end with a capitalised one."""
    tokens = _WORD.findall(text)
    stems = [root(token) for token in tokens]
    found = []
    for start in range(len(tokens)):
        if tokens[start].lower() in _FUNCTION or (tokens[start][:1].isupper() and start > 0):
            continue
        for length in range(SHORTEST, LONGEST + 1):
            end = start + length
            if (
                end <= len(tokens)
                and tokens[end - 1][:1].isupper()
                and not _named_before(tokens[start : end - 1], start)
            ):
                found.append(" ".join(stems[start:end]))
    return found


def _named_before(tokens: Sequence[str], start: int) -> bool:
    return any(token[:1].isupper() for token in tokens[1 if start == 0 else 0 :])


def heading(key: str, texts: Sequence[str]) -> str:
    """The phrase as a heading: 'Getting along with Russia'."""
    wanted = key.removeprefix(MARK).split()
    forms = [form for text in texts if (form := _form(wanted, text))]
    best = next(
        (form for form in forms if form.split()[0].lower().endswith("ing")), forms[0] if forms else " ".join(wanted)
    )
    return best[:1].upper() + best[1:]


def _form(wanted: list[str], text: str) -> str:
    found = list(_WORD.finditer(text))
    stems = [root(match[0]) for match in found]
    for start in range(len(stems) - len(wanted) + 1):
        if stems[start : start + len(wanted)] == wanted:
            return text[found[start].start() : found[start + len(wanted) - 1].end()]
    return ""
