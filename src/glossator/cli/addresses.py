"""URLs on the command line: what counts as one, lists of them, and the options of every command that fetches."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.record import Record
    from glossator.statement.model import Statement

IgnoreRobots = Annotated[
    bool, typer.Option("--ignore-robots", help="For URLs: fetch pages even if the site's robots.txt disallows it.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="For URLs: also fetch from this machine and private networks.")
]
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_one(word: str) -> bool:
    """True for anything written as a URL, whatever its scheme; only http and https are fetched."""
    return _SCHEME.match(word) is not None


def parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Files and folders, and URLs: given directly, one per line in @FILE, or on standard input for -.

    Raises InputError, naming the line, for anything in a list that is not a URL.
    """
    files: list[str] = []
    addresses: list[str] = []
    for word in words:
        if word == "-" or word.startswith("@"):
            addresses += _listed(word.removeprefix("@"))
        elif is_one(word):
            addresses.append(word)
        else:
            files.append(word)
    return files, addresses


def _listed(name: str) -> list[str]:
    """The URLs in a list, one per line; a # at the start of a line or after a space begins a comment."""
    from glossator.cli.lines import read_text

    found = []
    for number, line in enumerate(read_text(name).splitlines(), 1):
        word = re.split(r"(?:^|\s)#", line.strip(), maxsplit=1)[0].strip()
        if not word:
            continue
        if not is_one(word):
            where = "standard input" if name == "-" else name
            raise InputError(f"{where}, line {number}: {word[:100]!r} is not a URL such as https://paper.example/a")
        found.append(word)
    return found


def statement(
    name: str, *, ignore_robots: bool, allow_private: bool, record: "Record | None" = None, **given: Any
) -> "Statement":
    """The statement in a file, on standard input, or at a URL; with a record, the raw answer is kept beside it."""
    if not is_one(name):
        from glossator.statement import read

        return read(name, **given)
    from glossator.addresses import read_statement

    given.pop("listening", None)  # of files alone
    return read_statement(name, ignore_robots=ignore_robots, allow_private=allow_private, record=record, **given)
