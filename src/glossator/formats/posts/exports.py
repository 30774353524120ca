"""Posts in files: JSON, JSON lines, an archive's scripts, and tables, for documents and statements alike."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from glossator.errors import InputError, json_fault
from glossator.formats import tables
from glossator.formats.posts.posts import Post, compared, entries, known, names, network

LARGEST = 200_000_000  # bytes decompressed, years of posts; networks split their exports at half of that
MOST = 500_000  # posts of one export, private messages and all
_ASSIGNMENT = re.compile(r"^\s*window\.(?P<of>[\w.\[\]\"']+)\s*=\s*")
_X_LIST = re.compile(r"YTD\.(?P<list>\w+)\.part\d+|^(?P<own>__THAR_CONFIG)$")
_NAMED = 5  # bad lines or rows that are named


@dataclass
class Export:
    """The posts, in the order of the file; `network` is '' for one of many servers, None if unknown.

    `bad` says what could not be read, `wordless` counts entries that hold no words.
    """

    posts: list[Post]
    network: str | None = None
    bad: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    wordless: int = 0

    @property
    def own(self) -> list[Post]:
        """The author's own public posts."""
        return [post for post in self.posts if post.public and not post.repost]

    @property
    def left_out(self) -> list[str]:
        """What in the export is not its owner's public words, and what is wrong with it, in plain words."""
        reposts = sum(post.repost for post in self.posts if post.public)
        private = sum(not post.public for post in self.posts)
        told = [f"{reposts} reposts of others' words were left out"] if reposts else []
        if private:
            told.append(f"{private} messages and posts that were not public were left out")
        if self.wordless:
            told.append(f"{self.wordless} entries without words were left out")
        if self.bad:
            more = f"; and {len(self.bad) - _NAMED} more" if len(self.bad) > _NAMED else ""
            told.append(f"left out, because it cannot be read: {'; '.join(self.bad[:_NAMED])}{more}")
        return told


def of_json(text: str) -> Export:
    """A JSON document, JSON lines or a script of an archive. Raises InputError if it is none of them."""
    value, bad = load(text)
    return of_value(value, bad)


def of_value(value: Any, bad: Iterable[str] = ()) -> Export:
    """The posts in a value read from JSON."""
    return _export(value, list(bad))


def of_table(lines: Iterable[str]) -> Export:
    """A table with a header. Raises InputError if no column can be the text."""
    rows: list[tables.Row] = []
    bad: list[str] = []
    for number, row in tables.numbered(iter(lines)):
        if isinstance(row, InputError):
            bad.append(f"row {number}: {row}")
        else:
            rows.append(row)
            _some(rows)
    header = list(rows[0]) if rows else []
    if rows and not any(compared(name) in names("text") for name in header):
        columns = ", ".join(names("text"))
        raise InputError(f"no column of text among: {', '.join(header)[:200]}; one of {columns} is needed")
    return _export(rows, bad)


def _export(value: Any, bad: list[str]) -> Export:
    of = network(value)
    unsaid = ["its export does not say who could read a post"] if of in known()["audience_unsaid"] else []
    found = list(entries(value))
    return Export([post for post in found if post], of, bad, unsaid, wordless=found.count(None))


def load(text: str) -> tuple[Any, list[str]]:
    """The value, and what was wrong with lines of JSON that could not be read."""
    if assigned := _ASSIGNMENT.match(text):
        _must_be_posts(assigned["of"])
        text = text[assigned.end() :]
    text = text.strip().rstrip(";")
    try:
        return _some(json.loads(text)), []
    except (ValueError, RecursionError) as whole:
        rows: list[Any] = []
        bad: list[str] = []
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip() and _some(rows) is rows:
                try:
                    rows.append(json.loads(line))
                except (ValueError, RecursionError) as problem:
                    bad.append(f"line {number}: not JSON ({json_fault(problem)})")
        if not any(isinstance(row, dict) for row in rows):
            line_number = getattr(whole, "lineno", 1)
            raise InputError(f"line {line_number}: not JSON ({json_fault(whole)})") from whole
        return rows, bad


class OthersWordsError(InputError):
    """A list in an archive that holds other people's words, or no posts at all."""


def _must_be_posts(assigned: str) -> None:
    found = _X_LIST.search(assigned)
    listed = (found["list"] or found["own"]) if found else ""
    if listed and compared(listed) not in known()["x_lists"]:
        raise OthersWordsError(f"the list {listed!r} of an archive of X, which holds no posts of its owner")


def _some(value: Any) -> Any:
    """The value. Raises InputError for a list longer than anybody's export."""
    if isinstance(value, list) and len(value) > MOST:
        raise InputError(f"more than {MOST:,} posts; give a part of them")
    return value
