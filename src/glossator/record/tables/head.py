"""The head of a record: one small file that says which versions of the tables belong together.

The engine makes changes to one table atomic, but not changes to several. So a writer changes the tables first and then
replaces this file in one step; readers read only the versions it names. A writer that dies leaves the head as it was,
and the next writer restores the tables to it: a change is made completely or not at all.
"""

import json
from dataclasses import dataclass, field, replace

from glossator.errors import RecordError
from glossator.record.places.place import HEAD, Place, Stamp

FORMAT = 1


@dataclass(frozen=True)
class Head:
    """Versions by table, and which embedder made the vectors; '' if there are none."""

    versions: dict[str, int] = field(default_factory=dict)
    embedder: str = ""
    side: dict[str, str] = field(default_factory=dict)

    def with_versions(self, versions: dict[str, int]) -> "Head":
        """This head with these versions instead."""
        return replace(self, versions=versions)


def read_head(place: Place) -> tuple[Head, Stamp]:
    """The head and its stamp. Raises RecordError if it is missing, damaged, or of a later format."""
    try:
        data, seen = place.read()
        value = json.loads(data)
        if value["format"] > FORMAT:
            raise RecordError(
                f"{place.address}: made by a later release (format {value['format']}); update the program"
            )
        return Head(value["versions"], value["embedder"], value["side"]), seen
    except FileNotFoundError as problem:
        raise _missing(place) from problem
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise RecordError(f"{place.address}/{HEAD}: cannot be read ({problem})") from problem


def write_head(place: Place, head: Head, before: Stamp) -> Stamp:
    """Replace the head that had the stamp `before` (None: write the first).

    Raises Overtaken if it has changed since.
    """
    value = {"format": FORMAT, "versions": head.versions, "embedder": head.embedder, "side": head.side}
    return place.replace(json.dumps(value, indent=1, sort_keys=True).encode(), before)


def stamp(place: Place) -> Stamp:
    """The head's stamp, which changes whenever the head does. Raises RecordError if there is none."""
    try:
        return place.stamp()
    except FileNotFoundError as problem:
        raise _missing(place) from problem
    except OSError as problem:
        raise RecordError(f"{place.address}: not a record ({problem.strerror or problem})") from problem


def _missing(place: Place) -> RecordError:
    return RecordError(f"{place.address}: not a record (no {HEAD} in it)")
