"""Web archives: the pages, PDF and Word files in them, at the addresses and days of their capture; .gz too."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from glossator.errors import InputError
from glossator.record.identity import is_address
from glossator.record.model import Capture, Document, Refusal
from glossator.record.readers import served
from glossator.record.readers.answers import kind_and_charset, unwrapped
from glossator.record.readers.days import day
from glossator.record.readers.files import LARGEST_PAGE, check_packing
from glossator.record.readers.isolated import isolated
from glossator.record.readers.options import Options
from glossator.record.readers.page import read_page
from glossator.record.readers.page_document import page_documents

_PAGES = ("text/html", "application/xhtml+xml")
_KINDS_NAMED = 5


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The documents of each page captured with success; what else is in it is passed over, and counted."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    check_packing(path)
    try:
        yield from _records(path, ArchiveIterator, WarcRecordType.response | WarcRecordType.resource, options)
    except (OSError, ValueError) as problem:
        raise InputError(f"not a web archive ({problem})") from problem


def _records(path: Path, archive: Any, kinds: Any, options: Options) -> Iterator[Document | Refusal]:
    seen, passed_over = False, Counter[str]()
    with path.open("rb") as stream:
        for record in archive(stream, record_types=kinds):
            seen = True
            if other := _no_page(record):
                passed_over[other] += 1
                continue
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")

            def documents(record: Any = record, address: str = address) -> Iterator[Document | Refusal]:
                return _captured(record, address, path, options)

            yield from isolated(f"{path}: {address or record.record_id}", documents)
    if not seen:
        raise InputError("not a web archive, or one without answers in it")
    if passed_over:
        yield Refusal(source=str(path), reason=_counted(passed_over), passed_over=True)


def _counted(passed_over: Counter[str]) -> str:
    named = passed_over.most_common(_KINDS_NAMED)
    rest = passed_over.total() - sum(count for _, count in named)
    kinds = [f"{count:,} {what}" for what, count in named] + ([f"{rest:,} others"] if rest else [])
    return f"{passed_over.total():,} answers that are no pages: {', '.join(kinds)}"


def _header(record: Any, name: str) -> str:
    """A header of the answer, else of the record that holds a page without one; names go without regard to case."""
    headers = record.http_headers if record.is_http and record.http_headers is not None else record.headers
    return next((value for known, value in headers.items() if known.lower() == name), "")


def _no_page(record: Any) -> str:
    """What an answer is that is no page captured with success; "" for a page."""
    if record.is_http and record.http_headers is not None and (record.http_headers.status_code or 200) != 200:
        return f"with status {record.http_headers.status_code}"
    kind, _ = kind_and_charset(_header(record, "content-type"))
    return "" if kind in _PAGES or kind in served.KINDS else kind or "of no stated kind"


def _captured(record: Any, address: str, path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The documents of a page, each with the place of its raw answer."""
    offset = int(record.stream_pos)
    capture = Capture(file=_named(path, options.home), offset=offset)
    for found in _documents(record, address, f"{path} at {offset}", options):
        yield found.model_copy(update={"capture": capture}) if isinstance(found, Document) else found


def _named(path: Path, home: str) -> str:
    """The file's name from the folder it is at home in, where it is; else as it was given."""
    try:
        return path.resolve().relative_to(Path(home).resolve()).as_posix() if home else str(path)
    except ValueError:
        return str(path)


def _documents(record: Any, address: str, source: str, options: Options) -> Iterator[Document | Refusal]:
    data = record.reader.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise InputError(f"larger than {LARGEST_PAGE:,} bytes")
    packing = _header(record, "transfer-encoding"), _header(record, "content-encoding")
    data = unwrapped(data, *packing, LARGEST_PAGE)
    moment = record.record_date
    captured = moment.date() if moment else day(record.headers.get("WARC-Date", ""))
    kind, charset = kind_and_charset(_header(record, "content-type"))
    if kind in served.KINDS:
        yield from served.documents(data, kind, address, captured, source, options)
        return
    page = read_page(data, address if is_address(address) else "", captured, charset)
    yield from page_documents(page, source, options)
