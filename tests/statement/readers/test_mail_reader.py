"""Statements sent by mail, and pages packed by a browser."""

from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.statement import read

WORDS = "The harbour opened again on Thursday. It cost 4 million euros a day."
MAIL = f"""From: Ann Reed <ann@port.example>
Subject: Harbour open
Date: Thu, 22 Mar 2018 23:30:00 -0400
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

{WORDS}

> You said that it was closed for a month.
> Was it?

--b
Content-Type: image/png; name=a.png

x
--b--
"""
PAGE = f"""Snapshot-Content-Location: https://port.example/open
Date: Thu, 22 Mar 2018 10:00:00 -0000
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html

<html><head><title>Harbour open</title><meta name="date" content="2018-03-21"></head>
<body><article><p>{WORDS}</p></article></body></html>
--b--
"""


def test_a_mail_is_its_senders_words_on_its_day(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(MAIL)
    found = read(path)
    assert (found.text, found.speaker, str(found.date), found.title) == (
        WORDS,
        "Ann Reed",
        "2018-03-22",
        "Harbour open",
    )
    assert found.medium == "mail"
    assert "2 lines quoted from other mails are left out" in found.remarks
    assert "files attached, which are no part of the statement: 1" in found.remarks


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_a_packed_page_is_read_as_the_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PAGE)
    found = read(path)
    assert (found.text, found.title, str(found.date)) == (WORDS, "Harbour open", "2018-03-21")
    assert (found.address, found.medium) == ("https://port.example/open", "web page")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.eml", "not a mail"),
        ("a.mhtml", "no saved page"),
        ("a.mbox", "many documents"),
        ("a.wacz", "many documents"),
    ],
)
def test_what_is_none_is_refused_with_what_to_do(tmp_path: Path, name: str, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match=rf"{name}: .*{why}.*(save|give)"):
        read(path)
