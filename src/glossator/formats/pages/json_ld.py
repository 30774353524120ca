"""JSON-LD in pages and files: every object in it, whatever the structure around it (schema.org, JSON-LD 1.1)."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from glossator.formats.markup import unescaped

Thing = dict[str, Any]
LARGEST = 1_000_000  # characters of one block of a page
_DEEPEST, _WIDEST = 8, 100_000
_VOCABULARY = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)", re.IGNORECASE)
_LAST_COMMA = re.compile(r",\s*([}\]])")
_AROUND = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*\]\]>|\]\]>|-->|;)\s*\Z")


def blocks(tree: Any) -> list[Any]:
    """The values of a parsed page's JSON-LD blocks; one that is not JSON, or too large, is left out."""
    found = []
    for script in tree.iter("script"):
        words = script.text or ""
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or len(words) > LARGEST:
            continue
        value = _read(_AROUND.sub("", words))
        found += [] if value is None else [value]
    return found


def _read(words: str) -> Any:
    """The value of a block, even one with trailing commas; None if it is not JSON."""
    for attempt in (words, _LAST_COMMA.sub(r"\1", words)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def things(value: Any, depth: int = _DEEPEST) -> Iterator[Thing]:
    """Every object in a value, outer ones before inner ones, properties by their bare names."""
    if depth < 0:
        return
    if isinstance(value, dict):
        yield _bare(value)
        value = list(value.values())
    if isinstance(value, list):
        for item in value[:_WIDEST]:
            if isinstance(item, dict | list):
                yield from things(item, depth - 1)


def _bare(thing: Thing) -> Thing:
    if not any(_VOCABULARY.match(key) for key in thing):
        return thing
    return {_VOCABULARY.sub("", key): value for key, value in thing.items()}


def by_id(every: Iterable[Thing]) -> dict[str, Thing]:
    """The objects that have an @id and other properties, by that id."""
    return {str(thing["@id"]): thing for thing in every if "@id" in thing and len(thing) > 1}


def linked(thing: Thing, known: dict[str, Thing]) -> Thing:
    """The object with its references replaced by the objects that have that @id."""
    if not known:
        return thing
    return {name: _meant(value, known) for name, value in thing.items()}


def _meant(value: Any, known: dict[str, Thing]) -> Any:
    if isinstance(value, list):
        return [_meant(item, known) for item in value[:100]]
    return known.get(str(value["@id"]), value) if isinstance(value, dict) and value.keys() == {"@id"} else value


def kinds(thing: Thing) -> list[str]:
    """The bare names of an object's types."""
    named = thing.get("@type")
    return [_VOCABULARY.sub("", str(kind)) for kind in (named if isinstance(named, list) else [named]) if kind]


def text(value: Any) -> str:
    """The text of a value, on one line: the first of a list, an object's own value or text; entities are resolved."""
    if isinstance(value, list):
        return next((words for item in value if (words := text(item))), "")
    if isinstance(value, dict):
        return next((words for key in ("@value", "text") if (words := text(value.get(key)))), "")
    if isinstance(value, bool) or value is None:
        return ""
    return " ".join(unescaped(str(value)).split()) if isinstance(value, str | int | float) else ""


def name(value: Any) -> str:
    """The names of people or organisations, separated by commas."""
    if isinstance(value, list):
        return ", ".join(words for item in value[:20] if (words := name(item)))
    return name(value.get("name")) if isinstance(value, dict) and "@value" not in value else text(value)
