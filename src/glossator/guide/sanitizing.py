"""Sanitising external input: URLs, invisible characters, characters that a format cannot contain."""

import re
from urllib.parse import quote, urlsplit

from markupsafe import escape

# Controls, zero-width characters and bidirectional controls (Unicode TR 9, TR 36; "Trojan Source", CVE-2021-42574).
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_JOINERS = "\u200c\u200d"
_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_PLACE = re.compile(r"(?:\.\./){0,3}[\w][\w.-]*(?:/[\w][\w.-]*)*(?:#[\w.-]+)?", re.ASCII)
_SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f]")


def visible(text: str) -> str:
    """`text` with every hidden or reordering character written out, as in ⟨U+202E⟩.

    Joiners inside emoji and in scripts that need them are kept.
    """
    return _HIDDEN.sub(_written_out, text)


def _written_out(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1] if match.start() else ""
    if match.group() in _JOINERS and before > "\u0590" and before not in _JOINERS and not _HIDDEN.match(before):
        return match.group()
    if match.group() == "\r":
        return "\n"
    return f"⟨U+{ord(match.group()):04X}⟩"


def html(value: object) -> object:
    """A value for a template: text escaped and made visible; markup and None unchanged."""
    if value is None:
        return ""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return escape(visible(value))
    return value


def link(address: str) -> str:
    """The URL if it may become a link (http or https, a host, no spaces or hidden characters), else ''."""
    if not address or _SPACE_OR_CONTROL.search(address) or _HIDDEN.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username is not None:
        return ""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=~-._")


def beside(place: str) -> str:
    """A relative path as a link; '' for anything that leads to another site or is no plain path."""
    return place if _PLACE.fullmatch(place) and "//" not in place else link(place)


def host(address: str) -> str:
    """The host of a link for display; '' if the URL is no link."""
    safe = link(address)
    name = urlsplit(safe).hostname or "" if safe else ""
    return name.removeprefix("www.")


def xml(text: str) -> str:
    """`text` with characters that XML 1.0 does not allow replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def json_text(dumped: str) -> str:
    """JSON with hidden characters escaped: the same value, without misleading anybody who reads the file.

    A lone surrogate, which JSON readers need not accept, becomes U+FFFD.
    """
    return _HIDDEN.sub(lambda match: _json_escape(match.group()), dumped)


def _json_escape(character: str) -> str:
    if character in "\n\r\t":
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\\ufffd"
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
