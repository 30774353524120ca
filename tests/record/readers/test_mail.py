"""Mail: what a message says, and what is attached to it."""

import base64
import gzip
import os
import time
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from glossator.formats.mail.mail_text import flowed
from glossator.formats.mail.mime import DEEPEST
from glossator.record import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options

from .helpers import documents, reasons

WORDS = "The harbour opened again on Thursday, the port authority said. It had been closed for nine days."
HEAD = "From: Ann Reed <ann@port.example>\nSubject: Harbour open\nDate: Thu, 22 Mar 2018 10:00:00 +0100\n"


def written(tmp_path: Path, content: bytes | str, name: str = "a.eml") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def message(text: str = WORDS, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    known = {"From": "Ann Reed <ann@port.example>", "Subject": "Harbour open", "Message-ID": "<1@port.example>"}
    known |= {"Date": "Thu, 22 Mar 2018 10:00:00 +0100"}
    for name, value in (known | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        if value:
            mail[name] = value
    if text:
        mail.set_content(text)
    return mail


def attach(mail: EmailMessage, data: bytes, name: str, kind: str = "application/octet-stream") -> EmailMessage:
    main, _, sub = kind.partition("/")
    mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail


def test_who_wrote_what_and_when(tmp_path: Path) -> None:
    (found,) = documents(written(tmp_path, f"{HEAD}\n{WORDS}\n\n> Is it true?\n-- \nAnn Reed\nPort authority\n"))
    assert found.text == f"{WORDS}\n\n> Is it true?\n-- \nAnn Reed\nPort authority"
    assert (found.title, found.author, found.publisher) == ("Harbour open", "Ann Reed", "port.example")
    assert found.published == date(2018, 3, 22)


def test_who_writes_from_a_provider_does_not_speak_for_it(tmp_path: Path) -> None:
    (found,) = documents(written(tmp_path, bytes(message(From="ann.reed@gmail.com"))))
    assert (found.publisher, found.author) == ("ann.reed@gmail.com", "ann.reed@gmail.com")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Wed, 21 Mar 2018 23:30:00 -0400", date(2018, 3, 21)),
        ("Thu, 22 Mar 2018 00:30:00 +0900 (Japan Standard Time, which is a long name for it)", date(2018, 3, 22)),
        ("Wed, 21 Mar 2018 10:00:00 -0000", date(2018, 3, 21)),
        ("2018-03-21T10:00:00Z", date(2018, 3, 21)),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("next Tuesday, perhaps", None),
        ("Wed, 21 Mar 0018 10:00:00 +0000", None),
        ("Wed, 21 Mar 2999 10:00:00 +0000", None),
        ("Wed, 99 Mar 2018 10:00:00 +9999", None),
    ],
)
def test_the_day_is_that_which_is_written_or_none(tmp_path: Path, said: str, day: date | None) -> None:
    (found,) = documents(written(tmp_path, f"From: ann@port.example\nDate: {said}\n\n{WORDS}"))
    assert found.published == day
    assert any(word in " ".join(found.remarks) for word in ("left out", "rejected")) is (day is None)


def test_without_a_day_a_message_is_undated(tmp_path: Path) -> None:
    (found,) = documents(written(tmp_path, f"From: ann@port.example\n\n{WORDS}"))
    assert (found.published, found.remarks) == (None, [])


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (b"Subject: =?utf-8?B?R3LDvMOfZQ==?=", "Grüße"),
        (b"Subject: =?iso-8859-1?Q?Gr=FC=DFe?= =?iso-8859-1?Q?_aus_Kiel?=", "Grüße aus Kiel"),
        # A character cut in two by the program that wrote it.
        (b"Subject: =?utf-8?Q?Gr=C3?=\n =?utf-8?Q?=BC=C3=9Fe?=", "Grüße"),
        ("Subject: Grüße".encode(), "Grüße"),
        ("Subject: Grüße".encode("cp1252"), "Grüße"),
        (b"Subject: =?x-nobody?Q?a=FF?=", "=?x-nobody?Q?a=FF?="),
        (b"Subject: =?utf-8?B?R3LDv?=", "=?utf-8?B?R3LDv?="),
        (b"Subject: one\n  two", "one two"),
    ],
)
def test_encoded_headers(tmp_path: Path, header: bytes, title: str) -> None:
    (found,) = documents(written(tmp_path, b"From: ann@port.example\n" + header + b"\n\n" + WORDS.encode()))
    assert found.title == title


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("text/plain; charset=iso-8859-1", "Grüße aus dem Hafen".encode("latin-1"), "Grüße aus dem Hafen"),
        ("text/plain; charset=iso-2022-jp", "港は木曜日に再開した".encode("iso-2022-jp"), "港は木曜日に再開した"),
        ("text/plain; charset=us-ascii", "Grüße aus dem Hafen".encode(), "Grüße aus dem Hafen"),
        ("text/plain; charset=x-nobody-knows", "Grüße aus dem Hafen".encode(), "Grüße aus dem Hafen"),
        ("text/plain", "\ufeffGrüße".encode(), "Grüße"),
        ("text/html; charset=koi8-r", "<p>Порт <b>открыт</b>".encode("koi8-r"), "Порт открыт"),
    ],
)
def test_charsets(tmp_path: Path, kind: str, data: bytes, words: str) -> None:
    head = f"{HEAD}Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\n"
    (found,) = documents(written(tmp_path, head.encode() + base64.encodebytes(data)))
    assert found.text == words


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Content-Type: text/plain; charset=utf-8\n\nGr\xfc\xdfe".encode("latin-1"), "broken UTF-8"),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIGhh*cmJvdXI=\n", "base64 cannot be"),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlI\n", "base64 cannot be"),
        (b'Content-Type: multipart/mixed; boundary="x"\n\n--y\n\nThe harbour\n--y--\n', "cannot be told apart"),
        (b"Content-Type: text/plain\n\n", "no text in it"),
        (b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n", "no document attached to it"),
        (b"Content-Type: text/html\n\n" + b"<div>" * 400 + b"deep", "nested more than 256 deep"),
        (b"Content-Type: text/plain;" + b" a=b;" * 9000 + b"\n\nx", "header Content-Type is longer than 20,000"),
    ],
)
def test_what_cannot_be_read_exactly_is_refused(tmp_path: Path, body: bytes, why: str) -> None:
    (reason,) = reasons(written(tmp_path, HEAD.encode() + body))
    assert why in reason


@pytest.mark.parametrize("data", [b"", b"\x00" * 40, b"no mail at all", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9])
def test_what_is_no_mail_is_refused(tmp_path: Path, data: bytes) -> None:
    (reason,) = reasons(written(tmp_path, data))
    assert any(said in reason for said in ("empty", "zeros", "not a mail"))


def test_of_alternatives_the_plain_one_is_read_and_the_files_of_all(tmp_path: Path) -> None:
    mail = message()
    mail.add_alternative(f"<html><body><p>{WORDS}</p><p>And more.</p></body></html>", subtype="html")
    attach(mail, b"The report says that nine ships waited off the coast.", "report.txt", "text/plain")
    body, report = documents(written(tmp_path, bytes(mail)))
    assert body.text == WORDS
    assert report.text == "The report says that nine ships waited off the coast."
    assert (report.title, report.published, report.publisher) == (
        "Harbour open – report.txt",
        date(2018, 3, 22),
        "port.example",
    )
    assert "published date is that of the mail" in report.remarks[-1]
    assert report.source.endswith("a.eml, attached report.txt")


def test_html_is_read_where_there_is_no_plain_text(tmp_path: Path) -> None:
    page = (
        "<html><head><title>T</title><style>p {}</style></head><body><div style='display: none'>Read me!</div>"
        "<p>The harbour<br>is open.</p><table><tr><td>ships</td><td>nine</td></tr></table>"
        "<blockquote>Is it true?</blockquote></body></html>"
    )
    mail = message(" \n")
    mail.add_alternative(page, subtype="html")
    (found,) = documents(written(tmp_path, bytes(mail)))
    assert found.text == "The harbour\n\nis open.\n\nships nine\n\nIs it true?"


def test_lines_that_were_broken_for_the_way_are_joined() -> None:
    assert flowed("The harbour \nopened.\n\n> Is \n> it?\n>> No \n> Yes\n-- \nAnn \nReed\n From here") == (
        "The harbour opened.\n\n> Is it?\n>> No\n> Yes\n--\nAnn Reed\nFrom here"
    )
    assert flowed("Zusammen \ngesetzt", joined=True) == "Zusammengesetzt"


def test_flowed_text_takes_no_time_by_the_square() -> None:
    begun = time.monotonic()
    assert len(flowed("a \n" * 500_000)) > 900_000
    assert time.monotonic() - begun < 20


def test_a_message_in_a_message_is_one_of_its_own(tmp_path: Path) -> None:
    inner = message(
        "The minister denied that the harbour was ever closed.", Subject="Denial", Message_ID="<2@x.example>"
    )
    outer = message()
    outer.add_attachment(inner)
    attach(outer, bytes(message("Third.", Message_ID="<3@x.example>", Date="")), "third.eml")
    one, two, three = documents(written(tmp_path, bytes(outer)))
    assert (one.text, two.text, three.text) == (
        WORDS,
        "The minister denied that the harbour was ever closed.",
        "Third.",
    )
    assert (two.title, three.published) == ("Denial", date(2018, 3, 22))
    # It is the same document as the message by itself.
    assert documents(written(tmp_path, bytes(inner), "inner.eml"))[0].id == two.id


def test_pdf_and_other_files(tmp_path: Path) -> None:
    from .test_pdf import pdf

    words = b"BT /F1 12 Tf 72 700 Td (The council closed two bridges on Monday, after engineers found cracks.) Tj ET"
    mail = attach(message(""), pdf(words), "r\u00e9sum\u00e9 ../../bridges.pdf", "application/pdf")
    attach(mail, b"\x89PNG", "logo.png", "image/png")
    attach(mail, b"x", "table.ods")
    attach(mail, b"From x", "all.mbox")
    attach(mail, gzip.compress(bytes(message())), "more.eml.gz")
    attach(mail, b"BEGIN:VCALENDAR", "invite.ics", "text/calendar")
    found = list(read(written(tmp_path, bytes(mail)), Options()))
    (bridges,) = (one for one in found if isinstance(one, Document))
    assert "The council closed two bridges" in bridges.text
    assert bridges.source.endswith("a.eml, attached bridges.pdf")
    refused = [one.reason for one in found if isinstance(one, Refusal)]
    assert "a spreadsheet: save it as .xlsx or .csv" in refused[0]
    assert "add it separately" in refused[1] == refused[2]
    assert refused[3] == "2 attachments that are not documents: 1 image/png, 1 text/calendar"
    assert len(refused) == 4


def test_what_is_attached_does_not_stand_for_the_page_that_it_claims_to_be(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://paper.example/a">'
    page = f"<html><head>{link}</head><body><p>{WORDS} {WORDS}</p></body></html>"
    mail = attach(message(""), page.encode(), "a.html", "text/html")
    (found,) = documents(written(tmp_path, bytes(mail)))
    assert (found.address, found.publisher) == ("", "port.example")
    assert "it says that it is https://paper.example/a" in " ".join(found.remarks)


def test_the_same_message_has_the_same_ids_wherever_it_lies(tmp_path: Path) -> None:
    def ids(path: Path) -> list[str]:
        return [one.id for one in documents(path)]

    for own in ("<1@port.example>", ""):
        mail = bytes(attach(message(Message_ID=own), b"Nine ships waited.", "a.txt", "text/plain"))
        (tmp_path / "b").mkdir(exist_ok=True)
        one = ids(written(tmp_path, mail))
        assert one == ids(written(tmp_path, gzip.compress(mail.replace(b"\n", b"\r\n")), "b/other.eml.gz"))
        assert len(set(one)) == 2


def test_an_attached_file_in_the_charset_of_its_part(tmp_path: Path) -> None:
    mail = message("")
    mail.add_attachment(
        "Grüße aus dem Hafen".encode("latin-1"), "text", "plain", filename="a.txt", params={"charset": "latin-1"}
    )
    assert documents(written(tmp_path, bytes(mail)))[0].text == "Grüße aus dem Hafen"


def test_a_message_cut_short_says_so_and_its_damaged_file_is_refused(tmp_path: Path) -> None:
    mail = bytes(attach(message(), os.urandom(3000), "report.pdf", "application/pdf"))
    found = list(read(written(tmp_path, mail[:-1500]), Options()))
    assert isinstance(found[0], Document)
    assert "breaks off" in found[0].remarks[0]
    assert [type(one) for one in found[1:]] == [Refusal]
    assert found[1].source.endswith("a.eml, attached report.pdf")


def nested(depth: int) -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth))
    return f"{HEAD}{parts}Content-Type: text/plain\n\n{WORDS}".encode()


def mails_in_mails(depth: int) -> bytes:
    return (HEAD + "".join(f"Content-Type: message/rfc822\n\n{HEAD}" for _ in range(depth)) + f"\n{WORDS}").encode()


def files_in_files(depth: int) -> bytes:
    data = bytes(message())
    for _ in range(depth):
        data = bytes(attach(message(""), data, "a.eml"))
    return data


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (nested(DEEPEST + 1), "more than 20 deep"),
        (nested(3_000), "more than 20 deep"),
        (mails_in_mails(3_000), "more than 20 deep"),
        (files_in_files(DEEPEST + 1), "more than 20 deep"),
        (
            f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n".encode() + b"--b\n\nx\n" * 10_000 + b"--b--\n",
            "more than 1,000 parts",
        ),
        (HEAD.encode() + b"\n" + b"a" * 100_000_000, "larger than 100,000,000 bytes"),
    ],
)  # fmt: skip
def test_bounds(tmp_path: Path, data: bytes, why: str) -> None:
    begun = time.monotonic()
    (reason,) = reasons(written(tmp_path, data))
    assert why in reason
    assert time.monotonic() - begun < 20


def test_no_day_is_after_that_of_the_copy(tmp_path: Path) -> None:
    path = written(tmp_path, bytes(attach(message(), b"Nine ships waited.", "a.txt", "text/plain")))
    copied = datetime(2017, 1, 1, tzinfo=UTC).timestamp()
    os.utime(path, (copied, copied))
    found: list[Any] = documents(path)
    assert [one.published for one in found] == [None, None]
    assert "after the day of capture" in found[0].remarks[0]
