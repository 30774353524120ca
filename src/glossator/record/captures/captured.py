"""The raw answer that a document was read from, located in its web archive, byte for byte."""

import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from glossator.errors import InputError, RecordError
from glossator.formats.answers import kind_and_charset, unwrapped
from glossator.formats.files import LARGEST_PAGE
from glossator.record.model import Capture, Document
from glossator.record.record import Record

LARGEST = LARGEST_PAGE + 1_000_000  # bytes of a record of an archive, with its headers
_BLOCK = 1 << 16
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r$", re.IGNORECASE | re.MULTILINE)
_BEGINS = re.compile(rb"WARC/1\.[01]\r\n")


@dataclass(frozen=True)
class Answer:
    """What a server answered: `raw` is the archive's record, `body` is decompressed, `digest` is SHA-256 of the record.

    `noted` is the digest of the body as sent, according to the archive, "" for none. `holds` says whether the digest of
    the whole answer that was noted at the time still matches; None if none was noted.
    """

    address: str
    moment: datetime | None
    status: int
    kind: str
    charset: str
    body: bytes
    raw: bytes
    digest: str
    noted: str
    holds: bool | None


def answer(record: Record, document: Document) -> Answer:
    """The answer. Raises InputError, naming the archive, if it is missing, damaged, or has changed."""
    if document.capture is None:
        raise InputError(f"{document.id}: read from {PurePath(document.source).name}, not from a web archive")
    path = _path(record, document.capture)
    try:
        raw = _record(path, document.capture.offset)
        return _answer(raw)
    except OSError as problem:
        raise InputError(f"{path}: the archive cannot be read ({problem.strerror or problem})") from problem
    except (zlib.error, EOFError, ValueError) as problem:
        raise InputError(f"{path}: no record at {document.capture.offset:,}; the archive was changed") from problem


def packed(raws: Sequence[bytes]) -> list[bytes]:
    """Records of an archive, each compressed on its own: the same in, the same out."""
    return [gzip.compress(raw, mtime=0) for raw in raws]


def _path(record: Record, capture: Capture) -> Path:
    file = Path(capture.file)
    if file.is_absolute():
        return file
    try:
        home = record.path
    except RecordError:  # in object storage: its archives are where they were read
        return file
    return home / file if (home / file).exists() else file


def _record(path: Path, offset: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        begins = file.read(2)
        file.seek(offset)
        raw = _member(file) if begins == b"\x1f\x8b" else file.read(LARGEST)
    if not _BEGINS.match(raw):
        raise ValueError("no record")
    head = raw.index(b"\r\n\r\n") + 4
    length = _LENGTH.search(raw[:head])
    if length is None or len(raw) < head + int(length[1]):
        raise ValueError("cut short")
    return raw[: head + int(length[1])] + b"\r\n\r\n"


def _member(file: Any) -> bytes:
    unpacker, made = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray()
    while not unpacker.eof and len(made) < LARGEST:
        block = file.read(_BLOCK)
        if not block:
            raise EOFError
        made += unpacker.decompress(block, LARGEST - len(made))
    return bytes(made)


def _answer(raw: bytes) -> Answer:
    from fastwarc.warc import ArchiveIterator

    found = next(iter(ArchiveIterator(io.BytesIO(raw), parse_http=False)))
    noted = found.headers.get("WARC-Block-Digest")
    holds = bool(found.verify_block_digest()) if noted else None
    found.parse_http()
    http = found.http_headers if found.is_http else None
    headers = {name.lower(): value for name, value in (http or found.headers).items()}
    kind, charset = kind_and_charset(headers.get("content-type", ""))
    body = found.reader.read(LARGEST_PAGE + 1)
    body = unwrapped(body, headers.get("transfer-encoding", ""), headers.get("content-encoding", ""), LARGEST_PAGE)
    return Answer(
        address=(found.headers.get("WARC-Target-URI") or "").strip("<>"),
        moment=found.record_date,
        status=(http.status_code if http else None) or 200,
        kind=kind,
        charset=charset,
        body=body,
        raw=raw,
        digest=hashlib.sha256(raw).hexdigest(),
        noted=found.headers.get("WARC-Payload-Digest") or "",
        holds=holds,
    )
