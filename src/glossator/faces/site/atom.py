"""Published guides as an Atom feed (RFC 4287), newest first."""

from collections.abc import Sequence
from html import escape
from xml.etree import ElementTree

from glossator.faces.note import make_notes
from glossator.faces.web.page import tally
from glossator.guide import names
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide, Prose
from glossator.guide.prose import lines, standing
from glossator.guide.reviewing.corrections import newest
from glossator.guide.reviewing.printed import printed

SPACE = "http://www.w3.org/2005/Atom"
LONGEST = 100  # entries in a feed


def render(guides: Sequence[Guide], base: str, title: str) -> str:
    """The feed of these guides for the site at `base` (with a trailing slash); without it, links are relative."""
    newest = sorted(guides, key=lambda guide: (names.updated(guide), names.guide_slug(guide)), reverse=True)[:LONGEST]
    feed = ElementTree.Element(f"{{{SPACE}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", base or names.urn("feed", title))
    _add(feed, "updated", max((names.updated(guide) for guide in newest), default="1970-01-01T00:00:00Z"))
    _link(feed, "self", f"{base}feed.atom", "application/atom+xml")
    _link(feed, "alternate", base or "index.html", "text/html")
    _add(feed, "generator", "Glossator")
    for guide in newest:
        _entry(feed, guide, base, title)
    ElementTree.register_namespace("", SPACE)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ElementTree.Element, guide: Guide, base: str, publisher: str) -> None:
    guide = printed(guide)
    entry = ElementTree.SubElement(feed, f"{{{SPACE}}}entry")
    _add(entry, "title", f"Retracted: {guide.title}" if guide.retracted else guide.title)
    _add(entry, "id", names.urn("guide", guide.statement.text))
    _link(entry, "alternate", f"{base}guides/{names.guide_slug(guide)}/{'' if base else 'index.html'}", "text/html")
    _add(entry, "published", names.moment(names.day(guide)))
    _add(entry, "updated", names.updated(guide))
    _add(ElementTree.SubElement(entry, f"{{{SPACE}}}author"), "name", publisher)  # not the speaker
    if guide.retracted:
        notice = f"{words.retracted_on(guide.retracted)}. {guide.retracted.text}"
        _add(entry, "summary", notice)
        ElementTree.SubElement(entry, f"{{{SPACE}}}content", type="html").text = safe.xml(f"<p>{_text(notice)}</p>")
        return
    prose = standing(guide)
    notes = make_notes(guide, prose=prose)
    counts = f"{words.count(len(notes), 'claim')}: {tally(notes)}."
    _add(entry, "summary", " ".join(sentence.text for sentence in prose.lede) or f"{guide.deck} {counts}".strip())
    content = ElementTree.SubElement(entry, f"{{{SPACE}}}content", type="html")
    content.text = safe.xml(_told(guide, prose, counts))
    for tag in guide.filed_under:
        ElementTree.SubElement(entry, f"{{{SPACE}}}category", term=safe.xml(safe.visible(tag)) or "untitled")


def _told(guide: Guide, prose: Prose, counts: str) -> str:
    """The guide's prose as plain HTML (RFC 4287, 4.1.3.3): lede, counts, and the sentences under each topic.

    Where they are on one claim, its words come first.
    """
    parts = [f"<p>{_text(sentence.text)}</p>" for sentence in prose.lede] + [f"<p>{_text(counts)}</p>"]
    for number, topic in enumerate(guide.topics):
        if told := prose.under(number):
            alone = [claim.standalone for claim in guide.claims if claim.id == prose.note_under(number)]
            parts += [f"<h2>{_text(topic.title)}</h2>", *(f"<p><b>{_text(claim)}</b></p>" for claim in alone)]
            parts += [f"<p>{_text(line)}</p>" for line in lines(told)]
    parts += [f"<p>{_text(f'{words.corrected_on(one)}: {one.text}')}</p>" for one in newest(guide)]
    if marked := words.reworded(prose.reworded_by):
        parts.append(f"<p>{_text(marked)}</p>")
    return "".join(parts)


def _text(said: str) -> str:
    return escape(safe.visible(said))


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    child = ElementTree.SubElement(parent, f"{{{SPACE}}}{name}")
    child.text = safe.xml(safe.visible(text)) or "untitled"


def _link(parent: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    ElementTree.SubElement(parent, f"{{{SPACE}}}link", rel=rel, href=href, type=kind)
