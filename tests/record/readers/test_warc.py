"""Web archives."""

import gzip
from datetime import date
from pathlib import Path

from glossator.record import Document
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
