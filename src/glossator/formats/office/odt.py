"""Texts of LibreOffice and OpenOffice (OpenDocument): paragraphs and tables in order."""

import re
from collections.abc import Iterator
from typing import Any

from glossator.errors import InputError
from glossator.formats.days import day
from glossator.formats.office.package import Package
from glossator.formats.office.written import CHANGED, Block, Written

_SPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_OFFICE, _TEXT, _TABLE, _STYLE, _META, _DRAW = map(
    _SPACE.format, ("office", "text", "table", "style", "meta", "drawing")
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPH, _HEADING, _ROW, _CELL = _TEXT + "p", _TEXT + "h", _TABLE + "table-row", _TABLE + "table-cell"
_SIGNS = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_CHANGES = _TEXT + "tracked-changes"
# Deleted words, comments, footnotes, and how a word is pronounced.
_ASIDE = {_CHANGES, _OFFICE + "annotation", _TEXT + "note", _TEXT + "ruby-text"}
_WHITE = re.compile(r"[ \t\r\n]+")
_LOCK = b"encryption-data"


def written(data: bytes) -> Written:
    """The contents of the file.

    Raises InputError if it is not an OpenDocument text, is protected, or expands beyond the limit.
    """
    package = Package(data, "odt")
    manifest = "META-INF/manifest.xml"
    if manifest in package and _LOCK in package.read(manifest):
        raise InputError("protected with a password; save it without one")
    content = package.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("not an OpenDocument text (no text in it); save it as .docx or .txt")
    changed = body.find(f"{_CHANGES}/*") is not None
    found = Written(list(_blocks(body, _parents(content))), remarks=[CHANGED] if changed else [])
    if "meta.xml" in package:
        _about(package.xml("meta.xml"), found)
    return found


def _about(meta: Any, found: Written) -> None:
    said = {each.tag: each.text or "" for each in meta.iterfind(f"{_OFFICE}meta/*")}
    found.title = said.get(_DC + "title", "")
    found.author = said.get(_META + "initial-creator", "") or said.get(_DC + "creator", "")
    found.made = day(said.get(_META + "creation-date", ""))
    found.modified = day(said.get(_DC + "date", ""))


def _parents(content: Any) -> dict[str, str]:
    """The named style behind each style that the program made up for one paragraph."""
    own = content.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
    return {each.get(_STYLE + "name", ""): each.get(_STYLE + "parent-style-name", "") for each in own}


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    for element in parent:
        if element.tag in (_PARAGRAPH, _HEADING):
            style = element.get(_TEXT + "style-name", "")
            yield Block(_words(element).strip(), "heading" if element.tag == _HEADING else styles.get(style) or style)
            yield from _beside(element, styles)
        elif element.tag == _ROW:
            own = (cell for cell in element.iter(_CELL) if next(cell.iterancestors(_ROW)) is element)
            cells = [" ".join(each.text for each in _blocks(cell, styles) if each.text) for cell in own]
            yield Block(" | ".join(cells), row=True)
        elif element.tag not in _ASIDE:
            yield from _blocks(element, styles)


def _beside(paragraph: Any, styles: dict[str, str]) -> Iterator[Block]:
    """The text in the boxes and shapes of a paragraph."""
    for element in paragraph:
        if element.tag.startswith(_DRAW):
            yield from _blocks(element, styles)
        elif element.tag not in _ASIDE:
            yield from _beside(element, styles)


def _words(element: Any) -> str:
    found = [_WHITE.sub(" ", element.text or "")]
    for each in element:
        if each.tag not in _ASIDE and not each.tag.startswith(_DRAW):
            found.append(_SIGNS.get(each.tag) or _words(each))
        found.append(_WHITE.sub(" ", each.tail or ""))
    return "".join(found)
