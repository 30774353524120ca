"""Whether a document is the annotated statement itself: its page, a copy of its words, a quotation of it."""

import re
from datetime import date, timedelta
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from glossator.evidence.lexicon import load
from glossator.evidence.origins.copies import shingles
from glossator.formats.address import comparable
from glossator.record.model import Document
from glossator.statement.model import Statement

_WORDS = re.compile(r"\w+")


class Itself(BaseModel):
    """What identifies the statement on file; a statement without words is never found."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(default="", repr=False)
    first: date | None = Field(default=None, description="the day on which the first of it was said")
    last: date | None = Field(default=None, description="the day on which the last of it was said")
    addresses: tuple[str, ...] = Field(default=(), description="where it, or a part of it, is on file")

    def stands_at(self, document: Document) -> bool:
        """True if the document has one of the statement's addresses."""
        return bool(document.address) and comparable(document.address) in _places(self.addresses)

    def has(self, text: str, published: date | None, *, clocks: int = 0) -> bool:
        """True if a passage consists of the statement's words; earlier documents cannot.

        `clocks`: tolerance in days for documents dated in another time zone.
        """
        if not self.text or self.was_before(published, clocks):
            return False
        words = _plain(text)
        if words and f" {words} " in f" {_plain(self.text)} ":
            return True
        runs, own = shingles(text), shingles(self.text)
        shared = len(runs & own) / max(1, len(runs))
        return len(runs) >= int(load("origins")["few"]) and shared >= float(load("retrieval")["same_passage"])

    def was_before(self, published: date | None, clocks: int = 0) -> bool:
        """True if `published` is before any of the statement was said."""
        return bool(published and self.first and published < self.first - timedelta(days=clocks))


def itself(statement: Statement) -> Itself:
    """What identifies a statement among documents on file."""
    days = [each.time.date() for each in statement.utterances if each.time]
    days += [statement.date] if statement.date else []
    addresses = [statement.address, *(each.address for each in statement.utterances)]
    return Itself(
        text=statement.text,
        first=min(days, default=None),
        last=max(days, default=None),
        addresses=tuple(dict.fromkeys(address for address in addresses if address)),
    )


def repeats(text: str, sentence: str) -> bool:
    """True if a passage copies or quotes a whole sentence of some length; anybody may say a short one."""
    said = _WORDS.findall(sentence.casefold())
    return len(said) >= int(load("retrieval")["repeated_words"]) and f" {' '.join(said)} " in f" {_plain(text)} "


@lru_cache(maxsize=64)
def _places(addresses: tuple[str, ...]) -> frozenset[str]:
    return frozenset(comparable(address) for address in addresses)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
