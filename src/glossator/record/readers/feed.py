"""RSS and Atom: one document per entry; the publisher is an entry's `<source>`, not the feed it came through."""

import io
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.formats.address import is_address
from glossator.formats.days import day
from glossator.formats.files import read_bytes
from glossator.formats.markup import plain
from glossator.record.model import Document, Refusal
from glossator.record.readers.building import Draft, build
from glossator.record.readers.isolated import isolated
from glossator.record.readers.options import Options


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """One document per entry; an entry without text is refused by its number."""
    import feedparser

    # Our own extraction removes the markup, so the library need not clean it; nothing is ever fetched.
    feed = feedparser.parse(io.BytesIO(read_bytes(path)), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version:
        raise InputError(f"not a feed ({str(feed.get('bozo_exception', 'no entries'))[:150]})")
    for number, entry in enumerate(feed.entries, 1):
        if feed.version.startswith("rss") and not dict.get(entry, "published") and dict.get(entry, "updated"):
            # The one date of an entry (dc:date) is that of its publication; the library calls it `updated`.
            entry["published"], entry["published_parsed"] = entry.pop("updated"), entry.pop("updated_parsed", None)
        yield from isolated(f"{path}, entry {number}", partial(_documents, path, feed.feed, entry, options))


def _documents(path: Path, feed: Any, entry: Any, options: Options) -> Iterator[Document]:
    yield _document(path, feed, entry, options)


def _document(path: Path, feed: Any, entry: Any, options: Options) -> Document:
    address, own = str(entry.get("link", "")), str(entry.get("id", ""))
    address = address if is_address(address) else own if is_address(own) else ""
    title = plain(entry.get("title", ""))
    source = entry.get("source") or {}
    publisher = plain(source.get("title", "")) or plain(feed.get("title", ""))
    suffix = f" - {source.get('title', '')}"
    return build(
        Draft(
            # News aggregators put only a link into the summary; then the headline is the text there is.
            text=_words(entry) or title,
            source=str(path),
            key=(path.name, own or title) if not address else (),
            address=address,
            title=title.removesuffix(suffix) if source.get("title") else title,
            publisher=publisher,
            author=plain(entry.get("author", "")),
            published=_day(entry, "published"),
            modified=_day(entry, "updated"),
            said_language=str(feed.get("language", "")),
            remarks=[
                f"{which} {words[:60]!r} is not a day, or could be read as two, and was left out"
                for which in ("published", "updated")
                if (words := str(dict.get(entry, which, "")).strip()) and _day(entry, which) is None
            ],
        ),
        options,
    )


def _words(entry: Any) -> str:
    contents = [part.get("value") or "" for part in entry.get("content", [])]
    return max((plain(text) for text in [*contents, entry.get("summary") or ""]), key=len)


def _day(entry: Any, which: str) -> date | None:
    # Asked as a plain dict, because the library answers `updated` with the published date when there is no other.
    words, parsed = dict.get(entry, which, ""), dict.get(entry, f"{which}_parsed")
    # The day as written, in its own time zone; the library's own reading is in Universal Time.
    if found := day(words):
        return found
    # Forms that only the library knows; never its guess at a year that is not written, or at 03/04/2018.
    return day(str(date(*parsed[:3]))) if parsed and str(parsed[0]) in words and "/" not in words else None
