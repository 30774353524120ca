"""ClaimReview (schema.org): the fact-checks in the JSON-LD and microdata of a page, and in files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from glossator.formats.address import is_address
from glossator.formats.pages import json_ld
from glossator.formats.pages.json_ld import Thing, name, text, things

KIND = "fact check"
_DEEPEST = 8
_NAME = "ClaimReview"


@dataclass(frozen=True)
class FactCheck:
    """A checked claim: who made it, what was found, by whom, when, and where it is published."""

    claim: str
    rating: str = ""
    reviewer: str = ""
    address: str = ""
    day: str = ""
    title: str = ""
    claimant: str = ""


def of_page(tree: Any) -> list[FactCheck]:
    """The checks that a parsed page states, each once."""
    return list(dict.fromkeys([*of_json(json_ld.blocks(tree)), *_microdata(tree)]))


def of_json(value: Any) -> Iterator[FactCheck]:
    """The checks anywhere in a JSON value: alone, in a list, in @graph, in the items of a feed, in an API's answer."""
    every = list(things(value))
    known = json_ld.by_id(every)
    for thing in every:
        yield from _checks(thing, known)


def as_row(thing: Thing) -> dict[str, str] | None:
    """A table row that is a ClaimReview, under the names of a document's fields; None for any other row."""
    check = next(_checks(thing, {}), None)
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


def _checks(thing: Thing, known: dict[str, Thing]) -> Iterator[FactCheck]:
    if isinstance(thing.get("claimReview"), list):
        yield from _answered(thing)
    elif any(kind.endswith(_NAME) for kind in json_ld.kinds(thing)) or "claimReviewed" in thing:
        yield from _reviewed(json_ld.linked(thing, known), known)


def _answered(claim: Thing) -> Iterator[FactCheck]:
    """A claim with its reviews, as returned by the Fact Check Tools API."""
    for review in claim["claimReview"]:
        if isinstance(review, dict) and (words := text(claim.get("text"))):
            publisher = review.get("publisher")
            site = publisher.get("site") if isinstance(publisher, dict) else ""
            yield FactCheck(
                claim=words,
                rating=text(review.get("textualRating")),
                reviewer=name(publisher) or text(site),
                address=text(review.get("url")),
                day=text(review.get("reviewDate")),
                title=text(review.get("title")),
                claimant=name(claim.get("claimant")),
            )


def _reviewed(thing: Thing, known: dict[str, Thing]) -> Iterator[FactCheck]:
    item = json_ld.linked(next(things(thing.get("itemReviewed"), 1), {}), known)
    stated = thing.get("claimReviewed")
    claim = text(stated) or name(stated) or text(item.get("text")) or text(item.get("name"))
    if claim:
        yield FactCheck(
            claim=claim,
            rating=_rating(thing.get("reviewRating")),
            reviewer=name(thing.get("author")) or name(thing.get("publisher")),
            address=text(thing.get("url")) or text(thing.get("@id")),
            day=text(thing.get("datePublished")) or text(thing.get("dateCreated")),
            title=text(thing.get("headline")) or text(thing.get("name")),
            claimant=name(item.get("author")),
        )


def _rating(value: Any) -> str:
    # The checker's own words; else its number, with the scale without which it means nothing.
    rating = next(things(value, 1), {})
    words = text(rating.get("alternateName")) or text(rating.get("ratingExplanation")) or text(rating.get("name"))
    number, best = text(rating.get("ratingValue")), text(rating.get("bestRating"))
    if words or not rating:
        return words or text(value)
    on_a_scale = number.replace(".", "", 1).isdigit() and best and best != "-1"
    return f"{number} of {best}" if on_a_scale else number


def _microdata(tree: Any) -> Iterator[FactCheck]:
    for element in tree.iter():
        found = (element.get("itemtype") or "").rstrip("/").endswith("/" + _NAME)
        if found:
            yield from _checks({"@type": _NAME, **_properties(element, _DEEPEST)}, {})


def _properties(element: Any, depth: int) -> dict[str, Any]:
    """The properties of an item, its nested items as objects of their own."""
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
