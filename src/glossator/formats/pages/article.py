"""Which of a page's JSON-LD objects is its own article, and not one that it links to."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from glossator.folding import fold
from glossator.formats.address import comparable, of_the_original
from glossator.formats.pages.json_ld import Thing, by_id, kinds, linked, text, things

ARTICLES = re.compile(r".*(Article|Posting|Report|Review|WebPage|ItemPage|LiveBlog)$")
_WHOLE_PAGE = ("WebPage", "ItemPage")
_OF_A_VERSION = re.compile(r"^(?:www|m|mobile|amp)\.|/amp(?=/|$)|\.amp(?=\.html|$)|/index\.\w+$")
_MOST_IN_COMMON = 0.6  # share of the shorter title's words that the other must contain


def the_article(blocks: Sequence[Any], address: str, titles: Sequence[str]) -> Thing:
    """The object that is this page's article, with its references resolved; an empty one if none can be identified.

    It has the page's URL, or its headline is among the page's titles, or it is the only one and has no other URL; an
    article is preferred to the page that it is on, one with a date to one without.
    """
    every = [thing for block in blocks for thing in things(block)]
    articles = [
        thing for block in blocks for thing in _outer(block) if any(ARTICLES.match(kind) for kind in kinds(thing))
    ]
    own = [thing for thing in articles if not set(kinds(thing)) <= set(_WHOLE_PAGE)]
    best, found = 0, {}
    for thing in articles:
        fits = _fits(thing, address, titles, alone=(len(own) == 1 and thing in own) or len(articles) == 1)
        rank = fits and 4 * fits + 2 * (thing in own) + bool(thing.get("datePublished"))
        if rank > best:
            best, found = rank, thing
    return linked(found, by_id(every))


def _outer(value: Any, depth: int = 4) -> Iterator[Thing]:
    """The objects that a block is about, without those that they only list or mention."""
    if isinstance(value, list) and depth:
        for item in value[:100]:
            yield from _outer(item, depth - 1)
    elif isinstance(value, dict) and depth:
        thing = next(things(value, 0))
        yield thing
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _outer(thing.get(name), depth - 1)


def _fits(thing: Thing, address: str, titles: Sequence[str], alone: bool) -> int:
    addresses = [one for one in (_address_of(thing.get(key)) for key in ("url", "mainEntityOfPage", "@id")) if one]
    if address and any(_same(one, address) for one in addresses):
        return 3
    headline = text(thing.get("headline")) or text(thing.get("name"))
    if any(agrees(headline, title) for title in titles):
        return 2
    return int(alone and not (address and addresses))


def _address_of(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    found = text(value)
    return found if "://" in found else ""


def _same(one: str, other: str) -> bool:
    one, other = (_OF_A_VERSION.sub("", comparable(of_the_original(address)[0])) for address in (one, other))
    return one == other


def agrees(one: str, other: str) -> bool:
    """True if two titles are about the same thing: one contains most words of the other."""
    first, second = (set(re.findall(r"\w+", fold(words).text.casefold())) for words in (one, other))
    shorter = min(len(first), len(second))
    return bool(shorter) and len(first & second) >= _MOST_IN_COMMON * shorter
