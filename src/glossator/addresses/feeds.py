"""What a feed lists: RSS, Atom, JSON Feed, sitemaps with or without news; and where a page says its feed is."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from glossator.addresses.limits import limits
from glossator.addresses.model import Fetched
from glossator.errors import InputError, json_fault
from glossator.formats.address import is_address
from glossator.formats.days import day
from glossator.formats.encoding import decode_page
from glossator.formats.files import unpacked
from glossator.formats.markup import plain


@dataclass(frozen=True)
class Entry:
    """A page that a feed lists, and its date if the feed gives one."""

    address: str
    day: date | None = None


@dataclass(frozen=True)
class Feed:
    """A feed as read: `kind` as people call it; `further` are the sitemaps that a sitemap index names."""

    kind: str
    title: str = ""
    entries: tuple[Entry, ...] = ()
    further: tuple[Entry, ...] = ()

    @property
    def whole_site(self) -> bool:
        """True for a sitemap, which lists pages of any date."""
        return self.kind == "sitemap"


def read(fetched: Fetched) -> Feed | None:
    """The feed in an answer, None for a web page. Raises InputError for anything else, or if the feed is damaged."""
    data = unpacked(fetched.body, limits().largest)
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return _json(data, fetched.address)
    if b"<urlset" in start or b"<sitemapindex" in start:
        return _sitemap(data, fetched.address)
    if any(root in start for root in (b"<rss", b"<feed", b"<rdf:rdf", b"<channel")):
        return _syndicated(data, fetched.address)
    if b"<html" in start or start.startswith(b"<!doctype html") or fetched.kind == "text/html":
        return None
    raise InputError("neither a feed (RSS, Atom, JSON Feed, sitemap) nor a web page")


def named_by(fetched: Fetched) -> list[str]:
    """The feeds that a web page links to, in its order."""
    from trafilatura.feeds import FeedParameters, determine_feed

    root = urljoin(fetched.address, "/").rstrip("/")
    markup = decode_page(fetched.body, fetched.charset)[0]
    return list(determine_feed(markup, FeedParameters(root, root.partition("://")[2], fetched.address)))


def _syndicated(data: bytes, address: str) -> Feed:
    import feedparser

    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version or (feed.bozo and not any(feed.entries)):
        raise InputError(f"a damaged feed ({str(feed.get('bozo_exception', 'no entries'))[:150]})")
    kind = "Atom" if feed.version.startswith("atom") else "RSS"
    return Feed(kind, plain(feed.feed.get("title", "")), _entries(_of_syndicated(feed.entries), address))


def _of_syndicated(entries: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    for entry in entries:
        # Feedburner and similar services replace the page's link by one of their own.
        link = entry.get("feedburner_origlink") or entry.get("link") or _if_address(entry.get("id"))
        parsed = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
        yield link, "-".join(f"{part:02}" for part in parsed[:3]) if parsed else ""


def _json(data: bytes, address: str) -> Feed:
    """JSON Feed 1 and 1.1 (jsonfeed.org)."""
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise InputError(f"a damaged feed ({json_fault(problem)})") from problem
    items = feed.get("items")
    if "jsonfeed.org/version" not in str(feed.get("version", "")) or not isinstance(items, list):
        raise InputError("JSON, but not a JSON Feed")
    named = [item for item in items if isinstance(item, dict)]
    links = (item.get("url") or item.get("external_url") or _if_address(item.get("id")) for item in named)
    days = (item.get("date_published") for item in named)
    found = zip(links, days, strict=True)
    return Feed("JSON Feed", plain(str(feed.get("title", ""))), _entries(found, address))


def _sitemap(data: bytes, address: str) -> Feed:
    """Sitemaps (sitemaps.org) and sitemap indexes, with Google's extension for news."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise InputError(f"a damaged sitemap ({str(problem)[:150]})") from problem
    entries = _entries((_of_sitemap(element) for element in root), address)
    if etree.QName(root).localname == "sitemapindex":
        return Feed("sitemap", further=entries)
    return Feed("sitemap", entries=entries)


def _of_sitemap(element: Any) -> tuple[str, str]:
    said: dict[str, str] = {}
    for below in element.iter():
        if isinstance(below.tag, str) and below.text:
            said.setdefault(below.tag.rpartition("}")[2], below.text.strip())
    return said.get("loc", ""), said.get("publication_date") or said.get("lastmod", "")


def _if_address(own: Any) -> str:
    """An entry's id, if it is its URL."""
    return own if isinstance(own, str) and is_address(own) else ""


def _entries(found: Iterable[tuple[Any, Any]], address: str) -> tuple[Entry, ...]:
    """The pages, each once, with absolute URLs; anything that is not a URL is left out."""
    entries: dict[str, Entry] = {}
    for link, words in found:
        try:
            whole = urljoin(address, str(link or "").strip())
        except ValueError:
            continue
        if link and is_address(whole):
            entries.setdefault(whole, Entry(whole, day(str(words)) if words else None))
    return tuple(entries.values())
