"""Live blogs: pages written entry by entry, each with its own date (schema.org, LiveBlogPosting)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from glossator.formats.days import day
from glossator.formats.markup import plain
from glossator.formats.pages import json_ld
from glossator.formats.pages.boilerplate import is_furniture
from glossator.formats.pages.json_ld import Thing, text

_BLOG = "LiveBlogPosting"
_BLOCKS = ("p", "li", "blockquote", "h2", "h3", "h4")
_HEADINGS = ("h2", "h3", "h4")
_FEWEST = 2  # entries that make siblings on a page a live blog


@dataclass(frozen=True)
class Entry:
    """An entry: its identifier on the page, its heading, its day, and its paragraphs."""

    name: str
    title: str
    day: date | None
    paragraphs: tuple[str, ...]


def entries(tree: Any, blocks: Sequence[Any]) -> list[Entry]:
    """The entries of a live blog, as the page shows them, else as its JSON-LD holds them; none for any other page."""
    blogs = [thing for block in blocks for thing in json_ld.things(block) if _BLOG in json_ld.kinds(thing)]
    marked = any((element.get("itemtype") or "").endswith(_BLOG) for element in tree.iter())
    if not blogs and not marked:
        return []
    told = [thing for blog in blogs for thing in json_ld.things(blog.get("liveBlogUpdate"), 1)]
    return _shown(tree) or [entry for number, thing in enumerate(told, 1) if (entry := _told(thing, number))]


def _shown(tree: Any) -> list[Entry]:
    """Sibling elements that each have a timestamp; of several such groups the one with the most words."""
    groups: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for moment in tree.iter("time"):
        if day(moment.get("datetime") or ""):
            for above in moment.iterancestors():
                if above.getparent() is not None and above not in groups[(above.getparent(), above.tag)]:
                    groups[(above.getparent(), above.tag)].append(above)
    found = [[_entry(element, number) for number, element in enumerate(group, 1)] for group in groups.values()]
    whole = [[entry for entry in group if entry.paragraphs] for group in found if len(group) >= _FEWEST]
    return max(whole, key=lambda group: sum(len(words) for entry in group for words in entry.paragraphs), default=[])


def _entry(element: Any, number: int) -> Entry:
    moment = next(one for one in element.iter("time") if day(one.get("datetime") or ""))
    paragraphs, title = [], ""
    for block in element.iter(*_BLOCKS):
        words = " ".join("".join(block.itertext()).split())
        holds_moment = any(one is moment for one in block.iter("time"))
        within = any(above is not element and above.tag in _BLOCKS for above in _between(block, element))
        if not words or holds_moment or within or is_furniture(words):
            continue
        title = title or (words if block.tag in _HEADINGS else "")
        paragraphs.append(words)
    return Entry(element.get("id") or str(number), title, day(moment.get("datetime")), tuple(paragraphs))


def _between(block: Any, element: Any) -> list[Any]:
    above = []
    for one in block.iterancestors():
        if one is element:
            break
        above.append(one)
    return above


def _told(thing: Thing, number: int) -> Entry | None:
    title, body = text(thing.get("headline")), thing.get("articleBody")
    words = plain(body).split("\n\n") if isinstance(body, str) else []
    paragraphs = tuple(dict.fromkeys(one for one in (title, *(" ".join(part.split()) for part in words)) if one))
    name = text(thing.get("url")).rpartition("#")[2] or text(thing.get("@id")).rpartition("#")[2] or str(number)
    return Entry(name, title, day(text(thing.get("datePublished"))), paragraphs) if paragraphs else None
