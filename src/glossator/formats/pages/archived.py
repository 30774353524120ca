"""Archived pages without what the archive put around them: the Wayback Machine's, archive.today's."""

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from glossator.formats.address import is_address, is_copy, of_the_original
from glossator.language import lists

_WAYBACK = "https://web.archive.org"
_REWRITTEN = re.compile(r"/web/\d{4,14}(?:[a-z]{2}_)?/https?:/")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = lists.load("formats", "archived")
    return {name: [etree.XPath(path) if path.startswith("//") else path for path in data[name]] for name in data}


def without_archive(tree: Any, served: str = "") -> str:
    """Remove what an archive put around a page; return where it was served, or the archive's URL of the copy.

    The URL that archive.today states is believed for its own pages, and for saved ones, whose `served` is "".
    """
    copied = _of_archive_today(tree, served)
    named = "" if copied or served else _of_the_toolbar(tree)
    for path in _data()["around"] + (_data()["of_archive_today"] if copied else []):
        for element in path(tree):
            if element.getparent() is not None:
                element.drop_tree()
    _whole_addresses(tree)
    return copied or served or named


def _of_archive_today(tree: Any, served: str) -> str:
    if served and not is_copy(served) and _host(served) not in _data()["archive_today"]:
        return ""
    for link in tree.iter("link"):
        href = (link.get("href") or "").strip()
        if link.get("rel") == "bookmark" and is_address(href) and _host(href) in _data()["archive_today"]:
            return href if of_the_original(href)[1] else ""
    return ""


def _of_the_toolbar(tree: Any) -> str:
    """The URL in the input field of the Wayback Machine's toolbar."""
    fields = (element.get("value") or "" for element in tree.iter("input") if element.get("id") == "wmtbURL")
    return next((value.strip() for value in fields if is_address(value.strip())), "")


def _whole_addresses(tree: Any) -> None:
    """Absolute URLs for those that the Wayback Machine rewrote to `/web/2018…/https://…`."""
    for element in tree.iter("link", "meta"):
        for name in ("href", "content"):
            if _REWRITTEN.match(element.get(name) or ""):
                element.set(name, _WAYBACK + element.get(name))


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
