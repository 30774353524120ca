"""Posts as a statement, in order of time; sentences that continue in the next post are rejoined."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossator.errors import InputError
from glossator.formats.posts import exports
from glossator.formats.posts.exports import Export
from glossator.formats.posts.posts import Post
from glossator.statement.pieces import Piece, Reading, join

_ENDS_IN_DOTS = re.compile(r"(?:\.{2,}|…)\s*(?:https?://\S+\s*)*$")
_BEGINS_WITH_DOTS = re.compile(r"^\s*(?:\.{2,}|…)\s*(?P<first>\S)?")


def read_json(text: str) -> Reading:
    """A JSON document or JSON lines. Raises InputError if it is neither, or contains no posts."""
    return read(exports.of_json(text))


def read_csv(text: str) -> Reading:
    """A table with a header. Raises InputError if no column can hold the text."""
    return read(exports.of_table(io.StringIO(text, newline="")))


def read(export: Export) -> Reading:
    """The public posts of the author. Raises InputError if there are none."""
    own, remarks = export.own, export.left_out
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
        remarks=[*remarks, *export.remarks],
    )


def threaded(posts: Iterable[Post]) -> Iterator[Piece]:
    """The posts as pieces; one that ends in dots continues if the next begins with dots and a lower-case letter."""
    before: Post | None = None
    for post in posts:
        piece = Piece(text=post.text, speaker=post.author, time=post.time, address=post.address)
        if before and before.author == post.author and continues(before.text, post.text):
            piece = replace(piece, joined=True)
        yield piece
        before = post


def continues(before: str, after: str) -> bool:
    """True if a sentence continues in the next post: final dots, then initial dots and a lower-case letter."""
    begins = _BEGINS_WITH_DOTS.match(after)
    first = begins["first"] if begins else None
    return bool(_ENDS_IN_DOTS.search(before) and first and first.islower())
