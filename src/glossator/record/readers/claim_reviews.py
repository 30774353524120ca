"""ClaimReview (schema.org) as fact-checks: JSON-LD and microdata of pages, and files of it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from glossator.record.fact_checks import KIND, FactCheck, text_of
from glossator.record.identity import comparable, is_address
from glossator.record.model import Document
from glossator.record.readers.building import build
from glossator.record.readers.days import day
from glossator.record.readers.options import Options

LARGEST_JSON = 1_000_000  # characters of one JSON-LD block of a page
_DEEPEST, _WIDEST = 8, 100_000
_NAME = "ClaimReview"


def of_page(tree: Any) -> list[FactCheck]:
    """The checks that a parsed page states, each once."""
    return list(dict.fromkeys([*_json_ld(tree), *_microdata(tree)]))


def of_json(value: Any) -> Iterator[FactCheck]:
    """The checks anywhere in a JSON value: alone, in a list, in @graph, in a feed's items."""
    for thing in _things(value, _DEEPEST):
        if check := _check(thing):
            yield check


def as_row(thing: dict[str, Any]) -> dict[str, str] | None:
    """A row of a table that is a ClaimReview, under the names of a document's fields; None for any other row."""
    check = _check(thing)
    if check is None:
        return None
    return {
        "text": check.claim,
        "rating": check.rating,
        "title": check.title,
        "publisher": check.reviewer,
        "address": check.address if is_address(check.address) else "",
        "published": check.day,
        "kind": KIND,
    }


def documents(checks: Iterable[FactCheck], source: str, options: Options, **known: Any) -> Iterator[Document]:
    """A document for each check; `known` fills in what the page says where the check itself says nothing."""
    for check in checks:
        address = check.address if is_address(check.address) else str(known.get("address", ""))
        key = comparable(address) if address else source
        yield build(
            text=text_of(check.claim, check.rating),
            source=source,
            options=options,
            key=[key, KIND, check.claim],
            address=address,
            published=(day(check.day) if check.day else None) or known.get("published"),
            captured=known.get("captured"),
            title=check.title or str(known.get("title", "")),
            publisher=check.reviewer or str(known.get("publisher", "")),
            author=check.claimant and f"claim by {check.claimant}",
            said_language=str(known.get("language", "")),
            kind=KIND,
        )


def _json_ld(tree: Any) -> Iterator[FactCheck]:
    for script in tree.iter("script"):
        words = script.text or ""
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or _NAME not in words:
            continue
        if len(words) <= LARGEST_JSON:
            try:
                yield from of_json(json.loads(words, strict=False))
            except (ValueError, RecursionError):
                continue


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth < 0:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value[:_WIDEST]:
            if isinstance(item, dict | list):
                yield from _things(item, depth - 1)


def _check(thing: dict[str, Any]) -> FactCheck | None:
    kinds = thing.get("@type")
    if not any(str(kind).endswith(_NAME) for kind in (kinds if isinstance(kinds, list) else [kinds])):
        return None
    claim = _text(thing.get("claimReviewed"))
    reviewed = thing.get("itemReviewed")
    item = next((one for one in _things(reviewed, 1)), {})
    if not claim:
        claim = _text(item.get("text")) or _text(item.get("name"))
    if not claim:
        return None
    return FactCheck(
        claim=claim,
        rating=_rating(thing.get("reviewRating")),
        reviewer=_name(thing.get("author")) or _name(thing.get("publisher")),
        address=_text(thing.get("url")) or _text(thing.get("@id")),
        day=_text(thing.get("datePublished")) or _text(thing.get("dateCreated")),
        title=_text(thing.get("headline")) or _text(thing.get("name")),
        claimant=_name(item.get("author")),
    )


def _rating(value: Any) -> str:
    # The checker's own words; else its number on its own scale, which means nothing without the scale.
    rating = next((one for one in _things(value, 1)), {})
    words = _text(rating.get("alternateName")) or _text(rating.get("ratingExplanation")) or _text(rating.get("name"))
    number, best = _text(rating.get("ratingValue")), _text(rating.get("bestRating"))
    if words or not number:
        return words
    return f"{number} of {best}" if best and best != "-1" else number


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name for item in value[:20] if (name := _name(item)))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return next((words for item in value if (words := _text(item))), "")
    if isinstance(value, dict):
        return _text(value.get("@value"))
    if isinstance(value, bool) or value is None:
        return ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _microdata(tree: Any) -> Iterator[FactCheck]:
    for element in tree.iter():
        found = (element.get("itemtype") or "").rstrip("/").endswith("/" + _NAME)
        if found and (check := _check({"@type": _NAME, **_properties(element, _DEEPEST)})):
            yield check


def _properties(element: Any, depth: int) -> dict[str, Any]:
    """The properties of an item, its inner items as objects of their own."""
    found: dict[str, Any] = {}
    waiting = list(reversed(element))
    while waiting:
        below = waiting.pop()
        name, item = below.get("itemprop"), below.get("itemscope") is not None
        if name and isinstance(below.tag, str):
            found.setdefault(name, _properties(below, depth - 1) if item and depth else _value(below))
        if not item:
            waiting.extend(reversed(below))
    return found


def _value(element: Any) -> str:
    for attribute in ("content", "datetime", "href", "src"):
        if element.get(attribute):
            return str(element.get(attribute)).strip()
    return " ".join("".join(element.itertext()).split())
