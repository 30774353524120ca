"""The characters of a page are read exactly or not at all."""

import pytest

from glossator.errors import InputError
from glossator.formats.encoding import decode_page

RUSSIAN = "<p>" + "Министр сказал, что переговоры закончились. " * 8 + "</p>"


@pytest.mark.parametrize(
    "data",
    [
        RUSSIAN.encode(),
        RUSSIAN.encode("utf-8-sig"),
        RUSSIAN.encode("utf-16"),
        b"<meta charset=windows-1251>" + RUSSIAN.encode("cp1251"),
        b'<?xml version="1.0" encoding="koi8-r"?>' + RUSSIAN.encode("koi8-r"),
        b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-5">' + RUSSIAN.encode("iso-8859-5"),
        b"<meta charset=utf-16>" + RUSSIAN.encode(),
        b"<meta charset=nonsense>" + RUSSIAN.encode(),
    ],
)
def test_read_as_declared(data: bytes) -> None:
    assert RUSSIAN in decode_page(data)[0]


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode_page("<meta charset=iso-8859-1>“quoted”".encode("cp1252"))[0].endswith("“quoted”")


@pytest.mark.parametrize(
    "data",
    [
        b"<meta charset=utf-8>caf\xe9",
        "<p>café, naïve, Überlingen</p>".encode() + b"\xc3",
        b"<meta charset=shift_jis>\x81\x00\xff\xff",
    ],
)
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        decode_page(data)


@pytest.mark.parametrize(
    "head",
    [
        b"<!-- <meta charset=windows-1251> --><meta charset=utf-8>",
        b"<!--[if lt IE 9]><meta http-equiv=Content-Type content='text/html; charset=koi8-r'><![endif]-->",
        b"<script>add('<meta charset=koi8-r>')</script><meta charset=utf-8>",
        b'<meta name="keywords" content="how to set charset=koi8-r"><meta charset=utf-8>',
        b'<meta name="author" content="A > B"><meta charset=utf-8>',
        b'<metadata charset="koi8-r">',
    ],
)
def test_what_only_speaks_of_an_encoding_declares_none(head: bytes) -> None:
    assert decode_page(head + RUSSIAN.encode()) == (head.decode() + RUSSIAN, "")


@pytest.mark.parametrize(
    "head",
    [
        b'<!--> <meta http-equiv="refresh" content="9"> <meta charset = "koi8-r"/>',
        b"<META content='text/html;charset=koi8-r' HTTP-EQUIV='content-type'>",
        b"<meta charset=no-such-thing><meta charset=koi8-r>",
    ],
)
def test_what_declares_an_encoding(head: bytes) -> None:
    assert decode_page(head + RUSSIAN.encode("koi8-r"))[0].endswith(RUSSIAN)


def test_a_page_that_is_utf8_throughout_is_read_so_whatever_it_says() -> None:
    text, remark = decode_page(b"<meta charset=iso-8859-1>" + "Çeşme’de £9 ödedi".encode())
    assert text.endswith("Çeşme’de £9 ödedi")
    assert "UTF-8" in remark
    assert decode_page(b"<meta charset=iso-8859-1>\xa39, \xe9t\xe9 \xc3\xa9t\xe9")[0].endswith("£9, été Ã©té")


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("x-cp1252", "cp1252", "“Zoë” – €5"),
        ("X-Mac-Roman", "mac-roman", "“Zoë” – €5"),
        ("x-sjis", "cp932", "①会議は終わった"),
        ("shift_jis", "cp932", "①会議は終わった"),
        ("x-gbk", "gb18030", "会谈结束了"),
        ("ks_c_5601-1989", "cp949", "회담이 끝났다 뷁"),
        ("dos-874", "cp874", "การประชุม"),
        ("unicode-1-1-utf-8", "utf-8", "“Zoë” – €5"),
    ],
)
def test_labels_as_browsers_know_them(label: str, codec: str, words: str) -> None:
    assert decode_page(f"<meta charset={label}>".encode() + words.encode(codec)) == (
        f"<meta charset={label}>{words}",
        "",
    )


@pytest.mark.parametrize("misread", ["cp1252", "latin-1"])
def test_utf8_that_was_read_as_something_else_is_read_again(misread: str) -> None:
    words = "<p>The mayor’s café made £4 million.</p>"
    text, remark = decode_page(words.encode().decode(misread).encode())
    assert text == words
    assert "undone" in remark


@pytest.mark.parametrize(
    "words", ["<p>Ã© é Ã©</p>", "<p>The sign Ã© means an accent.</p>", "<p>SÃO PAULO, NÃO</p>", "<p>€5</p>"]
)
def test_what_may_be_meant_as_written_stays(words: str) -> None:
    assert decode_page(words.encode()) == (words, "")
