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
