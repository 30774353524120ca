"""Saved web pages; .gz too."""

from collections.abc import Iterator
from pathlib import Path

from glossator.formats.files import file_day, read_bytes
from glossator.formats.page import read_page
from glossator.record.model import Document, Refusal
from glossator.record.readers.options import Options
from glossator.record.readers.page_document import page_documents


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The article of the page, and the fact-checks that it states."""
    yield from page_documents(read_page(read_bytes(path), captured=file_day(path)), str(path), options)
