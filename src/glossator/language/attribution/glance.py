"""A cheap filter before parsing: a text without cue words and quotations contains no attribution."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from glossator.language.attribution import words
from glossator.models.grammar import nlp

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[\"“”‘:]|''|``|(?<=[,.!?…])’")


def may_attribute(text: str) -> bool:
    """False only if parsing `text` cannot yield an attribution."""
    if _MARKS.search(text):
        return True
    return not _forms().isdisjoint(word.lower() for word in _WORD.findall(text))


@cache
def _forms() -> frozenset[str]:
    lemmas = {lemma for lemma in _lemmas() if lemma.isalpha()} | {"accord"}
    return (
        frozenset(form for lemma in lemmas for form in _inflected(lemma)) | _irregular(lemmas) | words.words("any_verb")
    )


def _lemmas() -> Iterator[str]:
    lists = words.lists()
    for name in ("clause", "object", "infinitive", "impression", "adjective", "noun", "according"):
        yield from lists[name]
    for name in ("preposition", "light"):
        for listed in lists[name].values():
            yield from listed


def _inflected(lemma: str) -> Iterator[str]:
    """A superset of the regular inflections of a lemma."""
    stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
    yield from (lemma, lemma + "s", lemma + "es", lemma + "ed", lemma + "d", lemma + "ing")
    yield from (stem + "ing", stem + "ies", stem + "ied", stem + "es", stem + "ed")
    yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing", lemma + "n")


def _irregular(lemmas: set[str]) -> frozenset[str]:
    """The irregular inflections ("said", "told", "wrote"), from the lemmatiser's exception table."""
    lookups: Any = getattr(nlp().get_pipe("lemmatizer"), "lookups")  # noqa: B009 - spaCy types no component
    table = lookups.get_table("lemma_exc", {}) if lookups.has_table("lemma_exc") else {}
    return frozenset(
        form for kind in ("verb", "noun", "adj") for form, known in table.get(kind, {}).items() if lemmas & set(known)
    )
