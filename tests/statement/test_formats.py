"""Formats are told by name, else by content."""

import gzip

import pytest

from glossator.errors import InputError
from glossator.statement import formats

CASES = [
    ("a.md", b"hello", "markdown"),
    ("a.txt", b"Hello there, this is a speech.", "text"),
    ("a.txt", b"ADA: Hello.\nBEN: Hello.\nADA: Bye.", "transcript"),
    ("a.tsv", b"1\tADA\tHello.\t0\n2\tBEN\tBye.\t1\n", "table"),
    ("a.csv", b"id,text,created_at\n1,Hello,2018-03-21\n", "posts"),
    ("a.json", b"[]", "posts"),
    ("standard input", b'[{"text": "Hello"}]', "posts"),
    ("standard input", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi", "captions"),
    ("standard input", b"1\n00:00:01,000 --> 00:00:02,000\nHi", "captions"),
    ("standard input", b"<!doctype html><html></html>", "webpage"),
    ("page.html.gz", b"<html></html>", "webpage"),
    ("standard input", b"%PDF-1.4", "pdf"),
    ("standard input", b"PK\x03\x04...", "docx"),
    ("standard input", b"[Applause] Thank you, everybody. It is late.", "text"),
]


@pytest.mark.parametrize(("name", "data", "form"), CASES)
def test_detect(name: str, data: bytes, form: str) -> None:
    assert formats.detect(name, data) == form


def test_gzip_is_unpacked() -> None:
    assert formats.unpack(gzip.compress(b"hello")) == b"hello"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("wire.xml", b"<nitf><body><p>Nine wells are dry.</p></body></nitf>"),
        ("wire.xml.gz", b"<rss><channel><title>Wells</title></channel></rss>"),
        ("standard input", b"<?xml version='1.0'?><newsItem><p>Nine wells are dry.</p></newsItem>"),
    ],
)
def test_xml_that_is_no_page_is_refused_with_what_to_do(name: str, data: bytes) -> None:
    with pytest.raises(InputError, match=r"save its text as \.txt"):
        formats.detect(name, data)


def test_a_page_in_xml_is_a_page() -> None:
    page = b"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html><body><p>Hello.</p></body></html>"
    assert formats.detect("page.xml", page) == "webpage"
