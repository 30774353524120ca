"""Share links: plain URLs, so that nothing is loaded from those services."""

from functools import cache
from urllib.parse import quote

from glossator.faces.web.page import Link, Place
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide
from glossator.language import lists


def place(guide: Guide, address: str) -> Place:
    """The place of a standalone page with its share links; empty without a URL."""
    return Place(address=address, shares=links(guide, address)) if safe.link(address) else Place()


def links(guide: Guide, address: str) -> list[Link]:
    """The links to share the page at `address`; none without it."""
    href = safe.link(address)
    return [Link(row["name"], _filled(row["address"], guide.title, href)) for row in _places()] if href else []


@cache
def _places() -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = lists.load("faces", "share")
    return loaded


def _filled(template: str, title: str, address: str) -> str:
    return template.format(title=quote(safe.visible(title), safe=""), address=quote(address, safe=""))
