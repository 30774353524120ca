"""Posts as JSON, JSON lines or CSV, in the shapes networks export them and their interfaces return them.

Known shapes: X/Twitter (archive, versions 1.1 and 2), Mastodon and Truth Social, Bluesky, Facebook, Reddit, Telegram,
and tables with a column of text.
"""

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from glossator.errors import InputError
from glossator.statement.pieces import Piece, Reading, join
from glossator.statement.times import to_time

Row = dict[str, Any]

TEXT = ("full_text", "text", "content", "message", "body", "selftext", "post", "tweet", "status", "tweet_text",
        "post_text", "post_content", "message_text", "caption")  # fmt: skip
TIME = ("created_at", "createdAt", "published", "created_time", "created_utc", "timestamp", "date", "time", "datetime",
        "created", "posted_at", "post_created", "tweet_date")  # fmt: skip
NAME = ("name", "display_name", "displayName", "author", "from", "user", "username", "user_name", "screen_name", "acct",
        "handle", "page_name")  # fmt: skip
ADDRESS = ("url", "permalink", "permalink_url", "link", "uri", "address", "tweet_url")
REPOST = ("is_retweet", "isRetweet", "retweeted_status", "reblog")
LONGER = ("note_tweet", "extended_tweet")  # hold the whole of a post whose "text" was cut
LISTS = ("data", "statuses", "orderedItems", "feed", "posts", "messages", "tweets", "items", "toots", "results")
INNER = ("tweet", "post", "record", "object", "status", "node")

_ASSIGNMENT = re.compile(r"^\s*window\.[\w.\[\]\"']+\s*=\s*")
_TAG = re.compile(r"<(?:br|/p)\s*/?>|<[^>]+>")
_BLUESKY = re.compile(r"at://(?P<who>[^/]+)/app\.bsky\.feed\.post/(?P<post>\w+)")
_ENDS_IN_DOTS = re.compile(r"(?:\.{2,}|…)\s*(?:https?://\S+\s*)*$")
_BEGINS_WITH_DOTS = re.compile(r"^\s*(?:\.{2,}|…)\s*(?P<first>\S)?")


@dataclass(frozen=True)
class Post:
    """One post, whatever the network."""

    text: str
    time: datetime | None = None
    author: str | None = None
    address: str | None = None
    repost: bool = False


def read_json(text: str) -> Reading:
    """A JSON document or JSON lines; raises InputError when it is neither, or holds no posts."""
    return _reading(_post(row) for row in _rows(_load(text)))


def read_csv(text: str) -> Reading:
    """A table with a header; raises InputError when no column can be the text."""
    table = csv.DictReader(io.StringIO(text), dialect=_dialect(text))
    header = [name for name in table.fieldnames or [] if name]
    if not any(_plain(name) in TEXT for name in header):
        raise InputError(f"no column of text among: {', '.join(header)[:200]}; one of {', '.join(TEXT)} is needed")
    try:
        return _reading([_post({_plain(key or ""): value for key, value in row.items()}) for row in table])
    except csv.Error as problem:
        raise InputError(f"line {table.line_num}: not a table ({problem})") from problem


def _plain(name: str) -> str:
    """'Tweet Text' and 'tweet-text' both give 'tweet_text'."""
    return re.sub(r"[\s-]+", "_", name.strip().lower())


class _Semicolons(csv.excel):
    delimiter = ";"


def _dialect(text: str) -> type[csv.Dialect]:
    """By what stands most often between the names of the first line."""
    first = text.split("\n", 1)[0]
    known = {",": csv.excel, "\t": csv.excel_tab, ";": _Semicolons}
    return known[max(known, key=first.count)]


def _load(text: str) -> Any:
    text = _ASSIGNMENT.sub("", text, count=1).strip().rstrip(";")
    try:
        return json.loads(text)
    except json.JSONDecodeError as whole:
        rows = []
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    rows.append(json.loads(line))
                except json.JSONDecodeError as problem:
                    if number == 1:
                        raise InputError(f"line {whole.lineno}: not JSON ({whole.msg})") from problem
                    raise InputError(f"line {number}: not JSON ({problem.msg})") from problem
        return rows


def _rows(value: Any, users: dict[str, Row] | None = None) -> Iterator[Row]:
    """Every object that is a post, wherever the export put it."""
    if isinstance(value, list):
        for item in value:
            yield from _rows(item, users)
    elif isinstance(value, dict):
        users = users or _users(value)
        inner = next((value[key] for key in INNER if isinstance(value.get(key), dict)), None)
        listed = [value[key] for key in LISTS if isinstance(value.get(key), list)]
        facebook = isinstance(value.get("data"), list) and "timestamp" in value
        if facebook:
            said = [str(item["post"]) for item in value["data"] if isinstance(item, dict) and item.get("post")]
            yield {"text": _mended("\n\n".join(said)), "timestamp": value["timestamp"]} if said else {}
        elif inner is not None:
            around = {key: item for key, item in value.items() if key not in INNER}
            yield from _rows({**around, **inner}, users)
        elif listed:
            around = {"name": value["name"]} if isinstance(value.get("name"), str) else {}
            for items in listed:
                yield from _rows([{**around, **item} if isinstance(item, dict) else item for item in items], users)
        else:
            yield {**users.get(str(value.get("author_id")), {}), **value}


def _mended(text: str) -> str:
    """Facebook's export writes each byte of UTF-8 as a character of its own: 'Ã©' for 'é'."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _users(value: Row) -> dict[str, Row]:
    includes = value.get("includes")
    people = includes.get("users", []) if isinstance(includes, dict) else []
    return {str(user.get("id")): {"user": user} for user in people if isinstance(user, dict)}


def _post(row: Row) -> Post | None:
    whole: Row = next((row[key] for key in LONGER if isinstance(row.get(key), dict)), {})
    words = next((text for place in (whole, row) for key in TEXT if (text := _text(place.get(key)))), "")
    if not words:
        return None
    return Post(
        text=words,
        time=next((found for key in TIME if (found := to_time(row.get(key)))), None),
        author=_author(row),
        address=_address(row),
        repost=any(_truth(row.get(key)) for key in REPOST) or words.startswith("RT @") or _is_passed_on(row),
    )


def _is_passed_on(row: Row) -> bool:
    """Bluesky's feed says why a post is in it, Telegram where it came from, X's version 2 what it refers to."""
    reason, refers = row.get("reason"), row.get("referenced_tweets")
    told = isinstance(reason, dict) and "repost" in str(reason.get("$type", "")).lower()
    return (
        bool(row.get("forwarded_from"))
        or told
        or (
            isinstance(refers, list)
            and any(isinstance(each, dict) and each.get("type") == "retweeted" for each in refers)
        )
    )


def _truth(value: Any) -> bool:
    return value.strip().lower() in {"true", "1", "yes", "t"} if isinstance(value, str) else bool(value)


def _text(value: Any) -> str:
    if isinstance(value, list):  # Telegram: plain strings and marked-up parts in turn
        value = "".join(part if isinstance(part, str) else str(part.get("text", "")) for part in value)
    if not isinstance(value, str):
        return ""
    if "<p>" in value or "<br" in value:
        value = _TAG.sub(lambda tag: "\n" if tag[0].startswith(("<br", "</p")) else "", value)
    return html.unescape(value).strip()


def _author(row: Row) -> str | None:
    for place in (row.get("user"), row.get("account"), row.get("author"), row.get("from"), row):
        if isinstance(place, dict):
            found = next((place[key] for key in NAME if isinstance(place.get(key), str) and place[key].strip()), None)
            if found:
                return str(found).strip()
    actor = row.get("attributedTo") or row.get("actor")  # ActivityPub: an address that ends in the account's name
    return actor.rstrip("/").rsplit("/", 1)[-1].lstrip("@") or None if isinstance(actor, str) else None


def _address(row: Row) -> str | None:
    found = next((row[key] for key in ADDRESS if isinstance(row.get(key), str) and "://" in row[key]), None)
    blue = _BLUESKY.fullmatch(str(found)) if found else None
    author = row.get("author")
    if blue:
        handle = author.get("handle") if isinstance(author, dict) else None
        return f"https://bsky.app/profile/{handle or blue['who']}/post/{blue['post']}"
    if found:
        return str(found)
    user = row.get("user") if isinstance(row.get("user"), dict) else {}
    number = row.get("id_str") or (row.get("id") if "author_id" in row else None)
    handle = user.get("screen_name") or user.get("username") if isinstance(user, dict) else None
    return f"https://twitter.com/{handle or 'i/web'}/status/{number}" if number else None


def _reading(found: Iterable[Post | None]) -> Reading:
    posts = [post for post in found if post]
    if not posts:
        raise InputError("no posts with text were found")
    own = [post for post in posts if not post.repost]
    remarks = [f"{len(posts) - len(own)} reposts of others' words were left out"] if len(own) < len(posts) else []
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
