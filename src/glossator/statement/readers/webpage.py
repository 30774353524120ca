"""Saved web pages: the body without menus, its date, and its speakers where turns are labelled."""

from typing import Any

from glossator.errors import InputError
from glossator.statement.pieces import Reading
from glossator.statement.readers import paragraphs
from glossator.statement.times import to_date


def looks_like(text: str) -> bool:
    """True when the text begins as HTML does."""
    return (
        text[:1_000].lstrip("\ufeff \n\r\t").lower().startswith(("<!doctype html", "<html", "<?xml", "<head", "<body"))
    )


def read(text: str) -> Reading:
    """The main text by trafilatura; raises InputError when the page holds none."""
    import trafilatura

    page: Any = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=False)
    if page is None or not (page.text or "").strip():
        raise InputError("no main text was found in the page")
    reading = paragraphs.read(page.text.split("\n"))
    reading.title, reading.address, reading.date = page.title, page.url, to_date(page.date)
    reading.speaker = reading.speaker or page.author or None
    if reading.medium == "text":
        reading.medium = "web page"
    if page.sitename:
        reading.remarks.append(f"published by {page.sitename}")
    return reading
