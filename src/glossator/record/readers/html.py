"""Saved web pages; .gz too."""

from collections.abc import Iterator
from pathlib import Path

from glossator.formats.files import LARGEST_PAGE, file_day, is_packed, read_bytes
from glossator.formats.pages.page import read_page
from glossator.formats.pages.single_file import without_pictures
from glossator.formats.posts import telegram
from glossator.record.model import Document, Refusal
from glossator.record.readers import posts
from glossator.record.readers.mirrors import mirrored
from glossator.record.readers.options import Options
from glossator.record.readers.page_document import page_documents

_WITH_PICTURES = 5 * LARGEST_PAGE  # bytes of a page saved with its images embedded


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The article of the page, and the fact-checks that it states; of an exported chat, its posts."""
    data = read_bytes(path, LARGEST_PAGE if is_packed(path) else _WITH_PICTURES)
    if telegram.is_export(data):
        yield from posts.documents(telegram.of_page(data), path, options)
        return
    place = mirrored(path)
    captured = place.captured if place else file_day(path)
    data = without_pictures(data, LARGEST_PAGE)
    yield from page_documents(read_page(data, place.address if place else "", captured), str(path), options)
