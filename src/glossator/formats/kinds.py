"""Which format an answer has: by the type that its server states, and by its first bytes where they say otherwise."""

from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from glossator.formats.office.package import kind_of
from glossator.language import lists

_OPENS_HTML = (b"<!doctype html", b"<html")
_ZIP = b"PK\x03\x04"
_PACKED_PAGE = b"multipart/related"  # what a browser's packed page is, and a mail seldom
LOOKED_AT = 4096  # bytes at the beginning


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = lists.load("formats", "kinds")
    return data


@cache
def suffixes() -> dict[str, str]:
    """The suffix of a file by the type that is stated for it; pages are not among them."""
    found: dict[str, str] = _data()["files"]
    return found


def for_programs() -> list[str]:
    """Names of plain text that is written for programs."""
    found: list[str] = _data()["for_programs"]
    return found


def is_page(kind: str) -> bool:
    """True for the types of web pages."""
    return kind in _data()["pages"]


def may_be_read(kind: str) -> bool:
    """False for types that say that there is nothing to be read: pictures, styles, programs, data."""
    return is_page(kind) or kind in suffixes() or says_nothing(kind)


def says_nothing(kind: str) -> bool:
    """True for types that are stated for anything."""
    return kind in _data()["unsaid"]


def name_of(address: str) -> str:
    """The name of the file at the end of an address; "" where there is none."""
    return PurePosixPath(unquote(urlsplit(address).path)).name


def suffix_of(kind: str, address: str, data: bytes) -> str:
    """The suffix of a file with these bytes: ".html" for a page, ".pdf" …; "" for what is none that is read."""
    if not may_be_read(kind):
        return ""
    if told := _told_by_itself(data):
        return told
    if is_page(kind):
        return ".html"
    if says_nothing(kind):
        return _by_name(address) or (".html" if not kind and data.lstrip().startswith(b"<") else "")
    suffix = suffixes()[kind]
    return ".mhtml" if suffix == ".eml" and _PACKED_PAGE in data[:LOOKED_AT].lower() else suffix


def promising(kind: str, address: str, beginning: bytes) -> bool:
    """False where neither type nor name nor the first bytes, packed or not, leave a chance that it can be read."""
    if not says_nothing(kind):
        return may_be_read(kind)
    opens = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return bool(_by_name(address)) or opens.startswith((b"%pdf-", b"{\\rtf", b"<", _ZIP.lower(), b"\x1f\x8b"))


def _told_by_itself(data: bytes) -> str | None:
    """The suffix that the bytes prove; None where they prove nothing."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_ZIP):
        return f".{kind}" if (kind := kind_of(data)) else None
    opens = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return ".html" if opens.startswith(_OPENS_HTML) else None


def _by_name(address: str) -> str:
    """The suffix of the file's name, where it is one of those read and not of a file for programs."""
    name = name_of(address).lower()
    suffix = PurePosixPath(name.removesuffix(".gz")).suffix
    known = {*suffixes().values(), ".txt", ".text", ".markdown", ".ndjson", ".mht"}
    return suffix if suffix in known and name not in for_programs() else ""
