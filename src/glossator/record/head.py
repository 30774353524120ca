"""The head of a record: one small file that says which versions of the tables belong together.

The engine makes each table's changes atomic, but not changes to several tables. So a writer changes the tables first
and then replaces this file in one step; readers read only the versions it names. A writer that dies leaves the head as
it was, and the next writer takes the tables back to it: a change is there as a whole or not at all.
"""

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossator.errors import RecordError

FORMAT = 1


@dataclass(frozen=True)
class Head:
    """Versions by table, and which embedder made the vectors; '' while there are none."""

    versions: dict[str, int] = field(default_factory=dict)
    embedder: str = ""
    side: dict[str, str] = field(default_factory=dict)

    def with_versions(self, versions: dict[str, int]) -> "Head":
        """The same head with these versions."""
        return replace(self, versions=versions)


def read_head(path: Path) -> Head:
    """The head in a file; raises RecordError when it is missing, damaged, or of a later format."""
    try:
        value = json.loads(path.read_text("utf-8"))
        if value["format"] > FORMAT:
            raise RecordError(f"{path.parent}: made by a later release (format {value['format']}); update the program")
        return Head(value["versions"], value["embedder"], value["side"])
    except FileNotFoundError as problem:
        raise RecordError(f"{path.parent}: not a record (no {path.name} in it)") from problem
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise RecordError(f"{path}: cannot be read ({problem})") from problem


def write_head(path: Path, head: Head) -> None:
    """Replace the file in one step, on disk before it counts."""
    value = {"format": FORMAT, "versions": head.versions, "embedder": head.embedder, "side": head.side}
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def stamp(path: Path) -> tuple[int, int]:
    """Changes whenever the head does; costs one look at the directory."""
    try:
        seen = path.stat()
    except OSError as problem:
        raise RecordError(f"{path.parent}: not a record (no {path.name} in it)") from problem
    return seen.st_ino, seen.st_mtime_ns
