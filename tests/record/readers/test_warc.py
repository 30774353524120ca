"""Web archives."""

import gzip
import zlib
from datetime import date
from pathlib import Path

import brotli
import pytest

from glossator.record import Document, Refusal
from glossator.record.filing.identity import document_id
from glossator.record.readers import read
from glossator.record.readers.options import Options

from .helpers import reasons

PROSE = "<p>The foreign minister said on Tuesday that the talks on the harbour had ended without any result.</p>" * 4


def answer(address: str, body: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body.encode())}\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2018-03-21T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(published: str) -> str:
    meta = f'<meta property="article:published_time" content="{published}"/>'
    return f"<html><head>{meta}</head><body><article><h1>Talks</h1>{PROSE}</article></body></html>"


def archive(tmp_path: Path, packed: bool = True) -> Path:
    records = [
        answer("https://paper.example/a", page("2018-03-20")),
        answer("https://paper.example/later", page("2019-01-01")),
        answer("https://paper.example/gone", page("2018-03-20"), status="404 Not Found"),
        answer("https://paper.example/x.png", "png", kind="image/png"),
        answer("https://paper.example/empty", "<html><body></body></html>"),
    ]
    path = tmp_path / ("x.warc.gz" if packed else "x.warc")
    path.write_bytes(b"".join(gzip.compress(record) if packed else record for record in records))
    return path


def test_pages_with_address_and_day_of_capture(tmp_path: Path) -> None:
    for packed in (True, False):
        path = archive(tmp_path, packed)
        (reason,) = reasons(path)
        assert "no article" in reason
        one, two = (item for item in read(path, Options()) if isinstance(item, Document))
        assert (one.address, one.published) == ("https://paper.example/a", date(2018, 3, 20))
        assert one.captured == date(2018, 3, 21)
        assert two.published is None
        assert "after the day of capture" in two.remarks[0]


def test_a_cut_archive_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    assert "truncated gzip" in reasons(path)[0]


def test_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_text("no archive")
    assert "not a web archive" in reasons(path)[0]


def sent(address: str, body: bytes, headers: str) -> bytes:
    """An answer as a crawler keeps it: the bytes as they came, under the headers they came with."""
    http = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2018-03-21T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def in_chunks(body: bytes, size: int = 70) -> bytes:
    cut = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%X;name=value\r\n%s\r\n" % (len(part), part) for part in cut) + b"0\r\nX-Sum: 1\r\n\r\n"


def deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


BODY = page("2018-03-20").encode()
CHUNKED = "Content-Type: text/html\r\nTransfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (in_chunks(BODY), CHUNKED),
        (in_chunks(BODY)[:-14], CHUNKED),  # cut before the last chunk, the empty one
        (BODY, CHUNKED),  # the archive took the chunks off and kept the header
        (gzip.compress(BODY), "content-type: TEXT/HTML\r\ncontent-encoding: GZIP"),
        (in_chunks(gzip.compress(BODY)), f"{CHUNKED}\r\nContent-Encoding: x-gzip"),
        (BODY, "Content-Type: text/html\r\nContent-Encoding: gzip"),
        (zlib.compress(BODY), "Content-Type: text/html\r\nContent-Encoding: deflate"),
        (deflated(BODY), "Content-Type: text/html\r\nContent-Encoding: deflate"),
        (brotli.compress(BODY), "Content-Type: text/html\r\nContent-Encoding: br"),
        (BODY, 'CONTENT-TYPE: Text/HTML ; charset="utf-8"'),
    ],
)
def test_an_answer_is_unwrapped_as_it_was_sent(tmp_path: Path, body: bytes, headers: str) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(sent("https://paper.example/a", body, headers))
    (found,) = read(path, Options())
    assert isinstance(found, Document), found
    assert "The foreign minister said on Tuesday that the talks on the harbour had ended without any" in found.text
    assert found.text.endswith("result.")


def test_a_bad_answer_is_refused_by_its_address_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(
        sent(
            "https://paper.example/cut", gzip.compress(BODY)[:-40], "Content-Type: text/html\r\nContent-Encoding: gzip"
        )
        + sent("https://paper.example/odd", b"\x28\xb5\x2f\xfd", "Content-Type: text/html\r\nContent-Encoding: zstd")
        + sent("https://paper.example/good", BODY, "Content-Type: text/html")
    )
    cut, odd, good = read(path, Options())
    assert isinstance(good, Document)
    assert "cut" in cut.source
    assert "damaged" in reason_of(cut)
    assert "odd" in odd.source
    assert "zstd" in reason_of(odd)


def reason_of(item: Document | Refusal) -> str:
    assert isinstance(item, Refusal)
    return item.reason


def test_the_charset_of_the_answer_is_believed_where_the_page_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    body = page("2018-03-20").replace("harbour", "порт").encode("cp1251")
    path.write_bytes(sent("https://paper.example/a", body, "Content-Type: text/html; charset=windows-1251"))
    (found,) = read(path, Options())
    assert isinstance(found, Document)
    assert "порт" in found.text


def test_what_is_passed_over_is_counted(tmp_path: Path) -> None:
    counted = [item for item in read(archive(tmp_path), Options()) if isinstance(item, Refusal) and item.passed_over]
    assert [item.reason for item in counted] == ["2 responses that are not pages: 1 with status 404, 1 image/png"]


def test_a_pdf_is_filed_under_its_address_and_no_later_than_its_capture(tmp_path: Path) -> None:
    from .test_pdf import pdf

    words = b"BT /F1 12 Tf 72 700 Td (The council closed two bridges on Monday, after engineers found cracks.) Tj ET"
    kind, later = "Content-Type: application/pdf", b"/CreationDate (D:20190101120000Z)"
    path = tmp_path / "x.warc"
    path.write_bytes(
        sent("https://paper.example/report.pdf?utm_source=x", pdf(words), kind)
        + sent("https://paper.example/later.pdf", pdf(words, later), kind)
        + sent("https://paper.example/broken.pdf", b"%PDF-1.4 nothing", kind)
    )
    (refused,) = reasons(path)
    assert "not a PDF that can be read" in refused
    report, made_later = (item for item in read(path, Options()) if isinstance(item, Document))
    assert report.id == document_id("paper.example/report.pdf")
    assert (report.publisher, report.captured) == ("paper.example", date(2018, 3, 21))
    assert "The council closed two bridges on Monday" in report.text
    assert report.capture is not None
    assert made_later.published is None
    assert "after the day of capture" in made_later.remarks[-1]


def test_a_page_has_the_address_that_it_states_within_its_site(tmp_path: Path) -> None:
    def stating(address: str) -> bytes:
        return page("2018-03-20").replace("<head>", f'<head><link rel="canonical" href="{address}">').encode()

    path, kind = tmp_path / "x.warc", "Content-Type: text/html; charset=utf-8"
    path.write_bytes(
        sent("https://amp.paper.example/a?page=all", stating("https://paper.example/a"), kind)
        + sent("https://evil.example/b", stating("https://paper.example/b"), kind)
        + sent("https://paper.example/c", stating("/d"), kind)
    )
    found = [item.address for item in read(path, Options()) if isinstance(item, Document)]
    assert found == ["https://paper.example/a", "https://evil.example/b", "https://paper.example/d"]


def record(kind: str, address: str, body: bytes, more: str = "") -> bytes:
    """A record as Browsertrix (warcio.js) writes it."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2018-03-21T08:00:00.123Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash((kind, address))):032x}>\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def test_what_a_crawler_writes_beside_its_pages_is_no_document(tmp_path: Path) -> None:
    address, http = "https://paper.example/a", "Content-Type: application/http; msgtype=response\r\n"
    headers = "x-orig-content-encoding: br\r\nx-orig-transfer-encoding: chunked\r\ncontent-type: text/html\r\n"
    sent_page = f"HTTP/1.1 200 OK\r\n{headers}\r\n".encode() + page("2018-03-20").encode()
    again = "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n"
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"".join(gzip.compress(each) for each in (
        record("response", address, sent_page, http),
        record("resource", f"urn:pageinfo:{address}", b'{"urls": {}}', "Content-Type: application/json\r\n"),
        record("resource", f"urn:text:{address}", b"Talks " + PROSE.encode(), "Content-Type: text/plain\r\n"),
        record("revisit", address, b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n", http + again),
    )))  # fmt: skip
    one, counted = read(path, Options())
    assert isinstance(one, Document)
    assert (one.address, one.captured) == (address, date(2018, 3, 21))
    assert isinstance(counted, Refusal)
    assert counted.passed_over
    assert "1 of a page that had not changed" in counted.reason
    assert counted.reason.startswith("3 responses that are not pages")


def test_a_large_file_of_no_stated_kind_is_passed_over(tmp_path: Path) -> None:
    """Downloads of gigabytes are in every crawl: they are no refusals."""
    path = tmp_path / "x.warc"
    body = b"PK\x03\x04" + b"\0" * 20_000_001
    path.write_bytes(sent("https://paper.example/all.zip", body, "Content-Type: application/octet-stream"))
    (counted,) = read(path, Options())
    assert reason_of(counted) == "1 responses that are not pages: 1 application/octet-stream"


def test_extracted_text_is_counted_and_alone_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    text = record(
        "conversion", "https://paper.example/b", b"Menu Talks " + PROSE.encode(), "Content-Type: text/plain\r\n"
    )
    path.write_bytes(text + answer("https://paper.example/a", page("2018-03-20")))
    one, counted = read(path, Options())
    assert isinstance(one, Document)
    assert reason_of(counted) == "1 responses that are not pages: 1 of extracted text alone (WET)"
    path.write_bytes(text)
    (refused,) = read(path, Options())
    assert "WET" in reason_of(refused)


@pytest.mark.parametrize(
    ("headers", "more", "cut"),
    [
        ("", "WARC-Truncated: time\r\n", True),
        (f"Content-Length: {len(BODY) + 900}\r\n", "", True),
        (f"Content-Length: {len(BODY)}\r\n", "", False),
        (f"Content-Length: {len(BODY) - 900}\r\n", "", False),
        (f"Content-Length: {len(BODY) + 900}\r\nContent-Encoding: gzip\r\n", "", False),
        ("Content-Length: unknown\r\n", "", False),
    ],
)
def test_a_page_that_was_cut_short_says_so(tmp_path: Path, headers: str, more: str, cut: bool) -> None:
    path, kind = tmp_path / "x.warc", "Content-Type: application/http; msgtype=response\r\n"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + BODY
    path.write_bytes(record("response", "https://paper.example/a", http, kind + more))
    (found,) = read(path, Options())
    assert isinstance(found, Document)
    assert any("only the beginning" in remark for remark in found.remarks) == cut
