"""The one way from the desk to addresses and feeds: through the room that fetches them."""

import io
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from glossator.errors import InputError
from glossator.record import AddSummary, Record, Refusal
from glossator.record.identity import is_address
from glossator.record.readers.options import Options

Progress = Callable[[AddSummary], None]
MOST_OF_A_FEED = 200  # of its entries, the newest


def add_pages(record: Record, addresses: Sequence[str], options: Options, progress: Progress) -> AddSummary:
    """Fetch pages and put them on file, without their vectors; what gives no page is among the refusals."""
    found: AddSummary = _room().add_addresses(record, addresses, options=options, embed=False, progress=progress)
    return found


def add_feed(record: Record, address: str, options: Options, progress: Progress) -> AddSummary:
    """Fetch a feed and the pages of its entries, and put those on file; a feed that cannot be read is refused."""
    try:
        entries = links(_room().fetch(address).body)
    except InputError as problem:
        reason = str(problem).removeprefix(f"{address}: ")
        return AddSummary(refused=[Refusal(source=address, reason=reason)])
    return add_pages(record, entries, options, progress)


def links(feed: bytes) -> list[str]:
    """The addresses of a feed's entries, in its order; raises InputError for what is no feed, or has none."""
    import feedparser

    read = feedparser.parse(io.BytesIO(feed), sanitize_html=False, resolve_relative_uris=False)
    if not read.version:
        raise InputError("not a feed: add it as a page, or give the address of its RSS or Atom feed")
    found = dict.fromkeys(str(entry.get("link", "")) for entry in read.entries)
    entries = [address for address in found if is_address(address)][:MOST_OF_A_FEED]
    if not entries:
        raise InputError("the feed has no entries with an address")
    return entries


def _room() -> Any:
    try:
        return import_module("glossator.addresses")
    except ModuleNotFoundError as problem:
        raise InputError(
            "this Glossator does not fetch addresses: save the page in your browser and upload the file"
        ) from problem
