"""Pages that a browser saved as a single file with everything they show (RFC 2557); .gz too."""

from collections.abc import Iterator
from pathlib import Path

from glossator.formats.files import file_day, read_bytes
from glossator.formats.mail.mime import LARGEST
from glossator.formats.pages.mhtml import packed_page
from glossator.record.model import Document, Refusal
from glossator.record.readers.options import Options
from glossator.record.readers.page_document import page_documents


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The documents of the page, as if it had been saved as HTML; its day of capture is the day it was saved."""
    yield from page_documents(packed_page(read_bytes(path, LARGEST), file_day(path)), str(path), options)
