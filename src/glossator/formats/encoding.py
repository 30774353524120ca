"""The characters of a page: its declared encoding is binding; what cannot be decoded exactly is refused."""

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import cache

from glossator.errors import InputError
from glossator.language import lists

# A comment or program is no part of a page, whatever it contains. One that does not end takes all that follows.
_NO_PART = re.compile(rb"<!--(?:-?>|.*?(?:-->|\Z))|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_DECLARING = re.compile(
    rb"""<meta(?=[\s/])((?:[^>"']|"[^"]*"|'[^']*')*)>|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]+)""", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NO_MORE_THAN_ASCII = ("us-ascii", "ascii", "ansi_x3.4-1968")
# Python's own codecs, in which nothing is sent; some take quadratic time.
_OF_NO_PAGE = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined")
_CP1252_HOLES = b"\x81\x8d\x8f\x90\x9d"
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_BEYOND_ASCII_WORDS = re.compile(r"[^\x00-\x7f]+")
# The bytes of what Windows-1252 shows for them, as characters of Latin-1.
_AS_BYTES = {ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in _CP1252_HOLES}
_AS_UTF8 = re.compile("[\u00c2-\u00f4].")  # a first byte of UTF-8, and another
_FEWEST_RUNS = 2  # of letters that make sense only as UTF-8
_LOOKED_AT = 1_000_000  # non-ASCII bytes; more say nothing new
HEAD = 4096  # bytes in which a page must declare its encoding


def decode_page(data: bytes, sent_as: str = "") -> tuple[str, str]:
    """The page as text, and a remark if its encoding had to be guessed, or is not as stated.

    `sent_as` is the charset its server named: believed if the page itself names none and is not UTF-8. Raises
    InputError if the page cannot be decoded exactly.
    """
    text, remark = _decoded(data, sent_as)
    if undone := _read_once_too_often(text):
        return undone, "its text was UTF-8 that had been read as Windows-1252; this was undone"
    return text, remark


def _decoded(data: bytes, sent_as: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, "its byte order mark says"), ""
    declared = _declared(data[:HEAD])
    if declared and declared != "utf-8":
        if _is_of_single_bytes(declared) and _is_utf8(data):
            return data.decode(), f"says that it is {declared}, but is UTF-8; read as UTF-8"
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


def _is_utf8(data: bytes) -> bool:
    """True for UTF-8 that is more than ASCII: hardly ever an accident."""
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False


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
    name = next((name for label in _labels(_NO_PART.sub(b" ", head)) if (name := _known(label))), "")
    # A page that can be read as ASCII up to here cannot be UTF-16, whatever it says.
    return "utf-8" if name.startswith("utf-16") else name


def _labels(head: bytes) -> Iterator[str]:
    """What a page declares, as browsers look for it (HTML Standard, 13.2.3.2)."""
    for found in _DECLARING.finditer(head):
        if found[2]:
            yield found[2].decode("ascii")
            continue
        given = found[1].decode("ascii", "replace")
        said = {name.lower(): (one or two or bare).strip() for name, one, two, bare in _ATTRIBUTE.findall(given)}
        if "charset" in said:
            yield said["charset"]
        elif said.get("http-equiv", "").lower() == "content-type":
            yield from _CHARSET.findall(said.get("content", ""))[:1]


def _known(label: str) -> str:
    """The codec that browsers use for a label, else Python's; "" for an unknown one."""
    if known := _codecs().get(label.strip().lower()):
        return known
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _OF_NO_PAGE else _codecs().get(name, name)


@cache
def _codecs() -> dict[str, str]:
    return {label: name for name, labels in lists.load("formats", "encodings").items() for label in labels}


@cache
def _is_of_single_bytes(name: str) -> bool:
    return len(bytes(range(256)).decode(name, "replace")) == 256


def _read_once_too_often(text: str) -> str:
    """The text before its UTF-8 was read as Windows-1252 or Latin-1; "" if anything in it is not of that kind."""
    first = _BEYOND_ASCII_WORDS.search(text)
    if first is None or not _AS_UTF8.match(first[0]):
        return ""  # most pages: only what looks like it is converted as a whole
    try:
        undone = text.translate(_AS_BYTES).encode("latin-1").decode()
    except UnicodeError:
        return ""
    return undone if len(_BEYOND_ASCII_WORDS.findall(text)) >= _FEWEST_RUNS else ""


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
    name = _known(best.encoding) or best.encoding
    return _strictly(data, name, "it looks like"), f"does not say its encoding; read as {name}"
