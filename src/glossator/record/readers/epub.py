"""E-books (EPUB): one document per book, its chapters in order.

A book is one work by one author on one day; a document for each chapter would count one witness many times. Chapters
are not pages with boilerplate around an article, so every word of them is kept.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from glossator.errors import InputError
from glossator.formats.days import day
from glossator.formats.encoding import decode_page
from glossator.formats.files import file_day, read_bytes
from glossator.formats.markup import lines
from glossator.formats.office.package import LARGEST, Package
from glossator.formats.pages.page import tree_of
from glossator.record.model import Document
from glossator.record.readers.building import LONGEST_TEXT, Draft, build
from glossator.record.readers.options import Options

_CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
_LOCKED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_DC, _OPF = "{http://purl.org/dc/elements/1.1/}", "{http://www.idpf.org/2007/opf}"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# XML allows self-closing elements; HTML allows few, and takes everything after one for its content.
_TAG = re.compile(r"<([\w:-]++)([^<>]*+)>")
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "source"}
_NAMED = 3  # unreadable chapters named in a remark


def read(path: Path, options: Options) -> Iterator[Document]:
    """The book; its published and modified dates are those it states."""
    package = Package(read_bytes(path, LARGEST), "epub")
    name = next((each.get("full-path", "") for each in package.xml(_CONTAINER).iterfind(".//{*}rootfile")), "")
    book = package.xml(name)
    text, remarks = _chapters(package, _names(book, posixpath.dirname(name)))
    about = [each for each in book.iterfind(f"{_OPF}metadata//*") if each.text and each.text.strip()]
    yield build(
        Draft(
            text=text,
            source=str(path),
            title=_said(about, "title"),
            author=", ".join(dict.fromkeys(each.text.strip() for each in about if each.tag == _DC + "creator")),
            publisher=_said(about, "publisher"),
            published=_published(about),
            modified=next((day(each.text) for each in about if each.get("property") == "dcterms:modified"), None),
            captured=file_day(path),
            said_language=_said(about, "language"),
            remarks=remarks,
        ),
        options,
    )


def _names(book: Any, folder: str) -> list[str]:
    """The parts of the chapters in reading order, without the table of contents."""
    items = {each.get("id"): each for each in book.iterfind(f"{_OPF}manifest/{_OPF}item")}
    spine = (items.get(each.get("idref")) for each in book.iterfind(f"{_OPF}spine/{_OPF}itemref"))
    found = [
        posixpath.normpath(posixpath.join(folder, unquote(each.get("href", "").partition("#")[0])))
        for each in spine
        if each is not None and each.get("media-type") in _PAGES and "nav" not in each.get("properties", "").split()
    ]
    return list(dict.fromkeys(found))


def _chapters(package: Package, names: list[str]) -> tuple[str, list[str]]:
    locked = _locked(package)
    if locked.intersection(names):
        raise InputError("copy-protected; ask its publisher for an unprotected copy")
    found: list[str] = []
    unread: list[str] = []
    length = 0
    for name in names:
        try:
            paragraphs = _paragraphs(package.read(name))
        except InputError as problem:
            unread.append(f"{name} ({problem})")
            continue
        length += sum(map(len, paragraphs))
        if length > LONGEST_TEXT:
            raise InputError(f"longer than {LONGEST_TEXT:,} characters; save its parts as .html or .txt")
        found += paragraphs
    if not found:
        raise InputError(f"no text in it; its chapters are images, or cannot be read: {'; '.join(unread[:_NAMED])}")
    cut = f"{len(unread):,} of {len(names):,} chapters cannot be read: {'; '.join(unread[:_NAMED])}"
    return "\n\n".join(found), [cut] if unread else []


def _locked(package: Package) -> set[str]:
    if _LOCKS not in package:
        return set()
    return {unquote(each.get("URI", "")) for each in package.xml(_LOCKS).iter(_LOCKED)}


def _paragraphs(data: bytes) -> list[str]:
    markup, _ = decode_page(data)
    body = tree_of(_TAG.sub(_as_html, markup.replace("\x00", ""))).find("body")
    return lines(body) if body is not None else []


def _as_html(tag: re.Match[str]) -> str:
    if not tag[2].endswith("/") or tag[1].lower() in _VOID:
        return tag[0]
    return f"<{tag[1]}{tag[2][:-1]}></{tag[1]}>"


def _said(about: list[Any], name: str) -> str:
    return next((str(each.text) for each in about if each.tag == _DC + name), "")


def _published(about: list[Any]) -> Any:
    """The date of publication; not a date marked as that of something else."""
    dates = [each for each in about if each.tag == _DC + "date"]
    best = [each for each in dates if each.get(_OPF + "event") == "publication"]
    plain = [each for each in dates if each.get(_OPF + "event") is None]
    return next((found for each in best or plain if (found := day(each.text.strip()))), None)
