"""A page's metadata: JSON-LD (schema.org), <meta> elements, microdata; the most explicit first."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from glossator.formats.address import is_address, is_copy, of_the_original, rightful
from glossator.formats.days import day
from glossator.formats.markup import unescaped
from glossator.formats.moments import to_time
from glossator.formats.pages import json_ld
from glossator.formats.pages.article import ARTICLES, agrees, the_article
from glossator.formats.pages.published import day_in_address, is_beside
from glossator.language import lists

# The marks of browsers, SingleFile, monolith and HTTrack, which leaves the scheme out.
_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(\S+)|\burl:\s*(https?://\S+)|<!-- Saved from (https?://\S+) at \S+ using monolith"
    r"|<!-- Mirrored from (\S+) by HTTrack Website Copier",
    re.IGNORECASE,
)
_SAVED_ON = re.compile(
    r"saved date:\s*([^\n]{6,60})|<!-- Saved from \S+ at (\S{10,40}) using monolith"
    r"|by HTTrack Website Copier[^,>]{0,60}, ([^>\n]{6,40}?GMT)",
    re.IGNORECASE,
)
_UTC = re.compile(r"\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|GMT|UTC|[+-]00:?00)\s*$", re.IGNORECASE)
_FEWEST_WORDS = 4  # of a heading that cannot be that of a section or site
_BEFORE_SITE = re.compile(r"\s+[|–—·-]\s+")


@dataclass
class About:
    """A page's metadata; '' and None where it says nothing."""

    title: str = ""
    address: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    description: str = ""
    published: date | None = None
    modified: date | None = None
    captured: date | None = None
    published_at: datetime | None = None  # the time, if it is stated in UTC
    modified_at: datetime | None = None
    titles: list[str] = field(default_factory=list)  # all that the page shows or gives as one
    only_its_site: bool = False  # the URL is that of a front page, and nothing but the page says so
    not_free: bool = False  # the page says that it is not free to read
    remarks: list[str] = field(default_factory=list)


@cache
def _places() -> dict[str, dict[str, list[Any]]]:
    places = lists.load("formats", "page")
    return {
        name: {"meta": place["meta"], "xpath": [etree.XPath(path) for path in place.get("xpath", [])]}
        for name, place in places.items()
    }


def about(tree: Any, head: str, address: str = "") -> About:
    """The page's metadata; `head` is its first characters, in which browsers note where it was saved from.

    `address` is where it was served, if known: the page's own canonical URL is believed within that site.
    """
    metas, headings = _metas(tree), _headings(tree)
    served, archived = of_the_original(address)
    own, own_archived = of_the_original(_address(tree, metas, head, served))
    stated, archived = rightful(own, served), archived or own_archived
    stated = "" if stated == served and is_copy(served) else stated
    article = the_article(json_ld.blocks(tree), stated, [_meta(metas, "title"), *headings])
    found = About(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    found.titles = [words for words in (_meta(metas, "title"), *headings) if words]
    found.not_free = str(article.get("isAccessibleForFree", "")).rsplit("/", 1)[-1].lower() in ("false", "no")
    found.address = (served and stated) or _inner(stated, _own_address(article)) or served
    found.only_its_site = not served and found.address != "" and _is_front_page(found.address)
    found.publisher = _meta(metas, "publisher") or json_ld.name(article.get("publisher"))
    found.title = _title(json_ld.text(article.get("headline")), _meta(metas, "title"), headings, found.publisher)
    found.author = json_ld.name(article.get("author")) or _meta(metas, "author")
    found.description = _meta(metas, "description")
    found.published, found.published_at = _day(tree, metas, json_ld.text(article.get("datePublished")), "published")
    found.modified, found.modified_at = _day(tree, metas, json_ld.text(article.get("dateModified")), "modified")
    if is_address(found.author):
        found.author = ""
    found.captured = archived or _saved_on(head)
    found.published = found.published or day_in_address(found.address, found.titles)
    return found


def _saved_on(head: str) -> date | None:
    saved = _SAVED_ON.search(head)
    words = (saved[1] or saved[2] or saved[3]).strip() if saved else ""
    return day(words) or day(words.split(" (")[0].rsplit(" ", 2)[0]) if words else None


def _title(headline: str, shared: str, headings: list[str], publisher: str) -> str:
    """The title as the page shows it; the headline in its JSON-LD counts only if shown, as it may be a description."""
    over = headings[0] if len(headings) > 1 else ""  # the heading above the article, unless it is the site's name
    said = [words for words in (headline, shared, *headings[1:]) if words]
    if len(over.split()) >= _FEWEST_WORDS and any(
        agrees(over, words) and 2 * len(over.split()) >= len(words.split()) for words in said
    ):
        return over
    shown = [words for words in (shared, *headings) if words]
    if headline and (not shown or any(agrees(headline, words) for words in shown)):
        return headline
    *before, last = _BEFORE_SITE.split(shown[0]) if shown else [""]
    # Many sites append their own name to the title.
    site = before and (
        agrees(last, publisher) if publisher else any(words == shown[0][: -len(last) - 3] for words in headings)
    )
    return shown[0][: -len(last)].rstrip(" |–—·-") if site else shown[0] if shown else ""


def _own_address(article: json_ld.Thing) -> str:
    url = json_ld.text(article.get("url"))
    return of_the_original(url)[0] if is_address(url) else ""


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if content and name:
            metas.setdefault(name.strip().lower(), unescaped(content))
    return metas


def _of_the_article(element: Any) -> bool:
    """False for microdata about something in the article: a video, a picture, a person."""
    if element.get("itemprop") is None:
        return True
    for above in element.iterancestors():
        if above.get("itemscope") is not None:
            return not above.get("itemtype") or ARTICLES.match(above.get("itemtype").strip()) is not None
    return True


def _meta(metas: dict[str, str], what: str) -> str:
    names: list[str] = _places()[what]["meta"]
    return next((metas[name] for name in names if name in metas), "")


def _day(tree: Any, metas: dict[str, str], first: str, what: str) -> tuple[date | None, datetime | None]:
    if first and (found := day(first)):
        return found, _in_utc(first)
    places = _places()[what]
    for name in places["meta"]:
        if name in metas and (found := day(metas[name])):
            return found, _in_utc(metas[name])
    for path in places["xpath"]:
        for element in path(tree):
            value = element.get("datetime") or element.get("content")
            if value and _of_the_article(element) and not is_beside(element) and (found := day(str(value))):
                return found, _in_utc(str(value))
    return None, None


def _in_utc(words: str) -> datetime | None:
    """The time stated in UTC; None for a date alone, or a time of another zone."""
    moment = to_time(words) if _UTC.search(words) else None
    return moment.astimezone(UTC) if moment else None


def _headings(tree: Any) -> list[str]:
    """The first heading with words in it, and the window title."""
    first = next((words for element in tree.iter("h1") if (words := _words(element))), "")
    return [words for words in (first, next((_words(element) for element in tree.iter("title")), "")) if words]


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _address(tree: Any, metas: dict[str, str], head: str, served: str = "") -> str:
    """The URL that the page states, by its own links, data or the mark of the browser that saved it."""
    stated = _meta(metas, "address")
    stated = stated if is_address(stated) else ""
    saved = _SAVED_FROM.search(head)
    # HTTrack rewrites every URL on the page to that of a file.
    base = "" if saved and saved[4] else stated or served
    url = _saved_from(saved) if saved and not (saved[4] and served) else ""
    return _inner(_canonical(tree, base), stated, url if is_address(url) else "")


def _canonical(tree: Any, base: str) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical" and (href := (link.get("href") or "").strip()):
            # A crawler's copy has local links; the page's own absolute URL is believed first.
            if is_address(href):
                return str(href)
            if base and not href.lower().endswith((".html", ".htm")):
                return str(urljoin(base, href))
    return ""


def _inner(*known: str) -> str:
    """The first URL that is not a site's front page, which many themes state on every page; else the first."""
    given = [one for one in known if one]
    return next((one for one in given if not _is_front_page(one)), given[0] if given else "")


def _is_front_page(address: str) -> bool:
    parts = urlsplit(of_the_original(address)[0])
    return not parts.path.strip("/") and not parts.query


def _saved_from(saved: re.Match[str]) -> str:
    return saved[1] or saved[2] or saved[3] or "http://" + saved[4].rpartition("://")[2]
