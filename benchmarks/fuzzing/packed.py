"""Hostile archives and binary formats: zip bombs, Word documents, PDF, web archives."""

import gzip
import io
import random
import zipfile
import zlib
from functools import cache

from benchmarks.fuzzing.mutations import piece
from benchmarks.fuzzing.seeds import data, pdf, word

BOMB, UNDER = 300_000_000, 15_000_000  # bytes unpacked: above and below the limit

Made = tuple[str, bytes]  # name and bytes


def docx_with(xml: bytes) -> bytes:
    """A Word document whose body or list of parts is replaced by `xml`."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return written.getvalue()


def word_document(luck: random.Random) -> Made:
    """A Word document with an implausible body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = luck.choice((100, 3_000))
    cell = "<w:tbl><w:tr><w:tc>"
    body = luck.choice(
        (
            cell * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep,
            "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 20_000,
            "<w:tbl/>" * 5_000,
            '<w:p><w:pPr><w:pStyle w:val="Nothing"/></w:pPr><w:r><w:t>We opened it.</w:t></w:r></w:p>',
            f"<w:p><w:r><w:t>{'x' * 1_000_000}</w:t></w:r></w:p>",
            "<w:tbl><w:tr><w:tc/></w:tr><w:tr/></w:tbl>",
            "<w:sdt/><w:ins/><w:del/>",
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
            "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        )
    )
    return "made.docx", docx_with(f"<w:document {space}><w:body>{body}</w:body></w:document>".encode())


def bomb(luck: random.Random) -> Made:
    """A decompression bomb."""
    zeros = luck.choice((b"a", b"\x00", b"<p>a</p>\n", b"{}\n", b"a,b\n", b"\n", b'{"text":"a"}\n'))
    packed = _folded(zeros, luck.choice((BOMB, UNDER)))
    if luck.random() < 0.3:
        packed = gzip.compress(packed, 9, mtime=0)
    return "bomb" + luck.choice(
        (".html.gz", ".txt.gz", ".jsonl.gz", ".csv.gz", ".warc.gz", ".rss.gz", ".json.gz", ".pdf", ".srt.gz")
    ), packed


@cache
def _folded(unit: bytes, size: int = BOMB) -> bytes:
    return gzip.compress(unit * (size // len(unit)), 1, mtime=0)


def zip_bomb(luck: random.Random) -> Made:
    """A decompression bomb as a Word document; its declared size is not always true."""
    names = luck.choice((("word/document.xml",), tuple(f"p{n}.xml" for n in range(5)), ("[Content_Types].xml",)))
    content = _zipped(names)
    if luck.random() < 0.4:  # a false declared size
        content = content.replace((60 * 999_999).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    return "bomb.docx", content


@cache
def _zipped(names: tuple[str, ...]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as part:
                for _ in range(60):
                    part.write(b"<a>" * 333_333)
    return written.getvalue()


def archive(luck: random.Random) -> Made:
    """A web archive with false headers."""
    page = data()["files"]["page.html"].encode()
    packing, body = luck.choice(
        (
            ("Content-Encoding: gzip", _folded(b"a")),
            ("Content-Encoding: deflate", zlib.compress(page)),
            ("Content-Encoding: br", page),
            ("Transfer-Encoding: chunked", b"ffffffffff\r\n" + page),
            ("Transfer-Encoding: chunked", b"-5\r\n" + page),
            ("Content-Encoding: " + "gzip, " * 5_000, page),
            ("Transfer-Encoding: chunked", b"1\r\na\r\n" * 50_000),
            ("Content-Type: " + "a" * 70_000, page),
            (
                "Content-Type: text/html; charset="
                + luck.choice(("utf-7", "idna", "rot13", "zip", "x" * 9_000, "undefined", "unicode_escape")),
                page,
            ),
        )
    )
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{packing}\r\n\r\n".encode() + body
    day = luck.choice(("2018-03-22T09:30:00Z", "9999-99-99", "0001-01-01T00:00:00Z", "", "x" * 5_000))
    length = luck.choice((len(http), len(http), len(http) + 9, 5, -1, 2**63, "x"))
    uri = piece(luck).replace(b"\r\n", b" ").decode("utf-8", "replace")
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {day}\r\n"
        f"Content-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    )
    return "made.warc", (head.encode() + http + b"\r\n\r\n") * luck.choice((1, 3))


def pdf_document(luck: random.Random) -> Made:
    """A PDF with self-referencing, dangling or endless parts."""
    bomb = zlib.compress(b"BT /F1 1 Tf (a) Tj ET\n" * (40_000_000 // 22), 1)
    made = luck.choice(
        (
            lambda: pdf([b"a"]).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
            lambda: pdf([b"a"]).replace(b"/Parent 2 0 R", b"/Parent 3 0 R"),
            lambda: pdf([b"a"], b"/Annots[3 0 R]"),
            lambda: pdf([b"x" * 200_000]),
            lambda: pdf([b"("] * 5_000),
            lambda: pdf([], content=b"q " * 500_000),
            lambda: pdf([], content=b"[" * 100_000),
            lambda: pdf([], content=b"<<" * 20_000),
            lambda: pdf([b"a"] * 20_000),
            lambda: pdf([b"a"]).replace(b"/Length ", b"/Filter/FlateDecode/Length "),
            lambda: pdf([b"a"]).replace(b"startxref\n", b"startxref\n9"),
            lambda: pdf([], content=bomb).replace(b"<</Length", b"<</Filter/FlateDecode/Length"),
            lambda: pdf([b"a"]).replace(b"/Count 1", b"/Count 99999999"),
            lambda: pdf([b"a"]).replace(b"20180322", luck.choice((b"99999999", b"00000000", b"x" * 9_000, b"(" * 500))),
            lambda: pdf([b"a"]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9"),
            lambda: pdf([b"a"]).replace(b"/Root 1 0 R", b"/Root 6 0 R"),
            lambda: pdf([b"a"]).replace(b"[0 0 612 792]", b"[" + b"1e99 " * 500 + b"]"),
            lambda: pdf([b"a"]).replace(
                b"/Helvetica>>", b"/Helvetica/Encoding<</Differences[" + b"0/a " * 20_000 + b"]>>>>"
            ),
            lambda: pdf([], content=b"BT /F1 1e38 Tf 1e300 1e300 Td (far) Tj -1e300 0 Td (near) Tj ET"),
            lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 50_000,
        )
    )
    return "made.pdf", made()
