"""Posts wherever an export put them, found by the names under which networks keep text, time and author."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any

from glossator.folding import encodable
from glossator.formats.markup import plain
from glossator.formats.moments import to_time
from glossator.language import lists

Row = dict[str, Any]

_DEEPEST = 30
_LOOKED_AT, _LOOKED_DOWN = 50, 5  # items of a list, and levels of nesting, examined to identify a network
_BLUESKY = re.compile(r"at://(?P<who>[^/]+)/app\.bsky\.feed\.post/(?P<post>\w+)")
_OTHER_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Post:
    """One post, whatever the network."""

    text: str
    time: datetime | None = None
    author: str | None = None
    address: str | None = None
    repost: bool = False
    public: bool = True


@cache
def known() -> dict[str, Any]:
    """The fields of a post in each network: `data/posts.yaml`."""
    loaded: dict[str, Any] = lists.load("formats", "posts")
    return loaded


@cache
def names(what: str) -> tuple[str, ...]:
    """The names under which networks keep `what`, in order."""
    return tuple(known()[what])


def compared(name: str) -> str:
    """A name in the form in which names are compared: 'Tweet Text', 'tweet_text' and 'tweetText' are one."""
    return _OTHER_SIGNS.sub("", name).lower()


def network(value: Any) -> str | None:
    """The name of the network that a value was exported from; None if it is no known one."""
    found: set[str] = set()
    _gather(value, found, _LOOKED_DOWN)
    return next((str(one["is"]) for one in known()["networks"] if found.issuperset(one["keys"])), None)


def _gather(value: Any, found: set[str], depth: int) -> None:
    if isinstance(value, list):
        for item in value[:_LOOKED_AT]:
            _gather(item, found, depth)
    elif isinstance(value, dict) and depth:
        for key, item in value.items():
            found.add(compared(str(key)))
            _gather(item, found, depth - 1)


def posts(value: Any) -> Iterator[Post]:
    """Every post in a value read from JSON, or in a row of a table."""
    return (post for post in entries(value) if post)


def entries(value: Any) -> Iterator[Post | None]:
    """Every post, and None for each entry beside posts that holds no words: deleted, empty, a picture alone."""
    value = _renamed(value)
    for row in _rows(value, {}, _users(value), _DEEPEST, outermost=True):
        yield _post(row) if row else None


def _renamed(value: Any, depth: int = _DEEPEST) -> Any:
    if isinstance(value, list):
        return [_renamed(item, depth - 1) for item in value] if depth else []
    if isinstance(value, dict):
        return {compared(str(key)): _renamed(item, depth - 1) for key, item in value.items()} if depth else {}
    return encodable(value) if isinstance(value, str) else value


def _users(value: Any) -> dict[str, Row]:
    """The people, if an answer names them separately from their posts."""
    includes = value.get("includes") if isinstance(value, dict) else None
    people = includes.get("users", []) if isinstance(includes, dict) else []
    return {str(user.get("id")): {"user": user} for user in people if isinstance(user, dict)}


def _rows(
    value: Any, around: Row, users: dict[str, Row], depth: int, *, outermost: bool = False
) -> Iterator[Row | None]:
    """Every object that holds the text of a post, with what surrounds it; what is nearer to the text wins.

    None stands for each entry of an outermost list of posts that holds none.
    """
    if isinstance(value, list):
        found = [list(_rows(item, around, users, depth - 1)) for item in value]
        yield from chain.from_iterable(found)
        if outermost and any(found):
            yield from (None for item, rows in zip(value, found, strict=True) if not rows and _is_entry(item))
    elif isinstance(value, dict) and depth > 0:
        value = _in_words(value)
        row = {**around, **value}
        if _is_post(value):
            yield {**users.get(str(value.get("authorid")), {}), **row}
            return
        kept = {key: item for key, item in row.items() if not isinstance(item, list) or key in ("to", "cc")}
        if not _is_public(row):
            kept["isprivate"] = True
        for key, item in value.items():
            if isinstance(item, dict | list) and key not in names("aside"):
                others = {name: kept[name] for name in kept if name != key}
                yield from _rows(item, others, users, depth - 1, outermost=outermost)


def _is_entry(value: Any) -> bool:
    return value is None or isinstance(value, dict)


def _in_words(value: Row) -> Row:
    """The object; its text in English, or in its first language, where it has it by languages alone."""
    told: Row = next((value[key] for key in names("by_language") if isinstance(value.get(key), dict)), {})
    if not told or any(isinstance(value.get(key), str) for key in names("text")):
        return value
    first = next((key for key in told if key.startswith("en")), next(iter(told)))
    return {**value, names("text")[0]: told[first]}


def _is_post(value: Row) -> bool:
    if any(isinstance(value.get(key), str) for key in names("text")) or _is_marked_up(value.get("text")):
        return True
    passed_on = any(_truth(value.get(key)) for key in names("repost")) or compared(str(value.get("type"))) == "announce"
    return passed_on or bool(_title(value))


def _is_marked_up(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(part, str) for part in value)


def _title(row: Row) -> str:
    return _text(row.get("title")) if any(key in row for key in names("titled")) else ""


def _post(row: Row) -> Post | None:
    whole: Row = next((row[key] for key in names("longer") if isinstance(row.get(key), dict)), {})
    words = next((text for place in (whole, row) for key in names("text") if (text := _text(place.get(key)))), "")
    if "sharecommentary" in row:
        words = _with_plain_line_ends(words)
    words = "\n\n".join(part for part in (_title(row), words) if part)
    repost = _is_passed_on(row, words)
    if not words and not repost:
        return None
    return Post(
        text=words,
        time=next((found for key in names("time") if (found := to_time(row.get(key)))), None),
        author=_author(row),
        address=_address(row),
        repost=repost,
        public=_is_public(row),
    )


def _is_passed_on(row: Row, words: str) -> bool:
    """True for a repost, which each network marks its own way.

    Bluesky says why a post is in a feed, X's version 2 what it refers to.
    """
    reason, refers = row.get("reason"), row.get("referencedtweets")
    kinds = [row.get(key) for key in names("kind")]
    kinds += [each.get("type") for each in refers if isinstance(each, dict)] if isinstance(refers, list) else []
    return (
        any(_truth(row.get(key)) for key in names("repost"))
        or any(isinstance(kind, str) and compared(kind) in names("repost_kinds") for kind in kinds)
        or (isinstance(reason, dict) and "repost" in str(reason.get("type", "")).lower())
        or re.match(known()["repost_words"], words) is not None
    )


def _is_public(row: Row) -> bool:
    if any(_truth(row.get(key)) for key in names("message")):
        return False
    told = [row.get(key) for key in (*names("audience"), "type")]
    told += [place.get(key) for place in told if isinstance(place, dict) for key in ("value", "type")]
    if any(isinstance(value, str) and compared(value) in names("not_public") for value in told):
        return False
    addressed = [row[key] for key in ("to", "cc") if isinstance(row.get(key), list)]
    sent = [str(one) for each in addressed for one in each]
    return not sent or not any("://" in one for one in sent) or any(one in names("public_addresses") for one in sent)


def _truth(value: Any) -> bool:
    return (
        value.strip().lower() not in {"", "0", "false", "no", "f", "null", "none"}
        if isinstance(value, str)
        else bool(value)
    )


def _text(value: Any) -> str:
    if isinstance(value, str) and value.startswith('{"text":'):
        value = _of_parts(value)
    if isinstance(value, list):  # Telegram: plain strings and marked-up parts in turn
        value = "".join(part if isinstance(part, str) else str(part.get("text", "")) for part in value if part)
    return plain(_mended(value), "\n") if isinstance(value, str) else ""


def _of_parts(cell: str) -> Any:
    """YouTube writes a comment into its table as a JSON list of parts."""
    try:
        return json.loads(f"[{cell}]")
    except (ValueError, RecursionError):
        return cell


def _mended(text: str) -> str:
    """Facebook's exports write each byte of UTF-8 as a character of its own: 'Ã©' for 'é'."""
    try:
        return text.encode("latin-1").decode() if not text.isascii() else text
    except UnicodeError:
        return text


def _with_plain_line_ends(text: str) -> str:
    """LinkedIn's tables put every line end of a post between quotation marks."""
    lines = text.split("\n")
    if not all(line.startswith('"') for line in lines[1:]):
        return text
    return "\n".join(line.removeprefix('"') if number else line for number, line in enumerate(lines))


def _author(row: Row) -> str | None:
    for place in (*(row.get(key) for key in names("people")), row):
        if isinstance(place, dict):
            keys = names("name")
            found = next((place[key] for key in keys if isinstance(place.get(key), str) and place[key].strip()), None)
            if found:
                return _mended(str(found)).strip()
    actor = row.get("attributedto") or row.get("actor")  # ActivityPub: a URL that ends in the account's name
    return actor.rstrip("/").rsplit("/", 1)[-1].lstrip("@") or None if isinstance(actor, str) else None


def _address(row: Row) -> str | None:
    found = next((row[key] for key in names("address") if isinstance(row.get(key), str) and "://" in row[key]), None)
    blue = _BLUESKY.fullmatch(str(found)) if found else None
    author = row.get("author")
    if blue:
        handle = author.get("handle") if isinstance(author, dict) else None
        return f"https://bsky.app/profile/{handle or blue['who']}/post/{blue['post']}"
    if found:
        return str(found)
    if isinstance(row.get("videoid"), str) and isinstance(row.get("commentid"), str):
        return f"https://www.youtube.com/watch?v={row['videoid']}&lc={row['commentid']}"
    user = row.get("user") if isinstance(row.get("user"), dict) else {}
    number = row.get("idstr") or (row.get("id") if "authorid" in row else None)
    handle = user.get("screenname") or user.get("username") if isinstance(user, dict) else None
    return f"https://twitter.com/{handle or 'i/web'}/status/{number}" if number else None
