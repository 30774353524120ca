"""Judged data: claims with passages judged for relevance, side and decisiveness.

Two sources in one format: the folder `bearing` of the data, and `training/judged/`, where passages are identified by
document and offsets and their text is looked up (see judged/README.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SIDES = ("0", "C", "B+", "B-", "D+", "D-")


@dataclass(frozen=True)
class Passage:
    """A judged passage; `side` is one of SIDES, `key` marks the few that an editor would print."""

    text: str
    side: str
    key: bool
    published: date | None
    publisher: str
    title: str

    @property
    def gain(self) -> int:
        """The relevance grade, 0 to 3."""
        return 3 if self.key else {"D": 2, "B": 2, "C": 1, "0": 0}[self.side[0]]


@dataclass(frozen=True)
class Judged:
    """A claim with its judged passages, in retrieval order."""

    id: str
    claim: str
    said: str
    speaker: str
    day: date
    kind: str
    finding: str
    slice: str
    passages: tuple[Passage, ...]


def read(path: Path) -> Iterator[Judged]:
    """The judged claims of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Judged(
                row["id"], row["claim"], row["said"], row["speaker"], date.fromisoformat(row["as_of"]), row["kind"],
                row.get("finding", ""), row["slice"], tuple(_passage(each) for each in row["passages"]),
            )  # fmt: skip


def _passage(row: dict[str, str]) -> Passage:
    day = date.fromisoformat(row["date"]) if row["date"] and row["date"] != "None" else None
    return Passage(row["text"], row["side"], bool(row["key"]), day, row["publisher"], row["title"])
