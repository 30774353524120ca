"""A Telegram chat as the program exports it for people to read (`messages.html`)."""

from typing import Any

from glossator.errors import InputError
from glossator.formats.encoding import decode_page
from glossator.formats.markup import words_of
from glossator.formats.moments import to_time
from glossator.formats.pages.page import tree_of
from glossator.formats.posts.exports import Export
from glossator.formats.posts.posts import Post

_HEAD = 4000  # bytes in which the program identifies its export
_SEVERAL = "a chat of several people, which does not say whether it was public; export it as JSON (machine-readable)"
_UNSAID = "the export does not say whether the channel is public"


def is_export(data: bytes) -> bool:
    """True for a page of messages exported by the program."""
    return b"<title>Exported Data</title>" in data[:_HEAD] and b'class="history"' in data


def of_page(data: bytes) -> Export:
    """The posts of a channel. Raises InputError for a chat of several people, since it may have been private."""
    tree = tree_of(decode_page(data)[0])
    channel = _words(next(iter(_by_class(tree, "page_header")), None))
    found, name = [], ""
    for message in _by_class(tree, "message"):
        if "service" in (message.get("class") or "").split():
            continue
        name = _words(next(iter(_by_class(message, "from_name")), None)) or name
        if post := _post(message, name):
            found.append(post)
    if any(post.author != channel for post in found):
        raise InputError(_SEVERAL)
    return Export(found, "Telegram", remarks=[_UNSAID])


def _post(message: Any, name: str) -> Post | None:
    forwarded = bool(_by_class(message, "forwarded"))
    body = next(iter(_by_class(message, "text")), None)
    stamp = next((each.get("title") for each in _by_class(message, "date") if each.get("title")), "")
    time = to_time(" ".join((stamp or "").split()))
    words = words_of(body, "\n").strip() if body is not None else ""
    return Post(text=words, time=time, author=name or None, repost=forwarded) if words or forwarded else None


def _by_class(tree: Any, name: str) -> list[Any]:
    return [each for each in tree.iter("div") if name in (each.get("class") or "").split()]


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
