"""Published guides as an Atom feed (RFC 4287), newest first."""

from collections.abc import Sequence
from xml.etree import ElementTree

from glossator.guide import names, safe, words
from glossator.guide.model import Guide
from glossator.guide.page import make_notes, tally

SPACE = "http://www.w3.org/2005/Atom"
LONGEST = 100  # entries in a feed


def render(guides: Sequence[Guide], base: str, title: str) -> str:
    """The feed of these guides on the site at `base` (with a slash at its end); without it, links are relative."""
    newest = sorted(guides, key=lambda guide: (names.updated(guide), names.guide_slug(guide)), reverse=True)[:LONGEST]
    feed = ElementTree.Element(f"{{{SPACE}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", base or names.urn("feed", title))
    _add(feed, "updated", max((names.updated(guide) for guide in newest), default="1970-01-01T00:00:00Z"))
    _link(feed, "self", f"{base}feed.atom", "application/atom+xml")
    _link(feed, "alternate", base or "index.html", "text/html")
    _add(feed, "generator", "Glossator")
    for guide in newest:
        _entry(feed, guide, base)
    ElementTree.register_namespace("", SPACE)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ElementTree.Element, guide: Guide, base: str) -> None:
    entry = ElementTree.SubElement(feed, f"{{{SPACE}}}entry")
    _add(entry, "title", guide.title)
    _add(entry, "id", names.urn("guide", guide.statement.text))
    _link(entry, "alternate", f"{base}guides/{names.guide_slug(guide)}/{'' if base else 'index.html'}", "text/html")
    _add(entry, "published", names.moment(names.day(guide)))
    _add(entry, "updated", names.updated(guide))
    author = ElementTree.SubElement(entry, f"{{{SPACE}}}author")
    _add(author, "name", guide.byline or "Glossator")
    notes = make_notes(guide)
    _add(entry, "summary", f"{guide.deck} {words.count(len(notes), 'claim')}: {tally(notes)}.".strip())
    for tag in guide.filed_under:
        ElementTree.SubElement(entry, f"{{{SPACE}}}category", term=safe.xml(safe.visible(tag)) or "untitled")


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    child = ElementTree.SubElement(parent, f"{{{SPACE}}}{name}")
    child.text = safe.xml(safe.visible(text)) or "untitled"


def _link(parent: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    ElementTree.SubElement(parent, f"{{{SPACE}}}link", rel=rel, href=href, type=kind)
