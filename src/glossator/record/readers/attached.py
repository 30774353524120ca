"""Files attached to a message, read as files of their own."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from glossator.errors import InputError
from glossator.formats.kinds import suffixes
from glossator.formats.mail.mail_text import MAILS
from glossator.formats.mail.mime import characters, content
from glossator.formats.plain_text import one_line
from glossator.formats.unsupported import instead
from glossator.record.model import Document, Refusal
from glossator.record.readers import SUFFIXES, reader_of
from glossator.record.readers.options import Options

_LONGEST_NAME = 60  # characters; file systems take 255 bytes
_NO_WORDS = ("image", "audio", "video", "font")
_SUFFIX_OF = {"text/plain": ".txt", "text/html": ".html", **suffixes()}
_PACKED = "a mailbox or compressed mail within a mail; save it and add it separately"


def name_of(part: EmailMessage, number: int) -> str:
    """The file's name, without folders; for a file without a name, one made from its stated type."""
    given = PurePosixPath(one_line(part.get_filename() or "").replace("\\", "/")).name.lstrip(".")
    kind = part.get_content_type()
    name = given or ("mail" if kind in MAILS else "file") + f" {number}"
    name = name[-_LONGEST_NAME:]  # its extension tells what it is
    return name if _form(name) else name + ("" if instead(name) else _SUFFIX_OF.get(kind, ""))


def form_of(part: EmailMessage, name: str) -> str:
    """The reader for the file; "" if it holds no words that anybody could read."""
    if part.get_content_type() in MAILS:
        return "mail"
    if form := _form(name):
        return "packed" if form == "mbox" or (form == "mail" and name.lower().endswith(".gz")) else form
    readable = instead(name) and part.get_content_maintype() not in _NO_WORDS
    return "none" if readable else ""


def _form(name: str) -> str:
    found = SUFFIXES.get(PurePosixPath(name.lower().removesuffix(".gz")).suffix, "")
    return "" if found == "picture" else found  # mostly the sender's logo


def read(
    part: EmailMessage, name: str, form: str, captured: date | None, options: Options
) -> Iterator[Document | Refusal]:
    """The contents of the file.

    Raises InputError as its reader does, or with what to do if there is no reader for it.
    """
    if form in ("packed", "none"):
        raise InputError(_PACKED if form == "packed" else f"attached, and not read ({instead(name)})")
    reader = reader_of(form)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(_bytes(part, form))
        if captured:
            # A file's day is that of its capture; no date that it states can be later.
            moment = datetime.combine(captured, time(12), UTC).timestamp()
            os.utime(path, (moment, moment))
        yield from reader(path, options)


def _bytes(part: EmailMessage, form: str) -> bytes:
    if form in ("text", "csv") and part.get_content_charset():
        return characters(part)[0].encode()
    return content(part)
