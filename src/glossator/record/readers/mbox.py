"""Mailboxes: many messages in one file (RFC 4155), one in memory at a time; .gz too."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from glossator.errors import InputError
from glossator.formats.files import beat, blocks, file_day
from glossator.formats.mail.mime import LARGEST, TOO_LARGE
from glossator.record.model import Document, Refusal
from glossator.record.readers import MAILBOX
from glossator.record.readers.isolated import counted, isolated
from glossator.record.readers.messages import Around, message_documents
from glossator.record.readers.options import Options

REFUSALS_NAMED = 100  # refused messages of a mailbox that are named; further ones are counted
_REACH = 1_500  # bytes of any line that separates two messages
_PARTING = re.compile(rb"(?<=\n)\r?\n(?=" + MAILBOX.pattern + rb")")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The documents of each message; one that cannot be read is refused by its number."""
    captured, passed_over, refused = file_day(path), Counter[str](), 0
    for number, data in enumerate(messages(path), 1):
        beat()
        around = Around(f"{path}, message {number}", captured, options, passed_over)
        for found in isolated(around.source, partial(_one, data, around)):
            refused += isinstance(found, Refusal)
            if isinstance(found, Document) or refused <= REFUSALS_NAMED:
                yield found
    if refused > REFUSALS_NAMED:
        yield Refusal(source=str(path), reason=f"{refused - REFUSALS_NAMED:,} more messages, for reasons like these")
    yield from counted(str(path), passed_over, "attachments that are not documents")


def messages(path: Path) -> Iterator[bytes | None]:
    """The messages of a mailbox, each with its separator line; None for one that is too large."""
    held, at, too_large = b"", -1, False
    for block in blocks(path):
        held += block
        if at < 0 and not MAILBOX.match(held):
            raise InputError("not a mailbox: it does not begin with a line 'From …'; save it again, as .mbox or .eml")
        begin = 0
        for found in _PARTING.finditer(held, max(at, 0)):
            yield None if too_large else held[begin : found.start()]
            begin, too_large = found.end(), False
        held = held[begin:]
        if len(held) > LARGEST + _REACH:
            held, too_large = held[-_REACH:], True
        at = max(0, len(held) - _REACH)
    yield None if too_large else held


def _one(data: bytes | None, around: Around) -> Iterator[Document | Refusal]:
    if data is None:
        raise InputError(TOO_LARGE)
    # In mailboxes, a line of text that begins like a separator line is quoted.
    yield from message_documents(_QUOTED.sub(rb"\1", data), around)
