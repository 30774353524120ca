"""What an answer is: by its stated type, and by its bytes where they say otherwise."""

import io
import zipfile

import pytest

from glossator.formats.kinds import promising, suffix_of

PAGE = b"<!doctype html><html><body><p>Words.</p></body></html>"


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("kind", "name", "data", "suffix"),
    [
        ("text/html", "a", PAGE, ".html"),
        ("text/html", "report.pdf", b"%PDF-1.4", ".pdf"),
        ("application/pdf", "report.pdf", PAGE, ".html"),  # a login in the place of the file
        ("application/octet-stream", "a", zipped("word/document.xml"), ".docx"),
        ("application/zip", "a", zipped("readme.txt"), ""),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a", b"PK\x03\x04cut", ".docx"),
        ("application/msword", "a.doc", b"{\\rtf1 x}", ".rtf"),
        ("application/msword", "a.doc", b"\xd0\xcf\x11\xe0", ""),
        ("text/plain", "note.txt", b"Words.", ".txt"),
        ("text/plain", "robots.txt", b"User-agent: *", ""),
        ("text/plain", "beacon", b"ok", ""),
        ("text/csv", "export?format=csv", b"a,b", ".csv"),
        ("message/rfc822", "a.mht", b"Content-Type: multipart/related; type=text/html", ".mhtml"),
        ("message/rfc822", "a", b"From: x", ".eml"),
        ("image/png", "report.pdf", b"%PDF-1.4", ""),
        ("", "a", b"\n<p>Words", ".html"),
        ("", "a", b"words", ""),
    ],
)
def test_what_an_answer_is(kind: str, name: str, data: bytes, suffix: str) -> None:
    assert suffix_of(kind, f"https://paper.example/{name}", data) == suffix
    assert not suffix or promising(kind, f"https://paper.example/{name}", data)
