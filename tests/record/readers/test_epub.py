"""E-books."""

import time
from pathlib import Path

from .helpers import documents, reasons
from .packed import epub

ONE = """<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>
<script src="a.js"/></head>
<body><h1>One</h1><p>He came&nbsp;late.<a id="p1"/></p><p>“Yes.”</p><p>“No.”</p><p>“Yes.”</p>
<p>“Yes.”</p><p>Read more</p>
<table><tr><td>Wells</td><td>9</td></tr></table><dl><dt>Ada</dt><dd>A speaker.</dd></dl></body></html>"""
TWO = "<html><body><p>Die Brücke über den Fluß.</p></body></html>"
ABOUT = (
    "<dc:title>A Book</dc:title><dc:creator>Ann</dc:creator><dc:creator>Ben</dc:creator>"
    "<dc:publisher>House</dc:publisher>"
    '<dc:language>en-GB</dc:language><dc:date opf:event="creation">2017-01-01</dc:date>'
    '<dc:date opf:event="publication">2018-03-20</dc:date><meta property="dcterms:modified">2018-03-21T00:00:00Z</meta>'
)


def test_a_book_is_one_document_with_every_word_of_its_chapters(tmp_path: Path) -> None:
    (found,) = documents(epub(tmp_path / "a.epub", [ONE, TWO], about=ABOUT))
    assert found.text.split("\n\n") == [
        "One", "He came late.", "“Yes.”", "“No.”", "“Yes.”", "“Yes.”", "Read more", "Wells 9", "Ada", "A speaker.",
        "Die Brücke über den Fluß.",
    ]  # fmt: skip
    assert (found.title, found.author, found.publisher) == ("A Book", "Ann, Ben", "House")
    assert (str(found.published), str(found.modified)) == ("2018-03-20", "2018-03-21")


def test_a_chapter_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 5_000 + "x" + "</div>" * 5_000 + "</body></html>"
    (found,) = documents(epub(tmp_path / "a.epub", [ONE, deep, TWO]))
    assert found.text.endswith("Fluß.")
    assert found.remarks[0].startswith("1 of 3 chapters cannot be read: OEBPS/text/ch 1.xhtml (elements nested more")


def test_a_book_of_pictures_or_under_a_lock_is_refused(tmp_path: Path) -> None:
    picture = '<html><body><img src="a.png"/></body></html>'
    assert reasons(epub(tmp_path / "a.epub", [picture]))[0].startswith("no text in it; its chapters are images")
    lock = (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:CipherData>'
        '<e:CipherReference URI="{}"/></e:CipherData></e:EncryptedData></encryption>'
    )
    locked = {"META-INF/encryption.xml": lock.format("OEBPS/text/ch%200.xhtml")}
    assert reasons(epub(tmp_path / "b.epub", [ONE], **locked))[0].startswith("copy-protected")
    fonts = {"META-INF/encryption.xml": lock.format("OEBPS/font.otf")}
    assert documents(epub(tmp_path / "c.epub", [ONE], **fonts))


def test_a_tag_without_end_costs_little(tmp_path: Path) -> None:
    started = time.process_time()
    reasons(epub(tmp_path / "a.epub", ["<html><body>" + "<" + "a" * 1_000_000 + "/" * 1_000_000]))
    assert time.process_time() - started < 10


def test_a_book_without_end_is_refused(tmp_path: Path) -> None:
    long = "<html><body>" + "<p>Nine wells are dry.</p>" * 100_000 + "</body></html>"
    assert reasons(epub(tmp_path / "a.epub", [long] * 4))[0].startswith("longer than 5,000,000 characters; save")
