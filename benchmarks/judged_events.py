"""Sentences whose events were coded by reading (data/events.jsonl), with their text.

Where the text may not be passed on, a sentence is named by a hash and found in the data folder. `part`: "train"; "dev",
for thresholds; "apart", of other sources and years, for measuring.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judged_sentences import name_of

FILE = Path(__file__).parent / "data" / "events.jsonl"
_NEWS = "cg2c_doc"
_ENDS = re.compile(r"[.!?][\"”')]*$")
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St|U\.S|U\.K|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[A-Z])\.$"
)


@dataclass(frozen=True)
class Event:
    """An event of a sentence: where its word starts, its type, how it is put, and where its parties stand."""

    start: int
    kind: str
    put: str
    sources: list[tuple[int, int]]
    targets: list[tuple[int, int]]


@dataclass(frozen=True)
class Coded:
    """A sentence with the events it tells."""

    text: str
    source: str
    date: str
    events: list[Event]


def coded(data: Path, part: str) -> list[Coded]:
    """The coded sentences of a part whose text is known or found in the data folder."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["part"] == part]
    unknown = {row["name"] for row in rows if "text" not in row}
    known = {name_of(text): text for text in _candidates(data)} if unknown else {}
    texts = [row.get("text") or known.get(row["name"], "") for row in rows]
    return [
        Coded(text, row["source"], row["date"], [_event(text, told) for told in row["events"]])
        for row, text in zip(rows, texts, strict=True)
        if text
    ]


def _event(text: str, row: dict[str, object]) -> Event:
    start = place(text, str(row["word"]), int(str(row["which"])))
    sides = [[_near(text, str(words), start) for words in row[side]] for side in ("sources", "targets")]  # type: ignore[attr-defined]
    return Event(start, str(row["type"]), str(row["put"]), *sides)


def place(text: str, word: str, which: int) -> int:
    """Where a word stands for the `which`-th time."""
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)] or [text.find(word)]
    return found[min(which, len(found)) - 1]


def _near(text: str, words: str, start: int) -> tuple[int, int]:
    """Where words stand, nearest to the event."""
    at = min((match.start() for match in re.finditer(re.escape(words), text)), key=lambda one: abs(one - start))
    return at, at + len(words)


def _candidates(data: Path) -> Iterator[str]:
    for line in (data / "argus/val.jsonl").open(encoding="utf-8"):
        yield _plain(json.loads(line)["mtext"])
    with gzip.open(data / "verification/extra-C.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["set"] == _NEWS:
                yield from cut(row["evidence"])


def cut(text: str) -> Sequence[str]:
    """A news text in sentences, at stops that end no abbreviation."""
    found, current = [], ""
    for word in text.split():
        current = f"{current} {word}".strip()
        if _ENDS.search(word) and not _SHORT.search(word):
            found.append(current)
            current = ""
    return [*found, current] if current else found


def _plain(text: str) -> str:
    """The text of a tokenised sentence."""
    text = re.sub(r" ([,.;:!?)\]%])", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    text = re.sub(r" ('s|'re|'ve|'ll|'d|'m|n't)\b", r"\1", text)
    return text.replace("`` ", '"').replace(" ''", '"')
