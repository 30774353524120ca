"""Readers: one file per format, each yielding documents, or refusals with a reason."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from glossator.errors import InputError
from glossator.formats import plugins, timed_text
from glossator.formats.files import read_beginning
from glossator.formats.office.office import FORMATS as WRITTEN
from glossator.formats.pages.single_file import is_packed
from glossator.formats.unsupported import instead
from glossator.record.model import Document, Refusal
from glossator.record.readers.isolated import Found, isolated
from glossator.record.readers.mirrors import Mirrored, mirrored
from glossator.record.readers.options import Options
from glossator.record.readers.placing import PLACED, placed

# By extension, without .gz.
SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".php": "html",
    ".md": "text", ".markdown": "text", ".txt": "text", ".text": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".jsonld": "json", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".rdf": "feed",
    ".warc": "warc", ".wacz": "wacz", ".mhtml": "mhtml", ".mht": "mhtml", ".eml": "mail", ".mbox": "mbox",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".xlsx": "xlsx", ".pptx": "pptx", ".epub": "epub",
    ".ris": "references", ".js": "posts", ".car": "repository",
    ".png": "picture", ".jpg": "picture", ".jpeg": "picture", ".tif": "picture", ".tiff": "picture",
}  # fmt: skip


_BESIDE_OTHERS = {"repository": ("posts", "read_repository"), "picture": ("pdf", "read_picture")}

# Mailboxes mostly have no extension: the line that separates messages, and the first header.
MAILBOX = re.compile(rb"From (?=[^\n]{0,300}?(?:\d:\d\d|@|MAILER-DAEMON))[^\n]{0,998}\n(?=[!-9;-~]{1,200}:)")
CAPTIONS = {".srt", ".vtt", ".sbv", ".ass", *timed_text.SUFFIXES}


def format_of(path: Path) -> str:
    """The reader for a file, by its extension, else by its first bytes. Raises InputError if neither tells."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    if suffixes and suffixes[-1] in SUFFIXES:
        return SUFFIXES[suffixes[-1]]
    if suffixes and plugins.is_read(suffixes[-1]):
        return suffixes[-1]
    return _by_beginning(path)


def _by_beginning(path: Path) -> str:
    beginning = read_beginning(path)
    text = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith(b"%PDF-"):
        return "pdf"
    if beginning.startswith(b"{\\rtf"):
        return "rtf"
    if beginning.startswith(b"WARC/"):
        return "warc"
    if text.startswith((b"<!doctype html", b"<html")) or is_packed(beginning):
        return "html"
    if MAILBOX.match(beginning):
        return "mbox"
    if text.startswith(b"<?xml") and any(root in text for root in (b"<rss", b"<feed", b"<rdf")):
        return "feed"
    if not beginning:
        raise InputError("empty")
    if not beginning.strip(b"\x00"):
        raise InputError("nothing but zeros")
    if path.suffix.lower() in CAPTIONS:
        raise InputError("captions are statements: give them to `glossator annotate`, or save them as .txt")
    known = ", ".join(dict.fromkeys(SUFFIXES))
    raise InputError(f"unknown format ({instead(path.name) or path.suffix or 'no extension'}); read are {known}")


def reader_of(form: str) -> Callable[[Path, Options], Found]:
    """The reader of a format: one of the values of SUFFIXES, or an extension that another package reads."""
    if form in WRITTEN or plugins.is_read(form):
        return partial(import_module("glossator.record.readers.word_processor").read, form=form)
    if form in _BESIDE_OTHERS:
        module, name = _BESIDE_OTHERS[form]
        return cast("Callable[[Path, Options], Found]", getattr(import_module(f"{__name__}.{module}"), name))
    reader: Callable[[Path, Options], Found] = import_module(f"glossator.record.readers.{form}").read
    return reader


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """Everything in one file; what cannot be read is yielded as a refusal, and nothing is raised."""

    def found() -> Found:
        form = format_of(path)
        documents = reader_of(form)(path, options)
        place = mirrored(path) if form in PLACED else None
        return _placed(documents, form, place) if place else documents

    yield from isolated(str(path), found)


def _placed(documents: Found, form: str, place: Mirrored) -> Found:
    """The documents of a file in a site mirror, at the URL where it was served."""
    for found in documents:
        if isinstance(found, Document):
            captured = max((day for day in (found.captured, place.captured) if day), default=None)
            yield placed(found, form, place.address).model_copy(update={"captured": captured})
        else:
            yield found
