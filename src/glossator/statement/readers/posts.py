"""Posts as JSON, JSON lines or tables, in the shapes networks export them and their interfaces return them."""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from glossator.errors import InputError, json_fault
from glossator.formats import tables
from glossator.statement.pieces import Piece, Reading, join
from glossator.statement.readers.post_shapes import Post, compared, names, posts

_ASSIGNMENT = re.compile(r"^\s*window\.[\w.\[\]\"']+\s*=\s*")
_ENDS_IN_DOTS = re.compile(r"(?:\.{2,}|…)\s*(?:https?://\S+\s*)*$")
_BEGINS_WITH_DOTS = re.compile(r"^\s*(?:\.{2,}|…)\s*(?P<first>\S)?")
MOST = 500_000  # posts of one export, private messages and all
_NAMED = 5  # bad lines or rows that are named one by one


def read_json(text: str) -> Reading:
    """A JSON document or JSON lines; raises InputError when it is neither, or holds no posts."""
    value, bad = _load(text)
    return _reading(posts(value), bad)


def read_csv(text: str) -> Reading:
    """A table with a header; raises InputError when no column can be the text."""
    rows: list[tables.Row] = []
    bad: list[str] = []
    for number, row in tables.numbered(io.StringIO(text, newline="")):
        if isinstance(row, InputError):
            bad.append(f"row {number}: {row}")
        else:
            rows.append(row)
            _some(rows)
    header = list(rows[0]) if rows else text.split("\n", 1)[0].split(",")
    if not any(compared(name) in names("text") for name in header):
        known = ", ".join(names("text"))
        raise InputError(f"no column of text among: {', '.join(header)[:200]}; one of {known} is needed")
    return _reading(posts(rows), bad)


def _load(text: str) -> tuple[Any, list[str]]:
    """The value, and what was wrong with lines of JSON that could not be read."""
    text = _ASSIGNMENT.sub("", text, count=1).strip().rstrip(";")
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


def _some(value: Any) -> Any:
    """The value; raises InputError for a list that is longer than anybody's export."""
    if isinstance(value, list) and len(value) > MOST:
        raise InputError(f"more than {MOST:,} posts; give a part of them")
    return value


def _reading(found: Iterable[Post], bad: list[str]) -> Reading:
    every = list(found)
    public = [post for post in every if post.public]
    own = [post for post in public if not post.repost]
    remarks = _remarks(len(every) - len(public), len(public) - len(own), bad)
    if not own:
        raise InputError("; ".join(["no posts with text were found", *remarks]))
    if all(post.time for post in own):
        own.sort(key=lambda post: post.time.timestamp() if post.time else 0.0)
    text, utterances = join(threaded(own))
    authors = {post.author for post in own}
    times = [post.time for post in own if post.time]
    return Reading(
        text=text,
        utterances=utterances,
        speaker=authors.pop() if len(authors) == 1 else None,
        date=max(times).date() if times else None,
        medium="post" if len(own) == 1 else "posts",
        remarks=remarks,
    )


def _remarks(private: int, reposts: int, bad: list[str]) -> list[str]:
    remarks = []
    if reposts:
        remarks.append(f"{reposts} reposts of others' words were left out")
    if private:
        remarks.append(f"{private} messages and posts that were not public were left out")
    if bad:
        more = f"; and {len(bad) - _NAMED} more" if len(bad) > _NAMED else ""
        remarks.append(f"left out, because it cannot be read: {'; '.join(bad[:_NAMED])}{more}")
    return remarks


def threaded(posts: Iterable[Post]) -> Iterator[Piece]:
    """The posts as pieces; one that ends in dots runs on when the next begins with dots and a small letter."""
    before: Post | None = None
    for post in posts:
        piece = Piece(text=post.text, speaker=post.author, time=post.time, address=post.address)
        if before and before.author == post.author and continues(before.text, post.text):
            piece = replace(piece, joined=True)
        yield piece
        before = post


def continues(before: str, after: str) -> bool:
    """True when a sentence is broken over two posts: dots at the end, dots and then a small letter at the start."""
    begins = _BEGINS_WITH_DOTS.match(after)
    first = begins["first"] if begins else None
    return bool(_ENDS_IN_DOTS.search(before) and first and first.islower())
