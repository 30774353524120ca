"""Web archives: the pages and files in them, at the URLs and days of their capture; .gz too."""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.formats.address import is_address
from glossator.formats.answers import kind_and_charset, unwrapped
from glossator.formats.days import day
from glossator.formats.files import LARGEST_PAGE, check_packing
from glossator.formats.kinds import LOOKED_AT, may_be_read, promising, says_nothing, suffix_of
from glossator.formats.pages.page import read_page
from glossator.record.model import Capture, Document, Refusal
from glossator.record.readers import served
from glossator.record.readers.isolated import counted, isolated
from glossator.record.readers.options import Options
from glossator.record.readers.page_document import page_documents

_LENGTH = re.compile(r"\d{1,15}")
Place = Callable[[int], Capture | None]
_AGAIN = "of a page that had not changed"  # revisit records (WARC 1.1, 6.7): their content is in another record
_EXTRACTED = "of extracted text alone (WET)"  # conversion records (6.6): menus and all, in the order of the markup
_CUT = "the archive holds only the beginning of this page: what comes after it is not on file"


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The documents of each successfully captured page; everything else in the archive is skipped and counted."""
    file = named_from(path, options.home)
    yield from read_archive(path, str(path), lambda offset: Capture(file=file, offset=offset), options)


def read_archive(path: Path, named: str, place: Place, options: Options) -> Iterator[Document | Refusal]:
    """The documents of an archive from another file, under the name it is `named`, with the place of each answer."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    check_packing(path)
    try:
        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.conversion
        yield from _records(path, named, place, partial(ArchiveIterator, record_types=kinds), options)
    except (OSError, ValueError) as problem:
        raise InputError(f"not a web archive ({problem})") from problem


def _records(path: Path, named: str, place: Place, archive: Any, options: Options) -> Iterator[Document | Refusal]:
    from fastwarc.warc import WarcRecordType

    seen, passed_over = False, Counter[str]()
    with path.open("rb") as stream:
        for record in archive(stream):
            seen = seen or record.record_type != WarcRecordType.conversion
            if other := _no_page(record):
                passed_over[other] += 1
                continue
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")

            def documents(record: Any = record, address: str = address) -> Iterator[Document | Refusal]:
                return _captured(record, address, named, place, options, passed_over)

            yield from isolated(f"{named}: {address or record.record_id}", documents)
    if not seen and passed_over:
        raise InputError("only text extracted from pages (WET); get the archive of the pages themselves, as .warc")
    if not seen:
        raise InputError("not a web archive, or it contains no responses")
    yield from counted(named, passed_over, "responses that are not pages")


def _header(record: Any, name: str) -> str:
    """A header of the answer, else of the record that holds a page without one; names are case-insensitive."""
    headers = record.http_headers if record.is_http and record.http_headers is not None else record.headers
    return next((value for known, value in headers.items() if known.lower() == name), "")


def _no_page(record: Any) -> str:
    """Why an answer is not a page to read: what it is, or that its capture failed; "" for a page."""
    if record.headers.get("WARC-Type") == "revisit":
        return _AGAIN
    if record.headers.get("WARC-Type") == "conversion":
        return _EXTRACTED
    if record.is_http and record.http_headers is not None and (record.http_headers.status_code or 200) != 200:
        return f"with status {record.http_headers.status_code}"
    kind, _ = kind_and_charset(_header(record, "content-type"))
    return "" if may_be_read(kind) else kind


def _captured(
    record: Any, address: str, named: str, place: Place, options: Options, passed_over: Counter[str]
) -> Iterator[Document | Refusal]:
    """The documents of an answer, each with the answer's place."""
    offset = int(record.stream_pos)
    capture, cut = place(offset), [_CUT] if _is_cut(record) else []
    for found in _documents(record, address, f"{named} at {offset}", options, passed_over):
        about = {"capture": capture, "remarks": [*found.remarks, *cut]} if isinstance(found, Document) else {}
        yield found.model_copy(update=about)


def _is_cut(record: Any) -> bool:
    """True if the archive says so, or holds less than the server said that it sent, as it was sent."""
    if record.headers.get("WARC-Truncated"):
        return True
    stated = _header(record, "content-length")
    if _header(record, "transfer-encoding") or _header(record, "content-encoding") or not _LENGTH.fullmatch(stated):
        return False
    # Crawlers that keep what the browser read leave out the byte order mark.
    return bool(record.content_length + len(BOM_UTF8) < int(stated))


def named_from(path: Path, home: str) -> str:
    """The file's path relative to its home folder, if it is in one; else its path on this machine."""
    try:
        return path.resolve().relative_to(Path(home).resolve()).as_posix() if home else str(path.absolute())
    except ValueError:
        return str(path.absolute())


def _documents(
    record: Any, address: str, source: str, options: Options, passed_over: Counter[str]
) -> Iterator[Document | Refusal]:
    kind, charset = kind_and_charset(_header(record, "content-type"))
    data = record.reader.read(LOOKED_AT)
    suffix = ""
    if promising(kind, address, data):
        data = _whole(record, data, says_nothing(kind))
        suffix = suffix_of(kind, address, data)
    if not suffix or (suffix != ".html" and not is_address(address)):
        passed_over[kind or "of no stated kind"] += 1
        return
    moment = record.record_date
    captured = moment.date() if moment else day(record.headers.get("WARC-Date", ""))
    if suffix != ".html":
        yield from served.documents(data, suffix, address, captured, source, options)
        return
    page = read_page(data, address if is_address(address) else "", captured, charset)
    yield from page_documents(page, source, options)


def _whole(record: Any, beginning: bytes, says_nothing: bool) -> bytes:
    """The answer before compression; "" for one that is too large and may be anything."""
    data: bytes = beginning + record.reader.read(LARGEST_PAGE + 1 - len(beginning))
    if len(data) > LARGEST_PAGE:
        if says_nothing:
            return b""
        raise InputError(f"larger than {LARGEST_PAGE:,} bytes")
    packing = _header(record, "transfer-encoding"), _header(record, "content-encoding")
    return unwrapped(data, *packing, LARGEST_PAGE)
