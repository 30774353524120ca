"""Exports of social networks: one document per post, its author's own words on the day it was posted; .gz too."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.formats.address import comparable, is_address
from glossator.formats.files import beat, file_day, read_bytes, read_text
from glossator.formats.posts import exports
from glossator.formats.posts.exports import Export, OthersWordsError
from glossator.formats.posts.posts import Post
from glossator.record.model import Document, Refusal
from glossator.record.readers.building import Draft, build
from glossator.record.readers.isolated import counted, isolated
from glossator.record.readers.options import Options

KIND = "post"
_BESIDE = ("account.js", "actor.json")  # the owner of an archive, if its posts do not say
_LARGEST_BESIDE = 1_000_000  # bytes
_BEAT = 1000  # posts
_NAMED = 5  # bad lines that are named one by one


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The posts of a script in an archive of X; its lists of other people's words are skipped by name."""
    try:
        export = exports.of_json(read_text(path, exports.LARGEST))
    except OthersWordsError as problem:
        yield Refusal(source=str(path), reason=str(problem), passed_over=True)
        return
    if export.network is None:
        raise InputError("a script, but not a list of posts from an archive of X; leave it out")
    yield from documents(export, path, options)


def read_repository(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The posts of a Bluesky repository."""
    from glossator.formats.posts.bluesky import of_repository

    yield from documents(of_repository(read_bytes(path, exports.LARGEST)), path, options)


def documents(export: Export, path: Path, options: Options) -> Iterator[Document | Refusal]:
    """A document for each public post in its author's own words; reposts and private posts are counted."""
    if not export.posts:
        raise InputError("; ".join(["no posts with text in it", *export.left_out]))
    owner = _owner(path)
    captured = file_day(path)
    for number, post in enumerate(export.own, 1):
        if number % _BEAT == 0:
            beat()
        known = {"owner": owner.get(post.author or "", ""), "captured": captured, "options": options}
        yield from isolated(f"{path}, post {number}", partial(_one, post, export, path, known))
    passed_over = Counter({
        "reposts of other people's words": sum(post.repost for post in export.posts if post.public),
        "not public": sum(not post.public for post in export.posts),
    })  # fmt: skip
    yield from counted(str(path), +passed_over, "posts and messages that are not their author's public words")
    for reason in export.bad[:_NAMED]:
        yield Refusal(source=str(path), reason=reason)
    if (more := len(export.bad) - _NAMED) > 0:
        yield Refusal(source=str(path), reason=f"{more:,} more lines, for reasons like these")


def _one(post: Post, export: Export, path: Path, known: dict[str, Any]) -> Iterator[Document]:
    speaker = str(known["owner"] or post.author or "")
    address = post.address or ""
    day = post.time.date() if post.time else None
    key = [comparable(address)] if is_address(address) else [export.network or "", speaker, str(post.time), post.text]
    yield build(
        Draft(
            text=post.text,
            source=str(path),
            key=key,
            address=address,
            published=day,
            captured=known["captured"],
            publisher=export.network or "",
            author=speaker,
            speaker=speaker,
            kind=KIND,
            remarks=export.remarks,
        ),
        known["options"],
    )


def _owner(path: Path) -> dict[str, str]:
    """The owner's name in a file beside the posts, by account handle and by '' for posts that do not name one."""
    for name in _BESIDE:
        try:
            text = read_text(path.parent / name, _LARGEST_BESIDE)
            value = json.loads(text[text.index("=") + 1 :] if text.startswith("window.") else text)
        except (OSError, InputError, ValueError, RecursionError):
            continue
        account: Any = (
            value[0].get("account") if isinstance(value, list) and value and isinstance(value[0], dict) else value
        )
        if isinstance(account, dict):
            handle = account.get("username") or account.get("preferredUsername")
            called = account.get("accountDisplayName") or account.get("name") or handle
            if isinstance(called, str) and called.strip():
                return {"": called.strip(), str(handle): called.strip()}
    return {}
