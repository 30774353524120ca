"""Saved web pages: the main text, its date, and its speakers if turns are labelled."""

from glossator.errors import InputError
from glossator.formats.encoding import decode_page
from glossator.formats.mail.mime import content, message_of
from glossator.formats.pages.mhtml import MOST_PARTS, page_part
from glossator.formats.pages.page import read_page
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs, preformatted


def looks_like(text: str) -> bool:
    """True for HTML, or XML that contains a web page."""
    start = text[:2_000].lstrip("\ufeff \n\r\t").lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body")) or (
        start.startswith("<?xml") and "<html" in start
    )


def read_packed(data: bytes) -> Reading:
    """The main text of a page that a browser saved as one file (MHTML). Raises InputError if there is none."""
    part, address = page_part(message_of(data, MOST_PARTS))
    return read(content(part), part.get_content_charset() or "", address)


def read(data: bytes, charset: str = "", address: str = "") -> Reading:
    """The main text, extracted as for documents on file. Raises InputError if there is none."""
    try:
        page = read_page(data, address, charset=charset)
    except InputError as problem:
        raise InputError(f"no main text was found in the page ({problem})") from problem
    about = page.about
    reading = paragraphs.read(_preformatted(data, charset) or page.text.split("\n\n"))
    reading.title, reading.address, reading.date = about.title or None, about.address or None, about.published
    reading.speaker = reading.speaker or about.author or None
    if reading.medium == "text":
        reading.medium = "web page"
    reading.remarks += about.remarks
    if about.publisher:
        reading.remarks.append(f"published by {about.publisher}")
    return reading


def _preformatted(data: bytes, charset: str) -> list[str]:
    from lxml import etree, html

    if b"<pre" not in data.lower():
        return []
    try:
        return preformatted.paragraphs_of(html.document_fromstring(decode_page(data, charset)[0].encode()))
    except (etree.LxmlError, ValueError):
        return []
