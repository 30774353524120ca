"""What a page says of itself: JSON-LD (schema.org), <meta> elements, microdata; first the plainest."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml
from lxml import etree

from glossator.record.identity import is_address
from glossator.record.readers.days import day

_ARTICLES = re.compile(r".*(Article|Posting|Report|Review|WebPage|ItemPage|LiveBlog)$")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|\burl:\s*(https?://\S+)", re.IGNORECASE)
_SAVED_ON = re.compile(r"saved date:\s*([^\n]{6,60})", re.IGNORECASE)
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")
LARGEST_JSON = 1_000_000  # characters of one JSON-LD block


@dataclass
class About:
    """What a page says of itself; '' and None where it says nothing."""

    title: str = ""
    address: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    description: str = ""
    published: date | None = None
    modified: date | None = None
    captured: date | None = None
    remarks: list[str] = field(default_factory=list)


@cache
def _places() -> dict[str, dict[str, list[Any]]]:
    places = yaml.safe_load((Path(__file__).parents[1] / "data" / "page.yaml").read_text("utf-8"))
    return {
        name: {"meta": place["meta"], "xpath": [etree.XPath(path) for path in place.get("xpath", [])]}
        for name, place in places.items()
    }


def about(tree: Any, head: str, address: str = "") -> About:
    """What the page says of itself; `head` is its first characters, in which browsers note where it was saved from."""
    metas, article = _metas(tree), _article(tree)
    found = About(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    found.address = address or _address(tree, metas, article, head)
    found.title = _text(article.get("headline")) or _meta(metas, "title") or _heading(tree)
    found.publisher = _meta(metas, "publisher") or _name(article.get("publisher"))
    found.author = _name(article.get("author")) or _meta(metas, "author")
    found.description = _meta(metas, "description")
    found.published = _day(tree, metas, _text(article.get("datePublished")), "published")
    found.modified = _day(tree, metas, _text(article.get("dateModified")), "modified")
    if is_address(found.author):
        found.author = ""
    if saved := _SAVED_ON.search(head):
        found.captured = day(saved[1].strip()) or day(saved[1].split(" (")[0].rsplit(" ", 2)[0])
    if found.published is None and (in_address := _DAY_IN_ADDRESS.search(found.address)):
        found.published = day("-".join(in_address.groups()))
    return found


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if content and name:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _of_the_article(element: Any) -> bool:
    """False for microdata about something in the article: a video, a picture, a person."""
    if element.get("itemprop") is None:
        return True
    for above in element.iterancestors():
        if above.get("itemscope") is not None:
            return not above.get("itemtype") or _ARTICLES.match(above.get("itemtype").strip()) is not None
    return True


def _meta(metas: dict[str, str], what: str) -> str:
    names: list[str] = _places()[what]["meta"]
    return next((metas[name] for name in names if name in metas), "")


def _day(tree: Any, metas: dict[str, str], first: str, what: str) -> date | None:
    if first and (found := day(first)):
        return found
    places = _places()[what]
    for name in places["meta"]:
        if name in metas and (found := day(metas[name])):
            return found
    for path in places["xpath"]:
        for element in path(tree):
            value = element.get("datetime") or element.get("content")
            if value and _of_the_article(element) and (found := day(str(value))):
                return found
    return None


def _article(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that is the article, or an empty one."""
    second: dict[str, Any] = {}
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text or len(script.text) > LARGEST_JSON:
            continue
        try:
            for thing in _things(json.loads(script.text, strict=False)):
                kinds = thing.get("@type")
                names = [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]
                if any(_ARTICLES.match(name) for name in names):
                    if thing.get("datePublished"):
                        return thing
                    second = second or thing
        except (ValueError, RecursionError):
            continue
    return second


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < 4:
        for item in value[:100]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(name), list | dict):
                yield from _things(value[name], depth + 1) if depth < 4 else ()


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name for item in value[:20] if (name := _name(item)))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _heading(tree: Any) -> str:
    for element in tree.iter("h1"):
        if words := " ".join("".join(element.itertext()).split()):
            return words
    for element in tree.iter("title"):
        return " ".join("".join(element.itertext()).split())
    return ""


def _address(tree: Any, metas: dict[str, str], article: dict[str, Any], head: str) -> str:
    base = _meta(metas, "address")
    base = base if is_address(base) else ""
    for link in tree.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical" and (href := (link.get("href") or "").strip()):
            # A copy made by a crawler has its links made local; the page's own full address is believed before them.
            if is_address(href):
                return str(href)
            if base and not href.lower().endswith((".html", ".htm")):
                return str(urljoin(base, href))
    if base:
        return base
    if is_address(url := _text(article.get("url"))):
        return url
    saved = _SAVED_FROM.search(head)
    url = (saved[1] or saved[2]) if saved else ""
    return url if is_address(url) else ""
