"""Mail, and pages in mail's format (RFC 2045, 5322): parts within bounds, their headers, bytes and characters."""

import re
from collections.abc import Iterator
from datetime import date
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
)
from email.header import decode_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from itertools import count
from typing import Any

from glossator.errors import InputError
from glossator.formats.days import day
from glossator.formats.encoding import decode_text

LARGEST = 100_000_000  # bytes of one message; mail servers take a quarter to half of it
TOO_LARGE = f"larger than {LARGEST:,} bytes; save the parts you need separately"
AGAIN = "save it from the mail program again, or its text as .txt"
MOST_PARTS = 1_000
DEEPEST = 20  # levels of nested parts and nested mails
LONGEST_HEADER = 20_000  # characters of a header that says what a part is, and how it is packed
_COMMENT = re.compile(r"\([^()]*\)")


class _Part(EmailMessage):
    """A part that knows its depth, and refuses parts that are too deep."""

    depth = 0

    def set_raw(self, name: str, value: str) -> None:
        if len(value) > LONGEST_HEADER and name.lower().startswith("content-"):
            raise InputError(f"damaged: its header {name[:40]} is longer than {LONGEST_HEADER:,} characters")
        super().set_raw(name, value)

    def attach(self, payload: Any) -> None:
        payload.depth = self.depth + 1
        if payload.depth > DEEPEST:
            raise InputError(f"parts nested more than {DEEPEST} deep; save the parts you need separately")
        super().attach(payload)


def message_of(data: bytes, most_parts: int = MOST_PARTS) -> EmailMessage:
    """The message with its parts in order. Raises InputError for too many, too large or too deeply nested parts."""
    if len(data) > LARGEST:
        raise InputError(TOO_LARGE)
    made = count(1)

    def part(policy: Any) -> EmailMessage:
        if next(made) > most_parts:
            raise InputError(f"more than {most_parts:,} parts; save the parts you need separately")
        return _Part(policy)

    rules = default.clone(message_factory=part)
    return BytesParser(policy=rules).parsebytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))


def header(message: EmailMessage, name: str) -> str:
    """A header's text, "" for none; text in an unknown encoding stays as it is written."""
    return decoded(raw_header(message, name))


def raw_header(message: EmailMessage, name: str) -> str:
    """A header on one line, encoded words as they are; non-ASCII bytes are UTF-8, else Windows-1252."""
    found = next((value for known, value in message.raw_items() if known.lower() == name), "")
    data = str(found).encode("ascii", "surrogateescape")  # how the parser keeps non-ASCII bytes
    try:
        words = data.decode()
    except UnicodeDecodeError:
        words = data.decode("cp1252", "replace")
    return re.sub(r"\r?\n", "", words).strip()


def decoded(words: str) -> str:
    """Encoded words (RFC 2047) decoded."""
    if "=?" not in words:
        return words
    try:
        found = decode_header(words)
        # What stands between encoded words comes in the library's own escapes.
        return "".join(
            part if isinstance(part, str) else part.decode(name or "raw-unicode-escape") for part, name in found
        )
    except (HeaderParseError, LookupError, ValueError):
        return words


def day_of(message: EmailMessage, day_first: bool | None = None) -> tuple[date | None, str]:
    """The day of the Date header as written there, and a remark if it names none."""
    words = _COMMENT.sub("", header(message, "date")).strip()
    written = day(words, day_first) if words else None
    if written is None:
        return (
            None,
            f"published {words[:60]!r} is not a day, or could be read as two, and was left out" if words else "",
        )
    return written, ""


def content(part: EmailMessage) -> bytes:
    """The bytes of a part, transfer encoding undone. Raises InputError if they are damaged."""
    data = part.get_payload(decode=True)
    if any(isinstance(one, InvalidBase64CharactersDefect | InvalidBase64LengthDefect) for one in part.defects):
        raise InputError(f"damaged: its base64 cannot be read; {AGAIN}")
    return data if isinstance(data, bytes) else b""


def characters(part: EmailMessage) -> tuple[str, str]:
    """The text of a part, and a remark if its encoding had to be guessed. Raises InputError for wrong characters."""
    data = content(part)
    try:
        return decode_text(data, part.get_content_charset() or "")
    except InputError as problem:
        raise InputError(f"{problem}; {AGAIN}") from problem


def children(part: EmailMessage) -> list[EmailMessage]:
    """The parts of a part, none for one that has no parts."""
    found = part.get_payload() if part.is_multipart() else []
    return [one for one in found if isinstance(one, EmailMessage)] if isinstance(found, list) else []


def breaks_off(message: EmailMessage) -> bool:
    """True for a message that ends before its last part does."""
    return any(isinstance(one, CloseBoundaryNotFoundDefect) for part in _all(message) for one in part.defects)


def _all(message: EmailMessage) -> Iterator[EmailMessage]:
    yield message
    for part in children(message):
        yield from _all(part)
