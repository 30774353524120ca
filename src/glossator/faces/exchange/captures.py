"""Copies of the captures a guide quotes, beside its page: as readable text, and as archived responses to replay."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from glossator.errors import InputError
from glossator.faces.web import html
from glossator.guide.model import Guide
from glossator.guide.reviewing.printed import printed
from glossator.record.captures.captured import Answer, answer
from glossator.record.captures.wacz import Page, wacz
from glossator.record.model import Document
from glossator.record.record import Record
from glossator.spans import Anchor, Span, resolve

ARCHIVE = "captures.wacz"
_Node = dict[str, Any]


@dataclass
class Copies:
    """The guide with links to the copies, the files by name, and what could not be copied, with reasons."""

    guide: Guide
    files: dict[str, bytes] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph; `at` is the index of a quote that begins here."""

    text: str
    marked: bool = False
    at: int | None = None


def copied(guide: Guide, record: Record, folder: str) -> Copies:
    """Copies of all captures that the guide quotes; `folder` is their relative URL from the guide's page, ending in /.

    Quotes whose document or archive is gone get no link; nothing is raised for them.
    """
    held = printed(guide).model_dump(mode="json")
    quotes: dict[str, list[Anchor]] = {}
    for source, quote in _sources(held):
        quotes.setdefault(source["document"], []).extend([quote] if quote else [])
    made = Copies(guide)
    pages = []
    for name in sorted(quotes):
        try:
            document = record.document(name)
            kept = answer(record, document)
        except KeyError:
            made.missing.append(f"{name}: no longer on file")
        except InputError as problem:
            made.missing.append(f"{name}: {problem}")
        else:
            made.files[f"{name}.html"] = _page(document, kept, quotes[name]).encode()
            pages.append(Page(kept, document.title))
    if pages:
        made.files[ARCHIVE] = wacz(pages, guide.title)
    made.guide = only_to(guide, folder, made.files)
    return made


def moved(guide: Guide, up: str) -> Guide:
    """The guide for a page further down the tree; `up` is the relative path back, such as ../"""
    return _each(guide, lambda source, _: {"kept": up + source["kept"] if source["kept"] else ""})


def only_to(guide: Guide, folder: str, names: Collection[str]) -> Guide:
    """The guide with links only to existing copies: files by `names` in `folder`."""

    def link(source: _Node, quote: Anchor | None) -> _Node:
        file = source["document"] + ".html"
        return {"kept": f"{folder}{file}" + (f"#q{quote.start}" if quote else "") if file in names else ""}

    return _each(guide, link)


def _each(guide: Guide, change: Callable[[_Node, Anchor | None], _Node]) -> Guide:
    held, changed = guide.model_dump(mode="json"), False
    for source, quote in _sources(held):
        new = change(source, quote)
        changed = changed or new["kept"] != source["kept"]
        source.update(new)
    return Guide.model_validate(held) if changed else guide


def _sources(held: Any) -> Iterator[tuple[_Node, Anchor | None]]:
    """Every source with a capture in a guide, with its quote; each may be modified in place."""
    if isinstance(held, dict):
        source, quote = held.get("source"), held.get("quote")
        if isinstance(source, dict) and source.get("capture"):
            yield source, Anchor.model_validate(quote) if isinstance(quote, dict) else None
        for below in held.values():
            yield from _sources(below)
    elif isinstance(held, list):
        if len(held) == 2 and all(isinstance(each, dict) for each in held) and held[0].get("capture"):
            yield held[0], Anchor.model_validate(held[1]) if "exact" in held[1] else None
        for below in held:
            yield from _sources(below)


def _page(document: Document, kept: Answer, quotes: Sequence[Anchor]) -> str:
    style = html.site_style()
    moment = html.stamp(kept.moment.isoformat()) if kept.moment else ""
    values = {
        "document": document, "kept": kept, "archive": ARCHIVE, "style": style, "policy": html.policy(style),
        "paragraphs": pieces(document.text, quotes), "moment": moment,
    }  # fmt: skip
    return html.environment().get_template("capture.html.j2").render(values)


def pieces(text: str, quotes: Sequence[Anchor]) -> list[list[Piece]]:
    """The paragraphs of a text, split where quotes begin and end; a quote that is not found is not marked."""
    found = [(quote.start, resolve(quote, text)) for quote in quotes]
    spans = sorted({(span.start, span.end) for at, span in found if span and span.start == at})
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    paragraphs: list[list[Piece]] = [[]]
    for start, end in pairwise(edges):
        marked = any(a <= start and end <= b for a, b in spans)
        begins = start if any(a == start for a, _ in spans) else None
        for number, part in enumerate(Span(start=start, end=end).of(text).split("\n\n")):
            if number:
                paragraphs.append([])
            paragraphs[-1].append(Piece(part, marked, begins if not number else None))
    return [paragraph for paragraph in paragraphs if any(piece.text.strip() for piece in paragraph)]
