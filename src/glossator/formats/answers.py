"""The body of an HTTP answer before transfer and content encoding (RFC 9112, 7; RFC 9110, 8.4).

Archives keep answers in every state: as they came, with the chunks removed, decompressed, and with the headers of
another state. So a header is believed only if the body bears it out.
"""

import re
import zlib
from collections.abc import Callable
from typing import Any

from glossator.errors import InputError

_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,500})?\r?\n")
_CUT_HEAD = 20  # bytes: what may be left of the head of a chunk if an answer was cut short
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def unwrapped(body: bytes, transfer: str, content: str, largest: int) -> bytes:
    """The body without chunks and compression.

    `transfer` and `content` are the values of Transfer-Encoding and Content-Encoding, "" if not given. Raises
    InputError if the compression is damaged, unknown, or expands beyond the limit.
    """
    if "chunked" in transfer.lower():
        body = _without_chunks(body)
    for name in reversed([part.strip().lower() for part in f"{content},{transfer}".split(",")]):
        if name and name not in ("chunked", "identity", "none", "utf-8") and not _MARKUP.match(body):
            body = _unpacked(body, name, largest)
    return body


def kind_and_charset(content_type: str) -> tuple[str, str]:
    """The media type of a Content-Type in lower case, and its charset; "" for what it does not say."""
    found = _CHARSET.search(content_type)
    return content_type.split(";")[0].strip().lower(), found[1].lower() if found else ""


def _without_chunks(body: bytes) -> bytes:
    """The chunks joined; the body itself if it is not made of chunks. The last one may have been cut short."""
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        size = int(head[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size
        if at >= len(body):
            return b"".join(parts)
        at += 2 if body.startswith(b"\r\n", at) else 1 if body.startswith(b"\n", at) else 0
    return b"".join(parts) if parts and len(body) - at < _CUT_HEAD else body


def _unpacked(body: bytes, name: str, largest: int) -> bytes:
    unpack = _UNPACKERS.get(name)
    if unpack is None:
        raise InputError(f"unsupported compression ({name})")
    try:
        data = unpack(body, largest)
    except Exception as problem:  # three libraries, each with its own errors
        raise InputError(f"damaged: labelled as {name}, but cannot be decompressed") from problem
    if len(data) > largest:
        raise InputError(f"larger than {largest:,} bytes when decompressed")
    return data


def _gzip(body: bytes, largest: int) -> bytes:
    return _inflated(zlib.decompressobj(zlib.MAX_WBITS | 16), body, largest)


def _deflate(body: bytes, largest: int) -> bytes:
    # Some servers leave out the two-byte header that the standard requires.
    try:
        return _inflated(zlib.decompressobj(), body, largest)
    except zlib.error:
        return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), body, largest)


def _inflated(unpacker: Any, body: bytes, largest: int) -> bytes:
    data: bytes = unpacker.decompress(body, largest + 1)
    if not unpacker.eof and len(data) <= largest:
        raise EOFError
    return data


def _brotli(body: bytes, largest: int) -> bytes:
    import brotli  # installed with the reader of archives

    unpacker = brotli.Decompressor()
    return bytes(unpacker.process(body, output_buffer_limit=largest + 1))


_UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
