"""Pages packed by a browser."""

import os
import quopri
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from glossator.formats.pages import mhtml
from glossator.record import Document
from glossator.record.readers import read
from glossator.record.readers.options import Options

from .helpers import documents, reasons
from .test_html import PROSE, write
from .test_mail import written

ADDRESS = "https://paper.example/2018/03/talks"
HEAD = f"""From: <Saved by Blink>
Snapshot-Content-Location: {ADDRESS}
Subject: Talks end
Date: Thu, 22 Mar 2018 23:30:00 -0400
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--abc----"

"""
FRAME = (
    b"<html><body><p>" + b"An advertisement that nobody asked for, in a frame of its own. " * 9 + b"</p></body></html>"
)


def part(data: bytes, kind: str = "text/html", place: str = ADDRESS, more: str = "") -> bytes:
    head = (
        f"------MultipartBoundary--abc----\nContent-Type: {kind}\n{more}Content-Transfer-Encoding: quoted-printable\n"
    )
    return f"{head}Content-Location: {place}\n\n".encode() + quopri.encodestring(data) + b"\n"


def packed(*parts: bytes, head: str = HEAD) -> bytes:
    return head.encode() + b"".join(parts) + b"------MultipartBoundary--abc------\n"


def page(tmp_path: Path, head: str = "") -> bytes:
    return write(tmp_path, head).read_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_the_same_page_saved_in_both_ways_is_one_document(tmp_path: Path, name: str) -> None:
    meta = '<meta property="article:published_time" content="2018-03-20"/><meta charset="utf-8">'
    html = page(tmp_path, f'<link rel="canonical" href="{ADDRESS}">{meta}')
    picture = part(b"\x89PNG", "image/png", "https://paper.example/a.png")
    frame = part(FRAME, place="https://ads.example/", more="Content-ID: <frame-2@mhtml.blink>\n")
    (found,) = documents(written(tmp_path, packed(frame, part(html), picture), name))
    (plain,) = documents(tmp_path / "page.html")
    assert found.text == plain.text == "\n\n".join(PROSE)
    for field in ("id", "title", "address", "publisher", "published", "language"):
        assert getattr(found, field) == getattr(plain, field)
    assert found.captured == date(2018, 3, 22)


def test_address_and_day_come_from_the_saving(tmp_path: Path) -> None:
    folded = HEAD.replace("/03/talks", "/03/\n talks").replace(ADDRESS, ADDRESS + "?utm_source=x")
    (found,) = documents(written(tmp_path, packed(part(page(tmp_path)), head=folded), "a.mhtml"))
    assert found.address == ADDRESS
    later = '<meta property="article:published_time" content="2019-03-20"/>'
    (found,) = documents(written(tmp_path, packed(part(page(tmp_path, later))), "a.mhtml"))
    assert found.published is None
    assert "after the day of capture" in found.remarks[0]


def test_without_a_day_of_saving_that_of_the_file_counts(tmp_path: Path) -> None:
    path = written(tmp_path, packed(part(page(tmp_path)), head=HEAD.replace("Thu, 22 Mar 2018", "someday,")), "a.mhtml")
    copied = datetime(2018, 4, 1, tzinfo=UTC).timestamp()
    os.utime(path, (copied, copied))
    assert documents(path)[0].captured == date(2018, 4, 1)


def test_a_page_alone_in_its_file_and_one_named_as_the_root(tmp_path: Path) -> None:
    alone = f"Content-Type: text/html; charset=windows-1251\nContent-Location: {ADDRESS}\n\n".encode()
    html = page(tmp_path).replace(PROSE[0].encode(), PROSE[0].replace("harbour", "порт").encode("cp1251"))
    (found,) = documents(written(tmp_path, alone + html, "a.mht"))
    assert "порт" in found.text
    assert found.address == ADDRESS
    head = HEAD.replace("\ttype", '\tstart="<root@x>";\n\ttype').replace(f"Snapshot-Content-Location: {ADDRESS}\n", "")
    root = part(page(tmp_path), more="Content-ID: <root@x>\n")
    (found,) = documents(written(tmp_path, packed(part(FRAME, place="https://ads.example/"), root, head=head), "a.mht"))
    assert (found.address, found.text) == (ADDRESS, "\n\n".join(PROSE))


def test_a_page_that_states_another_site_keeps_the_address_that_it_was_saved_from(tmp_path: Path) -> None:
    html = page(tmp_path, '<link rel="canonical" href="https://other.example/a">')
    (found,) = documents(written(tmp_path, packed(part(html)), "a.mhtml"))
    assert found.address == ADDRESS


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"<html><body>no packing</body></html>", "no saved page in it"),
        (packed(part(b"\x89PNG", "image/png")), "save the page again"),
        (packed(part(b"<html><body></body></html>")), "no article found"),
        (HEAD.encode() + b"nothing", "no saved page in it"),
    ],
)
def test_what_holds_no_page_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    (reason,) = reasons(written(tmp_path, data, "a.mhtml"))
    assert why in reason


def test_cut_in_the_page_is_remarked_and_cut_in_a_picture_is_not(tmp_path: Path) -> None:
    html = part(page(tmp_path))
    picture = part(b"\x89PNG" * 100, "image/png", "https://paper.example/a.png")
    for data, cut in ((HEAD.encode() + html[:-300], True), (HEAD.encode() + html + picture[:-20], False)):
        (found,) = documents(written(tmp_path, data, "a.mhtml"))
        assert any("breaks off" in remark for remark in found.remarks) is cut


def test_many_pictures_are_read_and_ever_more_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = part(b"\x89PNG", "image/png", "https://paper.example/a.png")
    path = written(tmp_path, packed(part(page(tmp_path)), *[picture] * 2_000), "a.mhtml")
    assert [type(one) for one in read(path, Options())] == [Document]
    monkeypatch.setattr(mhtml, "MOST_PARTS", 2_000)
    assert "more than 2,000 parts" in reasons(path)[0]
