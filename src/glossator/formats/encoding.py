"""The characters of a page: its declared encoding is binding; what cannot be decoded exactly is refused."""

import codecs
import re
from collections.abc import Iterable

from glossator.errors import InputError

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.-]+)""", re.I
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# WHATWG Encoding Standard: labels that browsers read as the Windows code page that contains them.
_AS_BROWSERS_READ = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_NO_MORE_THAN_ASCII = ("us-ascii", "ascii", "ansi_x3.4-1968")
# Python's own codecs, in which nothing is sent; some take quadratic time.
_OF_NO_PAGE = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined")
_CP1252_HOLES = b"\x81\x8d\x8f\x90\x9d"
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_LOOKED_AT = 1_000_000  # non-ASCII bytes; more say nothing new
HEAD = 4096  # bytes in which a page must declare its encoding


def decode_page(data: bytes, sent_as: str = "") -> tuple[str, str]:
    """The page as text, and a remark if its encoding had to be guessed.

    `sent_as` is the charset its server named: believed if the page itself names none and is not UTF-8. Raises
    InputError if the page cannot be decoded exactly.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, "its byte order mark says"), ""
    declared = _declared(data[:HEAD])
    if declared and declared != "utf-8":
        return _strictly(data, declared, "it says it is"), ""
    if (text := _utf8(data, "utf-8", bool(declared))) is not None:
        return text, ""
    if sent_as and (named := _known(sent_as)) not in ("", "utf-8"):
        return _strictly(data, named, "its server says it is"), ""
    return _guessed(data)


def decode_text(data: bytes, sent_as: str = "") -> tuple[str, str]:
    """Text sent with a charset label, and a remark if its encoding had to be guessed.

    The label is believed unless it is ASCII or unknown: then the text is UTF-8 if it can be.
    """
    name = _known(sent_as) if sent_as.lower() not in _NO_MORE_THAN_ASCII else ""
    if name and name != "utf-8":
        return _strictly(data, name, "it says it is"), ""
    text = _utf8(data, "utf-8-sig", bool(name))
    return (text, "") if text is not None else _guessed(data)


def _utf8(data: bytes, codec: str, said: bool) -> str | None:
    """The text; None if it is in another encoding.

    Raises InputError if it is `said` to be UTF-8, or looks like it, and is not.
    """
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        if said or _looks_like_utf8(data):
            raise InputError(f"broken UTF-8 (byte {problem.start + 1})") from problem
        return None


def encoding_of_lines(blocks: Iterable[bytes]) -> tuple[str, str]:
    """The encoding of plain text or a table, examined as a whole, and a remark if it had to be assumed.

    UTF-8 also for damaged UTF-8, which nobody can read; what spreadsheets write otherwise is Windows-1252.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    odd, broken = b"", False
    for number, block in enumerate(blocks):
        if not number and (mark := next((name for mark, name in _MARKS if block.startswith(mark)), "")):
            return mark, ""
        if not broken:
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                broken = True
        if len(odd) < _LOOKED_AT:
            odd += b" ".join(_BEYOND_ASCII.findall(block))
    if not broken or any(hole in odd for hole in _CP1252_HOLES) or _looks_like_utf8(odd):
        return "utf-8", ""
    return "cp1252", "the table is not UTF-8 and was read as Windows-1252"


def _declared(head: bytes) -> str:
    found = _DECLARED.search(head)
    if not found:
        return ""
    name = _known((found[1] or found[2]).decode("ascii", "replace"))
    # A page that can be read as ASCII up to here cannot be UTF-16, whatever it says.
    return "utf-8" if name.startswith("utf-16") else name


def _known(label: str) -> str:
    """The codec that browsers use for a label; "" for an unknown one."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _OF_NO_PAGE else _AS_BROWSERS_READ.get(name, name)


def _strictly(data: bytes, name: str, why: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError) as problem:
        if name == "cp1252" and isinstance(problem, UnicodeDecodeError) and data[problem.start] in _CP1252_HOLES:
            return data.decode("latin-1")
        where = f" (byte {problem.start + 1})" if isinstance(problem, UnicodeDecodeError) else ""
        raise InputError(f"{why} {name}, but it is not{where}") from problem


def _looks_like_utf8(data: bytes) -> bool:
    """True if the non-ASCII bytes are mostly whole UTF-8 characters, so that the rest is damage."""
    whole = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data))
    stray = len(data.decode("utf-8", "replace").split("\ufffd")) - 1
    return whole > stray


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise InputError("its encoding cannot be told")
    name = _AS_BROWSERS_READ.get(codecs.lookup(best.encoding).name, best.encoding)
    return _strictly(data, name, "it looks like"), f"does not say its encoding; read as {name}"
