"""Words out of markup: tags and entities that an export, a feed or a page left in plain text."""

import html as entities
import re
from functools import cache
from typing import Any

from lxml import etree, html

_BLOCKS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "dt", "dd", "pre", "caption",
           "figcaption", "section", "article")  # fmt: skip
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ROUNDS = 2  # an export of an export escapes again what was escaped before


@cache
def _known_tags() -> frozenset[str]:
    from lxml.html import defs

    return frozenset(defs.tags)


def has_markup(text: str) -> bool:
    """True if the text contains an HTML tag; "x < y" and "<name>" are none."""
    return "<" in text and any(found[1].lower() in _known_tags() for found in _TAG.finditer(text))


def unescaped(text: str) -> str:
    """The text with entities resolved."""
    for _ in range(_ROUNDS):
        if not _ENTITY.search(text):
            break
        text = entities.unescape(text)
    return text


def plain(text: str, between: str = "\n\n") -> str:
    """The words of a text, whatever markup is in it; blocks are separated by `between`."""
    for _ in range(_ROUNDS):
        if not has_markup(text):
            # Escaped tags are the markup of an export that was escaped twice.
            text = unescaped(text)
        if not has_markup(text):
            break
        text = _without_tags(text, between)
    return text.strip()


def _without_tags(markup: str, between: str) -> str:
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (ValueError, AssertionError, etree.LxmlError):  # nothing but a comment, for example
        return ""
    return words_of(tree, between)


def words_of(tree: Any, between: str = "\n\n") -> str:
    """The words of an HTML tree, which is changed by it; blocks are separated by `between`."""
    return between.join(lines(tree))


def lines(tree: Any) -> list[str]:
    """The blocks of an HTML tree, each on one line, nothing left out; the tree is changed."""
    for element in tree.iter("td", "th"):
        element.tail = " " + (element.tail or "")
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "")
    for element in list(tree.iter("script", "style", "title")):
        element.drop_tree()
    found = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return [line for line in found if line]
