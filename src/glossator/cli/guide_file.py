"""A guide in its file, for every command that reads or changes one."""

from pathlib import Path
from typing import TYPE_CHECKING

from glossator.errors import InputError
from glossator.writing import whole

if TYPE_CHECKING:
    from glossator.faces.web.page import Note
    from glossator.guide.model import Guide


def load(path: str) -> "Guide":
    """The guide in a file, or on standard input for '-'."""
    from glossator.cli.lines import read_text
    from glossator.guide import json

    return json.loads(read_text(path), "standard input" if path == "-" else path)


def in_place(path: str) -> None:
    """Raises InputError for '-': a guide is changed in its file."""
    if path == "-":
        raise InputError("a guide is changed in its file, so '-' cannot be used here")


def claim_id(guide: "Guide", claim: str) -> str:
    """The id of the claim with an id or number, printed or not. Raises InputError, listing the claims there are."""
    from glossator.guide.plain_words import number

    for one in guide.claims:
        if claim in (one.id, number(one.id)):
            return one.id
    raise InputError(f"no claim {claim!r} in this guide; it has {', '.join(one.id for one in guide.claims) or 'none'}")


def find_claim(guide: "Guide", claim: str) -> "Note":
    """The note on the claim with an id or number. Raises InputError, listing the claims there are."""
    from glossator.faces.web.page import make_notes

    notes = make_notes(guide)
    for note in notes:
        if claim in (note.claim.id, note.number):
            return note
    raise InputError(f"no claim {claim!r} in this guide; it has {', '.join(note.claim.id for note in notes) or 'none'}")


def write_file(path: Path, content: str) -> None:
    """Write a text file in one step. Raises InputError, naming the file, if that fails."""
    whole(path, content.encode("utf-8"))
