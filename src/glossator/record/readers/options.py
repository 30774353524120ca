"""What the user says about files that the files do not say themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from glossator.errors import InputError

FIELDS = ("id", "text", "title", "address", "publisher", "author", "published", "modified", "captured", "language",
          "kind", "speaker", "cited", "rating")  # fmt: skip
OTHER_NAMES = {"claim": "text", "reviewer": "publisher", "date": "published"}  # as fact-checkers call them


@dataclass(frozen=True)
class Options:
    """Constants for every document, and for tables the column, constant or pattern of each field.

    In `mapping` a value is a column's name, `=words` for a constant, or a pattern with columns in braces. In `skip` a
    row is left out if the column has the value. Web archives below the folder `home`, the record's own, are named
    relative to it in captures.
    """

    mapping: dict[str, str] = field(default_factory=dict)
    skip: dict[str, str] = field(default_factory=dict)
    publisher: str = ""
    kind: str = ""
    speaker: str = ""
    day_first: bool | None = None
    home: str = ""


def mapping(pairs: Sequence[str]) -> dict[str, str]:
    """`field=column`, `field==constant` and `field=pattern with {column}` as a mapping.

    Raises InputError, naming the pair, for one that cannot be used.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        name = OTHER_NAMES.get(name, name)
        if not sign or name not in FIELDS or not value:
            fields = ", ".join((*FIELDS, *OTHER_NAMES))
            raise InputError(f"--map {pair}: not field=column, field==words or field=pattern; fields: {fields}")
        found[name] = value
    return found


def conditions(pairs: Sequence[str]) -> dict[str, str]:
    """`column=value` pairs. Raises InputError, naming the pair, for one that cannot be used."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise InputError(f"--skip {pair}: not column=value")
        found[name] = value
    return found
