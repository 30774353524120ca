"""Web archives: the pages in them, at the addresses and days of their capture; .gz too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.record.identity import is_address
from glossator.record.model import Document, Refusal
from glossator.record.readers.days import day
from glossator.record.readers.files import LARGEST_PAGE, check_packing
from glossator.record.readers.options import Options
from glossator.record.readers.page import read_page
from glossator.record.readers.page_document import page_documents

_PAGES = ("text/html", "application/xhtml+xml")


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The documents of each page captured with success; pictures, scripts and redirects are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    check_packing(path)
    try:
        yield from _records(path, ArchiveIterator, WarcRecordType.response | WarcRecordType.resource, options)
    except (OSError, ValueError) as problem:
        raise InputError(f"not a web archive ({problem})") from problem


def _records(path: Path, archive: Any, kinds: Any, options: Options) -> Iterator[Document | Refusal]:
    seen = False
    with path.open("rb") as stream:
        for record in archive(stream, record_types=kinds):
            seen = True
            if not _is_page(record):
                continue
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            try:
                yield from _documents(record, address, f"{path} at {record.stream_pos}", options)
            except InputError as problem:
                yield Refusal(source=f"{path}: {address or record.record_id}", reason=str(problem))
    if not seen:
        raise InputError("not a web archive, or one without answers in it")


def _is_page(record: Any) -> bool:
    if record.is_http and record.http_headers is not None:
        kind = record.http_content_type or ""
        return kind in _PAGES and (record.http_headers.status_code or 200) == 200
    return (record.headers.get("Content-Type") or "").split(";")[0].strip() in _PAGES


def _documents(record: Any, address: str, source: str, options: Options) -> Iterator[Document]:
    data = record.reader.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise InputError(f"larger than {LARGEST_PAGE:,} bytes")
    captured = record.record_date
    known = address if is_address(address) else ""
    page = read_page(data, known, captured.date() if captured else day(record.headers.get("WARC-Date", "")))
    yield from page_documents(page, source, options)
