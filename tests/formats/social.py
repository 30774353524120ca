"""Exports of social networks, made here in the shapes the networks write."""

import hashlib
import json
from typing import Any

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def tweet(number: int, text: str) -> dict[str, Any]:
    """A post as an archive of X holds it."""
    moment = "Wed Mar 21 18:56:14 +0000 2018"
    return {"tweet": {"full_text": text, "created_at": moment, "id_str": str(number), "retweeted": False}}


def archive(name: str, rows: list[Any], part: int = 0) -> str:
    """A list of an archive of X."""
    return f"window.YTD.{name}.part{part} = {json.dumps(rows)}"


def note(number: int, words: str, to: str = PUBLIC) -> dict[str, Any]:
    """A post in an outbox (ActivityPub)."""
    actor, moment = "https://m.example/users/ada", "2024-05-06T07:08:09Z"
    said = {"type": "Note", "content": f"<p>{words}</p>", "url": f"https://m.example/@ada/{number}", "to": [to],
            "contentMap": {"en": words}, "attributedTo": actor, "published": moment}  # fmt: skip
    return {"type": "Create", "actor": actor, "published": moment, "to": [to], "cc": [], "object": said}


def outbox() -> str:
    """A public post, one to somebody, and one of somebody else passed on."""
    boost = {
        "type": "Announce",
        "actor": "https://m.example/users/ada",
        "to": [PUBLIC],
        "object": "https://o.example/1",
    }
    items = [note(1, "Prices fell."), note(2, "A secret.", "https://m.example/users/bob"), boost]
    return json.dumps({"type": "OrderedCollection", "orderedItems": items})


def chat(head: str, *messages: tuple[str, str]) -> bytes:
    """A page of Telegram's export: who, or '' where the one before goes on, and what."""
    date = '<div class="pull_right date details" title="02.01.2021 23:04:05 UTC+01:00">23:04</div>'
    made = "".join(
        f'<div class="message default"><div class="body">{date}'
        + (f'<div class="from_name">{name}</div>' if name else "")
        + f'<div class="text">{words}</div></div></div>'
        for name, words in messages
    )
    top = f'<div class="page_header"><div class="text bold">{head}</div></div>'
    service = '<div class="message service"><div class="body details">2 January 2021</div></div>'
    body = f'{top}<div class="history">{service}{made}</div>'
    return f"<html><head><title>Exported Data</title></head><body>{body}</body></html>".encode()


def repository(posts: dict[str, str], name: str = "Ada Example") -> bytes:
    """A repository of Bluesky with these posts by their keys: a commit, a tree of two nodes, the records."""
    from libipld import encode_dag_cbor

    blocks: list[tuple[bytes, bytes]] = []

    def put(block: bytes) -> bytes:
        named = b"\x01\x71\x12\x20" + hashlib.sha256(block).digest()
        blocks.append((named, block))
        return named

    moment = "2024-01-02T03:04:05Z"
    records = {"app.bsky.actor.profile/self": put(encode_dag_cbor({"displayName": name}))}
    records |= {"app.bsky.feed.like/3z": put(encode_dag_cbor({"text": "not a post"}))}
    for key, words in posts.items():
        records[f"app.bsky.feed.post/{key}"] = put(encode_dag_cbor({"text": words, "createdAt": moment}))
    keys = sorted(records)
    left = put(_node(None, keys[:2], records))
    tree = put(_node(left, keys[2:], records))
    commit = put(b"\xa2" + _text("did") + _text("did:plc:ada") + _text("data") + _link(tree))
    head = b"\xa2" + _text("roots") + b"\x81" + _link(commit) + _text("version") + b"\x01"
    return _long(len(head)) + head + b"".join(_long(len(at) + len(block)) + at + block for at, block in blocks)


def _node(left: bytes | None, keys: list[str], records: dict[str, bytes]) -> bytes:
    entries, before = b"", ""
    for key in keys:
        same = next((at for at, (one, other) in enumerate(zip(before, key, strict=False)) if one != other), 0)
        rest = key[same:].encode()
        entries += b"\xa4" + _text("k") + _long_head(0x40, len(rest)) + rest + _text("p") + _number(same)
        entries += _text("t") + b"\xf6" + _text("v") + _link(records[key])
        before = key
    return (
        b"\xa2" + _text("e") + _long_head(0x80, len(keys)) + entries + _text("l") + (_link(left) if left else b"\xf6")
    )


def _text(words: str) -> bytes:
    return _long_head(0x60, len(words)) + words.encode()


def _number(value: int) -> bytes:
    return _long_head(0, value)


def _long_head(kind: int, length: int) -> bytes:
    return bytes([kind | length]) if length < 24 else bytes([kind | 24, length])


def _link(at: bytes) -> bytes:
    return b"\xd8\x2a\x58\x25\x00" + at


def _long(value: int) -> bytes:
    made = b""
    while value > 0x7F:
        made, value = made + bytes([value & 0x7F | 0x80]), value >> 7
    return made + bytes([value])
