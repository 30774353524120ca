"""A Bluesky repository as the network exports it (CAR v1, DAG-CBOR; AT Protocol, repository version 3).

The posts are records in a tree whose nodes write each key without the prefix it shares with the one before.
"""

from collections.abc import Iterator
from typing import Any

from glossator.errors import InputError
from glossator.formats.posts.exports import LARGEST, MOST, Export
from glossator.formats.posts.posts import Post, posts

_POSTS, _PROFILE = "app.bsky.feed.post/", "app.bsky.actor.profile/self"
_DEEPEST = 60  # depth of the tree; with a million records it is ten
_AGAIN = "download it again (Settings, Account, Export my data)"
_MISSING = "reading a Bluesky repository needs `pip install 'glossator[bluesky]'`, or save the account's feed as .json"


def of_repository(data: bytes) -> Export:
    """The posts of the account whose repository it is.

    Raises InputError if it is not a repository, or the extra for it is not installed.
    """
    try:
        from libipld import decode_car
    except ImportError as problem:
        raise InputError(_MISSING) from problem
    if len(data) > LARGEST:
        raise InputError(f"larger than {LARGEST:,} bytes")
    try:
        head, blocks = decode_car(data)
        commit = blocks[head["roots"][0]]
        records = {key: blocks.get(at) for key, at in _entries(blocks, commit["data"], _DEEPEST)}
        account = str(commit["did"])
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, UnicodeDecodeError) as problem:
        raise InputError(f"not a Bluesky repository ({type(problem).__name__}); {_AGAIN}") from problem
    profile = records.get(_PROFILE)
    name = profile.get("displayName") if isinstance(profile, dict) else None
    return Export(list(_posts(records, account, str(name or account))), "Bluesky")


def _entries(blocks: dict[bytes, Any], at: bytes | None, deepest: int) -> Iterator[tuple[str, bytes]]:
    """The keys of a node and of those below it, in order, and where their records are."""
    if at is None:
        return
    if not deepest:
        raise ValueError("nodes nested too deeply")
    node, before = blocks[at], b""
    yield from _entries(blocks, node["l"], deepest - 1)
    for entry in node["e"][:MOST]:
        before = before[: entry["p"]] + entry["k"]
        yield before.decode(), entry["v"]
        yield from _entries(blocks, entry["t"], deepest - 1)


def _posts(records: dict[str, Any], account: str, name: str) -> Iterator[Post]:
    for key, record in records.items():
        if key.startswith(_POSTS) and isinstance(record, dict):
            uri = f"at://{account}/{key}"
            yield from posts({"uri": uri, "author": {"displayName": name}, "record": record})
