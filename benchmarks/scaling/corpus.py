"""The corpus of the scaling benchmark: real documents, then edited copies of them.

In a copy, names, numbers and part of the other content words are replaced by others sampled by their frequency in the
real documents, each name consistently within a copy; the date is moved back. Thus term statistics stay realistic, and
no copy is taken for a near-duplicate of its original (tests verify that).
"""

import gzip
import hashlib
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from glossator.record.model import Document

SEED = 20180321
PART = 10_000  # documents per file
SHARE_OF_NAMES, SHARE_OF_NUMBERS, SHARE_OF_WORDS = 0.85, 0.85, 0.45
FUNCTION_WORDS = 250  # number of most frequent lower-case words, which are never replaced
SHORTEST = 4  # minimum letters of a content word
DAYS_BACK = 900
_TOKEN = re.compile(r"https?://\S+|[@#]?\w[\w’'-]*")


@dataclass(frozen=True)
class Words:
    """Words of the real documents by class with cumulative counts, for sampling by frequency."""

    pools: dict[str, tuple[list[str], list[int]]]
    function: frozenset[str]

    def draw(self, kind: str, chance: random.Random) -> str:
        """A word of the class, sampled by frequency."""
        words, totals = self.pools[kind]
        return words[bisect_left(totals, chance.randrange(totals[-1]) + 1)]


def class_of(word: str) -> str:
    """name, number, word, or "" for what is never replaced (URLs, accounts, hashtags)."""
    if word[0] in "@#" or word.startswith("http"):
        return ""
    if word[0].isdigit():
        return "number"
    return "name" if word[0].isupper() else "word"


def words_of(texts: Sequence[str]) -> Words:
    """The words of some texts with their counts."""
    counted: dict[str, Counter[str]] = {"name": Counter(), "number": Counter(), "word": Counter()}
    for text in texts:
        for word in _TOKEN.findall(text):
            if kind := class_of(word):
                counted[kind][word] += 1
    function = frozenset(word for word, _ in counted["word"].most_common(FUNCTION_WORDS))
    pools = {}
    for kind, counts in counted.items():
        chosen = [(word, n) for word, n in sorted(counts.items()) if _drawn(word, kind, function)]
        totals, total = [], 0
        for _, count in chosen:
            total += count
            totals.append(total)
        pools[kind] = ([word for word, _ in chosen], totals)
    return Words(pools, function)


def _drawn(word: str, kind: str, function: frozenset[str]) -> bool:
    return _content(word, function) if kind == "word" else word.lower() not in function


def _content(word: str, function: frozenset[str]) -> bool:
    return len(word) >= SHORTEST and word not in function


def edited(text: str, words: Words, chance: random.Random) -> str:
    """The text with names, numbers and content words replaced."""
    shares = {"name": SHARE_OF_NAMES, "number": SHARE_OF_NUMBERS, "word": SHARE_OF_WORDS}
    instead: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        word = found[0]
        kind = class_of(word)
        if not kind or (kind == "word" and not _content(word, words.function)) or word.lower() in words.function:
            return word
        if word not in instead:
            instead[word] = words.draw(kind, chance) if chance.random() < shares[kind] else word
        return instead[word]

    return _TOKEN.sub(other, text)


def copy_of(document: Document, number: int, words: Words) -> Document:
    """The document under another id (number 0), or its copy with this number; the id encodes both."""
    chance = random.Random(f"{SEED} {document.id} {number}")
    changed: dict[str, Any] = {"id": f"{document.id}-{number}", "source": "", "content": ""}
    if number:
        address, day = document.address, document.published
        changed["text"] = edited(document.text, words, chance)
        if document.kind != "event":  # an event's title is its topic, shared by many
            changed["title"] = edited(document.title, words, chance)
        changed["published"] = day - timedelta(days=chance.randrange(1, DAYS_BACK)) if day else None
        changed["address"] = f"{address}{'&' if '?' in address else '?'}copy={number}" if address else ""
    return document.model_copy(update=changed)


def drawn(documents: Sequence[Document], count: int) -> Iterator[Document]:
    """`count` documents: all real ones in a fixed random order, then copies of all in the same order, and so on."""
    order = sorted(documents, key=lambda one: hashlib.sha256(f"{SEED} {one.id}".encode()).digest())
    words = words_of([one.text for one in order])
    for at in range(count):
        yield copy_of(order[at % len(order)], at // len(order), words)


def write(documents: Sequence[Document], count: int, folder: Path) -> None:
    """Write the documents as gzipped JSON lines, PART per file."""
    folder.mkdir(parents=True, exist_ok=True)
    draft, part = folder / "draft", 0
    file = None
    for at, document in enumerate(drawn(documents, count)):
        if at % PART == 0:
            if file:
                file.close()
                draft.replace(folder / f"part-{part:04}.jsonl.gz")
                part += 1
            file = gzip.open(draft, "wt", encoding="utf-8", compresslevel=1)  # noqa: SIM115
        assert file
        file.write(document.model_dump_json() + "\n")
    if file:
        file.close()
        draft.replace(folder / f"part-{part:04}.jsonl.gz")


def read(folder: Path) -> Iterator[Document]:
    """The documents written."""
    for path in sorted(folder.glob("part-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(Document.model_validate_json, lines)
