"""The format of an answer: by the type that its server states, and by its first bytes if they say otherwise."""

from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from glossator.formats.office.package import kind_of
from glossator.language import lists

_OPENS_HTML = (b"<!doctype html", b"<html")
_ZIP = b"PK\x03\x04"
_PACKED_PAGE = b"multipart/related"  # typical of a page saved by a browser, rare in a mail
LOOKED_AT = 4096  # bytes at the beginning


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = lists.load("formats", "kinds")
    return data


@cache
def suffixes() -> dict[str, str]:
    """The file extension for a stated type; pages are not included."""
    found: dict[str, str] = _data()["files"]
    return found


def for_programs() -> list[str]:
    """Names of plain-text files that are written for programs."""
    found: list[str] = _data()["for_programs"]
    return found


def is_page(kind: str) -> bool:
    """True for the types of web pages."""
    return kind in _data()["pages"]


def may_be_read(kind: str) -> bool:
    """False for types without anything to read: images, styles, programs, data."""
    return is_page(kind) or kind in suffixes() or says_nothing(kind)


def says_nothing(kind: str) -> bool:
    """True for types that servers state for anything."""
    return kind in _data()["unsaid"]


def name_of(address: str) -> str:
    """The file name at the end of a URL; "" if there is none, or it is no URL."""
    try:
        return PurePosixPath(unquote(urlsplit(address).path)).name
    except ValueError:
        return ""


def suffix_of(kind: str, address: str, data: bytes) -> str:
    """The extension for these bytes: ".html" for a page, ".pdf" …; "" for a format that is not read."""
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
    """False if neither type nor name nor the first bytes, compressed or not, leave a chance that it can be read."""
    if not says_nothing(kind):
        return may_be_read(kind)
    opens = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return bool(_by_name(address)) or opens.startswith((b"%pdf-", b"{\\rtf", b"<", _ZIP.lower(), b"\x1f\x8b"))


def _told_by_itself(data: bytes) -> str | None:
    """The extension that the bytes prove; None if they prove nothing."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_ZIP):
        return f".{kind}" if (kind := kind_of(data)) else None
    opens = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return ".html" if opens.startswith(_OPENS_HTML) else None


def _by_name(address: str) -> str:
    """The extension of the file's name, if it is one of those read and the file is not one for programs."""
    name = name_of(address).lower()
    suffix = PurePosixPath(name.removesuffix(".gz")).suffix
    known = {*suffixes().values(), ".txt", ".text", ".markdown", ".ndjson", ".mht"}
    return suffix if suffix in known and name not in for_programs() else ""
